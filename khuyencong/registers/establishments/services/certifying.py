"""A product becomes typical of rural industry by a decision, and ceases to be by another."""

from collections.abc import Iterable
from datetime import date

from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment, Product
from khuyencong.registers.establishments.services.editing import save_change
from khuyencong.registers.establishments.states import ProductLevel

_RANKS = (
    ProductLevel.COMMUNE,
    ProductLevel.DISTRICT,
    ProductLevel.PROVINCE,
    ProductLevel.REGION,
    ProductLevel.NATION,
)

Standing = tuple[str, date]
"""At which level a product was certified, and on which day."""


def lock_makers(establishment_ids: Iterable[int]) -> None:
    """Lock the records whose products are certified together, always in the same order."""
    makers = Establishment.objects.select_for_update().filter(pk__in=list(establishment_ids))
    list(makers.order_by("pk"))


def certify_product(establishment_id: int, name: str, standing: Standing, *, by: Actor) -> Product:
    """Write that a product was recognised as typical, in the caller's transaction.

    The decision is the caller's, and so is the right to take it. A product that is not in the
    register yet is added. A higher level that stands already stays.
    """
    establishment = _lock_kept(establishment_id)
    product = _product_called(establishment, name)
    if product is None:
        product = Product.objects.create(
            establishment=establishment, name=tidy(name)[: _longest_name()]
        )
    if not product.certified_level or _order(standing) >= _order(_standing_of(product)):
        _write(establishment, product, standing, by=by)
    return product


def take_back_certificate(
    establishment_id: int, name: str, standing: Standing, *, left: Standing | None, by: Actor
) -> None:
    """Write that a product is no longer typical by a decision, in the caller's transaction.

    ``left`` is what still stands of others. What an officer entered of another level or day stays.
    """
    establishment = _lock_kept(establishment_id)
    product = _product_called(establishment, name)
    if product is not None and product.certified_level and _standing_of(product) == standing:
        _write(establishment, product, left, by=by)


def _lock_kept(establishment_id: int) -> Establishment:
    """Return the locked record; of one that was merged away, the record that was kept."""
    establishment = Establishment.objects.select_for_update().get(pk=establishment_id)
    if establishment.merged_into_id is None:
        return establishment
    return Establishment.objects.select_for_update().get(pk=establishment.merged_into_id)


def _product_called(establishment: Establishment, name: str) -> Product | None:
    called = fold(tidy(name)[: _longest_name()])
    in_use = establishment.products.filter(removed_on__isnull=True)
    return next((one for one in in_use if fold(one.name) == called), None)


def _longest_name() -> int:
    longest = Product._meta.get_field("name").max_length
    assert longest is not None, "a name has its longest"
    return longest


def _standing_of(product: Product) -> Standing:
    assert product.certified_on is not None, "level and day stand together"
    return product.certified_level, product.certified_on


def _order(standing: Standing) -> tuple[int, date]:
    level, day = standing
    return _RANKS.index(ProductLevel(level)), day


def _write(
    establishment: Establishment, product: Product, standing: Standing | None, *, by: Actor
) -> None:
    before = {
        "product": product.pk,
        "certified_level": product.certified_level,
        "certified_on": product.certified_on,
    }
    product.certified_level, product.certified_on = standing or ("", None)
    product.save(update_fields=["certified_level", "certified_on"])
    after = {
        "product": product.pk,
        "name": product.name,
        "certified_level": product.certified_level,
        "certified_on": product.certified_on,
    }
    save_change(establishment, "product_certified", by=by, before=before, after=after)
