"""Who shows at a booth, and what."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.fairs.checks import problems_of_exhibitor, problems_of_product
from khuyencong.activities.fairs.models import Exhibitor, Product
from khuyencong.activities.fairs.permissions import require_may_enter, require_may_keep
from khuyencong.activities.fairs.services.locking import (
    lock_booth,
    require_fair_unreported,
    require_not_cancelled,
    require_unreported,
)
from khuyencong.activities.fairs.values import ProductValues
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.queries import visible_establishments


@transaction.atomic
def add_exhibitor(
    booth_id: int, establishment_id: int, *, contact_name: str = "", by: Actor
) -> Exhibitor:
    """Give an establishment its place at a booth.

    Locks the establishment too, so that two offices cannot both send it abroad a last time.
    """
    establishment = Establishment.objects.select_for_update(of=("self",)).get(pk=establishment_id)
    booth = lock_booth(booth_id)
    require_may_keep(by, booth.fair.office_id)
    require_not_cancelled(booth.fair)
    require_unreported(booth)
    require_fair_unreported(booth.fair)
    if not visible_establishments(by).filter(pk=establishment_id).exists():
        raise Refused(Problem("fairs.establishment_unknown", field="establishment"))
    require(problems_of_exhibitor(booth, establishment_id))
    exhibitor = Exhibitor.objects.create(
        booth=booth,
        fair=booth.fair,
        establishment=establishment,
        contact_name=tidy(contact_name),
    )
    told = {"establishment": establishment.name, "booth": booth.position}
    record("fair.exhibitor_added", booth.fair.reference, by=by, after=told)
    return exhibitor


@transaction.atomic
def add_product(
    booth_id: int,
    establishment_id: int,
    values: ProductValues,
    *,
    by: Actor,
    picture: "UploadedFile[bytes] | None" = None,
) -> Product:
    """Enter a product on show. Only what an exhibitor of the booth makes is shown there."""
    booth = lock_booth(booth_id)
    require_not_cancelled(booth.fair)
    exhibitor = (
        Exhibitor.objects.filter(booth=booth, establishment=establishment_id)
        .select_related("establishment")
        .first()
    )
    if exhibitor is None:
        told = {"position": booth.position}
        raise Refused(Problem("fairs.product_without_exhibitor", told, field="establishment"))
    exhibitor.fair = booth.fair
    require_may_enter(by, exhibitor)
    require(problems_of_product(exhibitor, values))
    kept = None
    if picture is not None:
        kept = store_upload(picture, by=by, allowed=PICTURES, field="picture")
    product = Product.objects.create(
        exhibitor=exhibitor,
        name=tidy(values.name),
        folded_name=fold(tidy(values.name)),
        unit=tidy(values.unit),
        price_vnd=values.price_vnd,
        quantity=values.quantity,
        picture=kept,
    )
    told = {"product": product.name, "establishment": exhibitor.establishment.name}
    record("fair.product_added", booth.fair.reference, by=by, after=told)
    return product
