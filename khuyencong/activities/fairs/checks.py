"""Reasons against what is stated about fairs. Each looks at one thing."""

from datetime import date

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair, Product, Sales
from khuyencong.activities.fairs.queries import limit_of
from khuyencong.activities.fairs.states import (
    ABROAD_A_YEAR,
    ABROAD_SOURCE,
    BoothKind,
    FairKind,
    Period,
    due_from,
)
from khuyencong.activities.fairs.values import (
    BoothValues,
    ContactValues,
    DealValues,
    FairValues,
    ProductValues,
    TaskValues,
)
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import fold, tidy
from khuyencong.programme.proposals.models import Proposal


def _check_told(text: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem("fairs.untold", field=field)]


def _check_amount(amount_vnd: int, *, field: str) -> list[Problem]:
    if 0 <= amount_vnd <= MAXIMUM_VND:
        return []
    told = {"amount_vnd": amount_vnd}
    return [Problem("fairs.amount_out_of_sense", told, field=field)]


def problems_of_fair(values: FairValues) -> list[Problem]:
    """Return everything that is wrong with a fair as it is stated."""
    problems = [
        *_check_told(values.name, field="name"),
        *_check_told(values.organiser, field="organiser"),
        *_check_told(values.place, field="place"),
    ]
    if values.ends_on < values.starts_on:
        told = {"starts_on": values.starts_on.isoformat(), "ends_on": values.ends_on.isoformat()}
        problems.append(Problem("fairs.days_reversed", told, field="ends_on"))
    is_abroad = values.kind == FairKind.ABROAD
    if is_abroad and not tidy(values.country):
        problems.append(Problem("fairs.country_needed", field="country"))
    if not is_abroad and tidy(values.country):
        problems.append(Problem("fairs.country_at_home", field="country"))
    return problems


def check_booths_still_fit(fair: Fair, values: FairValues) -> list[Problem]:
    """A fair is not moved away from under the booths that are rented for it."""
    return [
        _outside(booth.rented_from, booth.rented_to, values.starts_on, values.ends_on)
        for booth in fair.booths.all()
        if not values.starts_on <= booth.rented_from <= booth.rented_to <= values.ends_on
    ]


def _outside(first: date, last: date, starts_on: date, ends_on: date) -> Problem:
    told = {
        "first_on": first.isoformat(),
        "last_on": last.isoformat(),
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
    }
    return Problem("fairs.booth_outside_fair", told, field="rented_from")


def problems_of_booth(
    fair: Fair,
    values: BoothValues,
    proposal: Proposal | None,
    *,
    on: date,
    booth_id: int | None = None,
) -> list[Problem]:
    """Return everything that is wrong with a booth as it is stated."""
    problems = [
        *_check_told(values.position, field="position"),
        *_check_amount(values.rent_vnd, field="rent_vnd"),
        *_check_amount(values.support_vnd, field="support_vnd"),
    ]
    if values.rented_to < values.rented_from:
        told = {
            "starts_on": values.rented_from.isoformat(),
            "ends_on": values.rented_to.isoformat(),
        }
        problems.append(Problem("fairs.days_reversed", told, field="rented_to"))
    elif not fair.starts_on <= values.rented_from <= values.rented_to <= fair.ends_on:
        problems.append(
            _outside(values.rented_from, values.rented_to, fair.starts_on, fair.ends_on)
        )
    if values.standard_booths < 1 or values.area_m2 < 1:
        problems.append(Problem("fairs.booth_without_room", field="area_m2"))
    others = Booth.objects.filter(fair=fair).exclude(pk=booth_id or 0)
    if others.filter(position=tidy(values.position)).exists():
        told = {"position": tidy(values.position)}
        problems.append(Problem("fairs.position_taken", told, field="position"))
    return [*problems, *_check_support(values, proposal, on=on), *_check_activity(values, proposal)]


def _check_support(values: BoothValues, proposal: Proposal | None, *, on: date) -> list[Problem]:
    """Never more than the rent, nor than the law gives the đề án; nothing without a đề án."""
    if values.support_vnd <= 0:
        return []
    if proposal is None:
        return [Problem("fairs.support_without_proposal", field="support_vnd")]
    if values.support_vnd > values.rent_vnd:
        told = {"rent_vnd": values.rent_vnd, "support_vnd": values.support_vnd}
        return [Problem("fairs.support_above_rent", told, field="support_vnd")]
    limit = limit_of(proposal, on=on)
    if limit.limit_vnd is None or values.support_vnd <= limit.limit_vnd:
        return []
    told = {"limit_vnd": limit.limit_vnd, "support_vnd": values.support_vnd}
    return [Problem("fairs.support_above_limit", told, source=limit.source, field="support_vnd")]


def _check_activity(values: BoothValues, proposal: Proposal | None) -> list[Problem]:
    """A shared booth is carried out by its own kind of đề án, and so is an establishment's own."""
    if proposal is None or proposal.activity not in ("fair_booth_home", "shared_booth"):
        return []
    is_shared = proposal.activity == "shared_booth"
    if is_shared == (values.kind == BoothKind.SHARED):
        return []
    return [Problem("fairs.booth_of_another_kind", {"code": proposal.code}, field="kind")]


