"""What is told about an establishment: figures, products, priority, pollution, earlier support."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.checks import (
    check_dates,
    check_mark,
    check_not_ahead,
    check_pollution,
    check_product,
    check_support,
    check_year_figures,
)
from khuyencong.registers.establishments.models import (
    Establishment,
    PollutionRecord,
    PriorityMark,
    Product,
    SupportReceived,
    YearFigures,
)
from khuyencong.registers.establishments.permissions import (
    keeping_refusal,
    telling_refusal,
    verifying_refusal,
)
from khuyencong.registers.establishments.services.editing import open_establishment, save_change
from khuyencong.registers.establishments.values import (
    MarkValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from khuyencong.registers.offices.permissions import require_another_person


@transaction.atomic
def record_year_figures(
    establishment_id: int, values: YearValues, *, version: int, by: Actor, on: date
) -> YearFigures:
    """Enter or correct the figures of one year; ``version`` is the record's that one saw."""
    establishment = open_establishment(
        establishment_id, version=version, by=by, refusal=telling_refusal
    )
    require(check_year_figures(values, on=on))
    told = {**asdict(values), "output_note": tidy(values.output_note)}
    known = establishment.year_figures.filter(year=values.year).first()
    figures = known or YearFigures(establishment=establishment)
    before = {name: getattr(known, name) for name in told} if known else {}
    for name, value in told.items():
        setattr(figures, name, value)
    figures.save()
    save_change(establishment, "figures_recorded", by=by, before=before, after=told)
    return figures


@transaction.atomic
def add_product(establishment_id: int, values: ProductValues, *, by: Actor, on: date) -> Product:
    """Add a product. The same name twice is refused. Its certificate is entered by an officer."""
    establishment = open_establishment(establishment_id, by=by, refusal=telling_refusal)
    values = values.tidied()
    require(check_product(values, on=on), _check_product_once(establishment, values, skip=None))
    _require_officer_for_certificate(establishment, values, None, by=by)
    product = Product.objects.create(establishment=establishment, **asdict(values))
    save_change(establishment, "product_added", by=by, after=asdict(values))
    return product


@transaction.atomic
def change_product(
    product_id: int, values: ProductValues, *, version: int, by: Actor, on: date
) -> Product:
    """Change a product; ``version`` is the establishment's that the person saw."""
    product = Product.objects.get(pk=product_id)
    establishment = open_establishment(
        product.establishment_id, version=version, by=by, refusal=telling_refusal
    )
    product.refresh_from_db()
    _require_in_use(product)
    values = values.tidied()
    require(
        check_product(values, on=on), _check_product_once(establishment, values, skip=product.pk)
    )
    _require_officer_for_certificate(establishment, values, product, by=by)
    before = {name: getattr(product, name) for name in asdict(values)}
    for name, value in asdict(values).items():
        setattr(product, name, value)
    product.save(update_fields=list(before))
    save_change(establishment, "product_changed", by=by, before=before, after=asdict(values))
    return product


@transaction.atomic
def remove_product(product_id: int, *, by: Actor, on: date) -> Product:
    """Record that a product is made no longer."""
    product = Product.objects.get(pk=product_id)
    establishment = open_establishment(product.establishment_id, by=by, refusal=telling_refusal)
    product.refresh_from_db()
    _require_in_use(product)
    product.removed_on = on
    product.save(update_fields=["removed_on"])
    before = {"product": product.pk, "name": product.name}
    save_change(establishment, "product_removed", by=by, before=before)
    return product


def _require_in_use(product: Product) -> None:
    if product.removed_on is not None:
        raise OutOfStep(Problem("establishments.product_removed", {"name": product.name}))


def _check_product_once(
    establishment: Establishment, values: ProductValues, *, skip: int | None
) -> list[Problem]:
    others = establishment.products.filter(removed_on__isnull=True)
    if fold(values.name) not in {fold(one.name) for one in others if one.pk != skip}:
        return []
    return [Problem("establishments.product_twice", {"name": values.name}, field="name")]


def _require_officer_for_certificate(
    establishment: Establishment, values: ProductValues, known: Product | None, *, by: Actor
) -> None:
    stood = (known.certified_level, known.certified_on) if known else ("", None)
    if (values.certified_level, values.certified_on) == stood:
        return
    if keeping_refusal(by, establishment):
        raise NotPermitted(
            Problem("establishments.certificate_by_officer", field="certified_level")
        )


