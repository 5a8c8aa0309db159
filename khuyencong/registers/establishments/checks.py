"""Reasons against what is told about an establishment. Each looks at one thing."""

import re
from collections.abc import Iterable
from datetime import date

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.registers.establishments.industries import is_industry_code
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.models.facts import FIRST_YEAR
from khuyencong.registers.establishments.queries import Lookalike, holder_of_tax_code, lookalikes
from khuyencong.registers.establishments.states import LegalForm
from khuyencong.registers.establishments.tax_codes import (
    HOUSEHOLDS_USE_PERSONAL_NUMBER_FROM,
    Fault,
    personal_number_fault,
    shown_tax_code,
    tax_code_fault,
)
from khuyencong.registers.establishments.values import (
    EstablishmentValues,
    MarkValues,
    PlaceValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from khuyencong.registers.territories.models import Unit

COMMUNE_LEVEL = "commune"
_PHONE = re.compile(r"0[0-9]{8,10}")
_TAXED_FORMS = frozenset(
    {
        LegalForm.ENTERPRISE,
        LegalForm.COOPERATIVE,
        LegalForm.COOPERATIVE_UNION,
        LegalForm.HOUSEHOLD_BUSINESS,
    }
)
_TAX_CODE_FAULTS = {
    Fault.NOT_DIGITS: "establishments.tax_code_not_digits",
    Fault.LENGTH: "establishments.tax_code_length",
    Fault.SERIAL: "establishments.tax_code_serial",
    Fault.BRANCH: "establishments.tax_code_branch",
    Fault.CHECK_DIGIT: "establishments.tax_code_check_digit",
}
_PERSONAL_FAULTS = {
    Fault.NOT_DIGITS: "establishments.personal_not_digits",
    Fault.LENGTH: "establishments.personal_length",
    Fault.PROVINCE: "establishments.personal_province",
    Fault.CENTURY: "establishments.personal_century",
    Fault.BORN_LATER: "establishments.personal_born_later",
}
_LOOKS_LIKE = {  # by same name, same phone
    (True, True): "establishments.looks_like_by_name_and_phone",
    (True, False): "establishments.looks_like_by_name",
    (False, True): "establishments.looks_like_by_phone",
}
_PERSONS = frozenset({LegalForm.HOUSEHOLD_BUSINESS, LegalForm.ARTISAN})
# The box of the country with Hoàng Sa and Trường Sa, in degrees.
_SOUTH, _NORTH, _WEST, _EAST = 6.0, 23.5, 102.0, 118.0


def check_tax_code(code: str, legal_form: str, *, on: date) -> list[Problem]:
    """Find what is wrong with a compact tax code, for a legal form on the day of entry.

    Enterprises and co-operatives have 10 digits, a branch 13. Household businesses too, until
    01/7/2025; from then on the personal number of their representative. A co-operative group and
    an artisan need none.
    """
    if not code:
        wanted = legal_form in _TAXED_FORMS
        return [_tax_code_problem("establishments.tax_code_missing")] if wanted else []
    since = HOUSEHOLDS_USE_PERSONAL_NUMBER_FROM
    looks_personal = len(code) == 12 and code.isascii() and code.isdigit()
    if legal_form in _PERSONS and on >= since:
        if tax_code_fault(code) is None:
            return [_tax_code_problem("establishments.tax_code_replaced", since)]
        return check_personal_number(code, on=on, field="tax_code")
    if looks_personal and legal_form in _PERSONS:
        return [_tax_code_problem("establishments.tax_code_personal_too_early", since)]
    if looks_personal:
        return [_tax_code_problem("establishments.tax_code_is_personal")]
    if fault := tax_code_fault(code):
        return [Problem(_TAX_CODE_FAULTS[fault], {"digits": len(code)}, field="tax_code")]
    return []


def _tax_code_problem(code: str, since: date | None = None) -> Problem:
    return Problem(code, {"since_on": since.isoformat()} if since else {}, field="tax_code")


def check_personal_number(
    number: str, *, on: date, field: str = "representative_personal_number"
) -> list[Problem]:
    """Find what is wrong with a compact personal number; empty is not told."""
    fault = personal_number_fault(number, on=on) if number else None
    if fault is None:
        return []
    return [Problem(_PERSONAL_FAULTS[fault], {"digits": len(number)}, field=field)]


def check_values(values: EstablishmentValues, *, on: date) -> list[Problem]:
    """Find everything wrong with the facts of an establishment itself."""
    problems = []
    if not values.name:
        problems.append(Problem("establishments.name_missing", field="name"))
    problems += check_tax_code(values.tax_code, values.legal_form, on=on)
    problems += check_personal_number(values.representative_personal_number, on=on)
    problems += _check_phones(values)
    if not is_industry_code(values.vsic_code):
        code = {"code": values.vsic_code}
        problems.append(Problem("establishments.industry_unknown", code, field="vsic_code"))
    if values.registered_on is not None and values.registered_on > on:
        day = {"day_on": values.registered_on.isoformat()}
        problems.append(Problem("establishments.day_ahead", day, field="registered_on"))
    return problems


def _check_phones(values: EstablishmentValues) -> list[Problem]:
    return [
        Problem("establishments.phone_wrong", {"phone": number}, field=field)
        for field, number in (
            ("phone", values.phone),
            ("representative_phone", values.representative_phone),
        )
        if number and not _PHONE.fullmatch(number)
    ]


def check_tax_code_free(code: str, *, other_than: int | None) -> list[Problem]:
    """A tax code belongs to one establishment; the problem names the one that has it."""
    holder = holder_of_tax_code(code, other_than=other_than)
    if holder is None:
        return []
    return [
        Problem(
            "establishments.tax_code_taken",
            {
                "tax_code": shown_tax_code(code),
                "name": holder.name,
                "establishment_id": holder.pk,
            },
            field="tax_code",
        )
    ]


def check_lookalikes(
    values: EstablishmentValues, unit: Unit, *, other_than: int | None, confirmed: Iterable[int]
) -> list[Problem]:
    """Find establishments that may be the same, but for those a person has looked at already."""
    found = lookalikes(
        values.name,
        [values.phone, values.representative_phone],
        unit=unit,
        other_than=other_than,
    )
    seen = set(confirmed)
    return [_looks_like(one) for one in found if one.establishment.pk not in seen]


def is_lookalike(problem: Problem) -> bool:
    """Return whether a problem is a lookalike to be looked at, not a fault."""
    return problem.code in _LOOKS_LIKE.values()


def _looks_like(found: Lookalike) -> Problem:
    places = [str(place) for place in found.establishment.places.all()]
    return Problem(
        _LOOKS_LIKE[found.same_name, found.same_phone],
        {
            "name": found.establishment.name,
            "place": places[0] if places else "",
            "establishment_id": found.establishment.pk,
        },
    )


def check_place(values: PlaceValues, unit: Unit, *, on: date) -> list[Problem]:
    """A place lies in a commune that exists on its first day, at coordinates in the country."""
    problems = []
    if unit.level != COMMUNE_LEVEL:
        name = {"unit": unit.name}
        problems.append(Problem("establishments.unit_not_a_commune", name, field="place_unit"))
    elif not unit.is_in_force(values.valid_from):
        problems.append(
            Problem(
                "establishments.unit_not_there",
                {"unit": unit.name, "day_on": values.valid_from.isoformat()},
                field="place_unit",
            )
        )
    if values.valid_from > on:
        day = {"day_on": values.valid_from.isoformat()}
        problems.append(Problem("establishments.day_ahead", day, field="valid_from"))
    return problems + _check_coordinates(values.latitude, values.longitude)


def _check_coordinates(latitude: float | None, longitude: float | None) -> list[Problem]:
    if latitude is None and longitude is None:
        return []
    if latitude is None or longitude is None:
        return [Problem("establishments.coordinates_half", field="latitude")]
    if _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST:
        return []
    return [Problem("establishments.coordinates_abroad", field="latitude")]


def check_year_figures(values: YearValues, *, on: date) -> list[Problem]:
    """Figures are of a year that has begun; parts stay within the whole; money has sense."""
    problems = []
    if not FIRST_YEAR <= values.year <= on.year:
        years = {"first": FIRST_YEAR, "last": on.year}
        problems.append(Problem("establishments.year_beyond", years, field="year"))
    for field, part, code in (
        ("women", values.women, "establishments.women_above_workers"),
        ("ethnic_minority", values.ethnic_minority, "establishments.minority_above_workers"),
    ):
        if part > values.workers:
            numbers = {"part": part, "workers": values.workers}
            problems.append(Problem(code, numbers, field=field))
    for name in ("revenue_vnd", "capital_vnd"):
        problems += _check_money(getattr(values, name), field=name)
    return problems


def _check_money(amount_vnd: int | None, *, field: str) -> list[Problem]:
    if amount_vnd is None or 0 <= amount_vnd <= MAXIMUM_VND:
        return []
    return [
        Problem(
            "establishments.money_without_sense",
            {"amount_vnd": amount_vnd, "maximum_vnd": MAXIMUM_VND},
            field=field,
        )
    ]


def check_product(values: ProductValues, *, on: date) -> list[Problem]:
    """A product has a name; a certificate has its level and its day; a share is of a hundred."""
    problems = []
    if not values.name:
        problems.append(Problem("establishments.product_name_missing", field="name"))
    if bool(values.certified_level) != (values.certified_on is not None):
        problems.append(Problem("establishments.certificate_half", field="certified_on"))
    if values.certified_on is not None and values.certified_on > on:
        day = {"day_on": values.certified_on.isoformat()}
        problems.append(Problem("establishments.day_ahead", day, field="certified_on"))
    share = values.local_material_percent
    if share is not None and not 0 <= share <= 100:
        problems.append(
            Problem("establishments.share_beyond", {"share": share}, field="local_material_percent")
        )
    return problems


def check_mark(establishment: Establishment, values: MarkValues, *, on: date) -> list[Problem]:
    """A ground for priority has its proof and is claimed once for a time."""
    problems = check_dates(values.valid_from, values.valid_to)
    problems += check_not_ahead(values.valid_from, on=on, field="valid_from")
    if not values.proof:
        problems.append(Problem("establishments.proof_missing", field="proof"))
    same = establishment.marks.filter(kind=values.kind).exclude(valid_to__lt=values.valid_from)
    if values.valid_to is not None:
        same = same.exclude(valid_from__gt=values.valid_to)
    if same.exists():
        problems.append(Problem("establishments.mark_twice", field="kind"))
    return problems


def check_pollution(values: PollutionValues, *, on: date) -> list[Problem]:
    """A finding has its day, its words and its source."""
    problems = check_not_ahead(values.found_on, on=on, field="found_on")
    if not values.finding:
        problems.append(Problem("establishments.finding_missing", field="finding"))
    if not values.source:
        problems.append(Problem("establishments.source_missing", field="source"))
    return problems


def check_support(values: SupportValues, *, on: date) -> list[Problem]:
    """Support declared from elsewhere names the year, the cost item, the giver and an amount."""
    problems = []
    if not FIRST_YEAR <= values.year <= on.year:
        years = {"first": FIRST_YEAR, "last": on.year}
        problems.append(Problem("establishments.year_beyond", years, field="year"))
    if not values.cost_item:
        problems.append(Problem("establishments.cost_item_missing", field="cost_item"))
    if not values.giver:
        problems.append(Problem("establishments.giver_missing", field="giver"))
    if values.amount_vnd == 0:
        return [*problems, Problem("establishments.amount_zero", field="amount_vnd")]
    return problems + _check_money(values.amount_vnd, field="amount_vnd")


def check_dates(valid_from: date, valid_to: date | None) -> list[Problem]:
    """A time ends on or after the day it begins."""
    if valid_to is None or valid_to >= valid_from:
        return []
    days = {"from_on": valid_from.isoformat(), "to_on": valid_to.isoformat()}
    return [Problem("establishments.ends_before_it_begins", days, field="valid_to")]


def check_not_ahead(day: date, *, on: date, field: str) -> list[Problem]:
    """What happened, happened by today."""
    if day <= on:
        return []
    return [Problem("establishments.day_ahead", {"day_on": day.isoformat()}, field=field)]


def check_merge(keep: Establishment, drop: Establishment, *, reason: str) -> list[Problem]:
    """Two records may be one when they are two and their papers do not differ.

    A household business has two numbers over time; two enterprises with two numbers are two.
    """
    if keep.pk == drop.pk:
        return [Problem("establishments.merge_with_itself", {"name": keep.name})]
    problems = []
    if not reason:
        problems.append(Problem("establishments.reason_missing", field="reason"))
    both = bool(keep.tax_code and drop.tax_code)
    if both and keep.tax_code != drop.tax_code and not _is_a_person(keep, drop):
        codes = {"kept": shown_tax_code(keep.tax_code), "dropped": shown_tax_code(drop.tax_code)}
        problems.append(Problem("establishments.merge_tax_codes_differ", codes))
    return problems


def _is_a_person(*establishments: Establishment) -> bool:
    return all(one.legal_form in _PERSONS for one in establishments)