def problems_of_task(fair: Fair, values: TaskValues) -> list[Problem]:
    """Return everything that is wrong with a task."""
    problems = [
        *_check_told(values.text, field="text"),
        *_check_told(values.owner, field="owner"),
    ]
    if values.due_on > fair.ends_on:
        told = {"due_on": values.due_on.isoformat(), "ends_on": fair.ends_on.isoformat()}
        problems.append(Problem("fairs.task_after_fair", told, field="due_on"))
    return problems


def problems_of_exhibitor(booth: Booth, establishment_id: int) -> list[Problem]:
    """Return why an establishment cannot show at a booth."""
    present = (
        Exhibitor.objects.filter(fair=booth.fair_id, establishment=establishment_id)
        .select_related("booth", "establishment")
        .first()
    )
    if present is not None:
        told = {"establishment": present.establishment.name, "position": present.booth.position}
        return [Problem("fairs.exhibitor_twice", told, field="establishment")]
    if booth.kind == BoothKind.OWN and booth.exhibitors.exists():
        return [Problem("fairs.own_booth_has_its_one", {"position": booth.position})]
    return _check_times_abroad(booth.fair, establishment_id)


def _check_times_abroad(fair: Fair, establishment_id: int) -> list[Problem]:
    """At most twice a year abroad. Every fair counts to which an office took the establishment."""
    if fair.kind != FairKind.ABROAD:
        return []
    times = Exhibitor.objects.filter(
        establishment=establishment_id,
        fair__kind=FairKind.ABROAD,
        fair__starts_on__year=fair.starts_on.year,
        fair__cancelled_on__isnull=True,
    ).count()
    if times < ABROAD_A_YEAR:
        return []
    told: dict[str, str | int] = {"times": times, "year": str(fair.starts_on.year)}
    problem = Problem("fairs.abroad_too_often", told, source=ABROAD_SOURCE, field="establishment")
    return [problem]


def problems_of_product(exhibitor: Exhibitor, values: ProductValues) -> list[Problem]:
    """Return everything that is wrong with a product that is shown."""
    problems = [
        *_check_told(values.name, field="name"),
        *_check_told(values.unit, field="unit"),
        *_check_amount(values.price_vnd, field="price_vnd"),
    ]
    if values.quantity < 1:
        problems.append(Problem("fairs.nothing_brought", field="quantity"))
    twin = Product.objects.filter(exhibitor=exhibitor, folded_name=fold(tidy(values.name)))
    if twin.exists():
        told = {"product": tidy(values.name)}
        problems.append(Problem("fairs.product_twice", told, field="name"))
    return problems


def _check_at_fair(fair: Fair, day: date, *, on: date, field: str) -> list[Problem]:
    """What happens at a fair happens on its days, and not tomorrow."""
    if day > on:
        told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
        return [Problem("fairs.day_in_future", told, field=field)]
    if fair.starts_on <= day <= fair.ends_on:
        return []
    told = {
        "day_on": day.isoformat(),
        "starts_on": fair.starts_on.isoformat(),
        "ends_on": fair.ends_on.isoformat(),
    }
    return [Problem("fairs.not_at_the_fair", told, field=field)]


def problems_of_contact(fair: Fair, values: ContactValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a contact."""
    return [
        *_check_told(values.buyer, field="buyer"),
        *_check_told(values.interest, field="interest"),
        *_check_at_fair(fair, values.met_on, on=on, field="met_on"),
    ]


def problems_of_deal(exhibitor: Exhibitor, values: DealValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a contract signed at the fair."""
    problems = [
        *_check_told(values.buyer, field="buyer"),
        *_check_at_fair(exhibitor.fair, values.signed_on, on=on, field="signed_on"),
    ]
    if not 0 < values.amount_vnd <= MAXIMUM_VND:
        told = {"amount_vnd": values.amount_vnd}
        problems.append(Problem("fairs.amount_out_of_sense", told, field="amount_vnd"))
    if not Product.objects.filter(pk=values.product_id, exhibitor=exhibitor).exists():
        name = exhibitor.establishment.name
        problems.append(
            Problem("fairs.product_of_another", {"establishment": name}, field="product")
        )
    return problems


def problems_of_sales(
    exhibitor: Exhibitor, period: str, amount_vnd: int, *, on: date
) -> list[Problem]:
    """Return everything that is wrong with the sales of a period."""
    if amount_vnd < 0:
        return [Problem("fairs.sales_negative", field="amount_vnd")]
    fair = exhibitor.fair
    opens_on = due_from(period, starts_on=fair.starts_on, ends_on=fair.ends_on)
    problems = _check_amount(amount_vnd, field="amount_vnd")
    if on < opens_on:
        told = {"period": period, "opens_on": opens_on.isoformat()}
        problems.append(
            Problem(
                "fairs.sales_before_fair" if period == Period.AT_FAIR else "fairs.sales_too_early",
                told,
                field="period",
            )
        )
    return problems


def check_first_figure(exhibitor: Exhibitor, period: str) -> list[Problem]:
    """The figure of a period is told once; then it is corrected, with the reason."""
    if not Sales.objects.filter(exhibitor=exhibitor, period=period, is_current=True).exists():
        return []
    return [Problem("fairs.sales_told_already", {"period": period}, field="period")]