@transaction.atomic
def add_priority_mark(
    establishment_id: int, values: MarkValues, *, by: Actor, on: date
) -> PriorityMark:
    """Claim a ground for priority with its proof. It counts when another officer verified it."""
    establishment = open_establishment(establishment_id, by=by, refusal=telling_refusal)
    values = values.tidied()
    require(check_mark(establishment, values, on=on))
    mark = PriorityMark.objects.create(
        establishment=establishment, made_by_id=by.user_id, **asdict(values)
    )
    save_change(establishment, "mark_added", by=by, after={"mark": mark.pk, **asdict(values)})
    return mark


@transaction.atomic
def verify_priority_mark(mark_id: int, *, by: Actor, on: date) -> PriorityMark:
    """Confirm that the proof of a mark was seen. Never by the person who entered the mark."""
    mark = PriorityMark.objects.get(pk=mark_id)
    establishment = open_establishment(mark.establishment_id, by=by, refusal=verifying_refusal)
    mark.refresh_from_db()
    if mark.verified_on is not None:
        verified = {"verified_on": mark.verified_on.isoformat()}
        raise OutOfStep(Problem("establishments.mark_verified_already", verified))
    require_another_person(by, maker_id=mark.made_by_id, thing=f"mark:{mark.pk}")
    mark.verified_by_id = by.user_id
    mark.verified_on = on
    mark.save(update_fields=["verified_by", "verified_on"])
    save_change(establishment, "mark_verified", by=by, after={"mark": mark.pk, "kind": mark.kind})
    return mark


@transaction.atomic
def end_priority_mark(
    mark_id: int, *, valid_to: date, reason: str, by: Actor, on: date
) -> PriorityMark:
    """Record the last day of a ground for priority, with the reason."""
    mark = PriorityMark.objects.get(pk=mark_id)
    establishment = open_establishment(mark.establishment_id, by=by, refusal=verifying_refusal)
    mark.refresh_from_db()
    if mark.valid_to is not None and mark.valid_to < on:
        raise OutOfStep(
            Problem("establishments.mark_ended", {"ended_on": mark.valid_to.isoformat()})
        )
    if not tidy(reason):
        raise Refused(Problem("establishments.reason_missing", field="reason"))
    require(
        check_dates(mark.valid_from, valid_to),
        check_not_ahead(valid_to, on=on, field="valid_to"),
    )
    before = {"mark": mark.pk, "kind": mark.kind, "valid_to": mark.valid_to}
    mark.valid_to = valid_to
    mark.save(update_fields=["valid_to"])
    after = {"mark": mark.pk, "kind": mark.kind, "valid_to": valid_to}
    save_change(establishment, "mark_ended", by=by, before=before, after=after, reason=tidy(reason))
    return mark


@transaction.atomic
def record_pollution(
    establishment_id: int, values: PollutionValues, *, by: Actor, on: date
) -> PollutionRecord:
    """Add what an inspection found. Told by an officer of the territory, never by the applicant."""
    establishment = open_establishment(establishment_id, by=by, refusal=verifying_refusal)
    values = values.tidied()
    require(check_pollution(values, on=on))
    row = PollutionRecord.objects.create(establishment=establishment, **asdict(values))
    save_change(establishment, "pollution_recorded", by=by, after=asdict(values))
    return row


@transaction.atomic
def declare_support(
    establishment_id: int, values: SupportValues, *, by: Actor, on: date
) -> SupportReceived:
    """Declare state money received before from elsewhere."""
    establishment = open_establishment(establishment_id, by=by, refusal=telling_refusal)
    values = values.tidied()
    require(check_support(values, on=on))
    support = SupportReceived.objects.create(establishment=establishment, **asdict(values))
    save_change(
        establishment, "support_declared", by=by, after={"support": support.pk, **asdict(values)}
    )
    return support


@transaction.atomic
def take_back_support(support_id: int, *, reason: str, by: Actor) -> None:
    """Take out a wrong declaration, with the reason. A clerk's work: it opens the way to money."""
    support = SupportReceived.objects.get(pk=support_id)
    establishment = open_establishment(support.establishment_id, by=by, refusal=keeping_refusal)
    if not tidy(reason):
        raise Refused(Problem("establishments.reason_missing", field="reason"))
    before = {name: getattr(support, name) for name in SupportValues.names()}
    support.delete()
    save_change(establishment, "support_taken_back", by=by, before=before, reason=tidy(reason))
