"""A consultancy for a label, at each stage."""

from datetime import date
from typing import Any

from khuyencong.activities.consulting.models import Assignment, Offer, Version
from khuyencong.activities.consulting.services import (
    add_offer,
    answer_version,
    choose_offer,
    set_terms,
    show_version,
)
from khuyencong.activities.consulting.states import Answer
from khuyencong.activities.consulting.values import OfferValues, TermsValues
from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.contracts.models import Contract
from tests.builders.contracts import build_started, implementer
from tests.builders.photos import build_photo

TODAY = date(2021, 7, 12)


def terms_values(**changes: Any) -> TermsValues:
    told: dict[str, Any] = {
        "subject": "label",
        "product": "Cà phê Tà Rụt",
        "terms": "Thiết kế nhãn, bao bì 500 g, hai thứ tiếng",
        "due_on": date(2021, 9, 30),
    }
    return TermsValues(**(told | changes))


def keeper(assignment: Assignment) -> Actor:
    return implementer(assignment.contract_item.contract)


def build_assignment(contract: Contract | None = None, **changes: Any) -> Assignment:
    """Return a consultancy whose terms are set."""
    contract = contract or build_started()
    item = contract.items.get()
    return set_terms(item.pk, terms_values(**changes), by=implementer(contract), on=TODAY)


def build_offer(
    assignment: Assignment, amount_vnd: Vnd = 40_000_000, consultant: str = "Công ty A"
) -> Offer:
    values = OfferValues(consultant, amount_vnd, "Ba mẫu trong 30 ngày", date(2021, 7, 1))
    return add_offer(assignment.pk, values, by=keeper(assignment), on=TODAY)


def build_hired(contract: Contract | None = None, **changes: Any) -> Assignment:
    """Return a consultancy for which somebody was hired."""
    assignment = build_assignment(contract, **changes)
    offer = build_offer(assignment)
    return choose_offer(offer.pk, reason="Có kinh nghiệm với cà phê", by=keeper(assignment))


def build_version(assignment: Assignment) -> Version:
    """Return the next version, with a picture, waiting for its answer."""
    return show_version(
        assignment.pk,
        "Mẫu nhãn màu nâu",
        [build_photo("nhan.jpg")],
        by=keeper(assignment),
        on=TODAY,
    )


def build_accepted(contract: Contract | None = None, **changes: Any) -> Assignment:
    """Return a consultancy whose first version the establishment accepted."""
    assignment = build_hired(contract, **changes)
    version = build_version(assignment)
    answer_version(version.pk, Answer.ACCEPT, "", by=keeper(assignment), on=TODAY)
    assignment.refresh_from_db()
    return assignment
