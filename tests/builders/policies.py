"""The shipped documents and books, on the few units that they name; drafts of a local book."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.engines.rules import Case
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.policies.assessing import Answers, CostAnswer, case_of
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.services import load_policies, start_book, start_draft
from khuyencong.registers.policies.states import BookKind
from khuyencong.registers.territories.models import Unit
from tests.builders.offices import build_member
from tests.builders.territories import build_country, build_dakrong, build_quang_tri, build_unit

TWO_LEVELS_FROM = date(2025, 7, 1)

_OLD_PROVINCES = {
    "14": "Tỉnh Sơn La",
    "25": "Tỉnh Phú Thọ",
    "27": "Tỉnh Bắc Ninh",
    "38": "Tỉnh Thanh Hóa",
    "49": "Tỉnh Quảng Nam",
    "64": "Tỉnh Gia Lai",
    "74": "Tỉnh Bình Dương",
    "87": "Tỉnh Đồng Tháp",
}
_NEW_PROVINCES = {
    "08": "Tỉnh Tuyên Quang",
    "25": "Tỉnh Phú Thọ",
    "66": "Tỉnh Đắk Lắk",
    "68": "Tỉnh Lâm Đồng",
    "86": "Tỉnh Vĩnh Long",
}

CALENDAR_TEXT = """\
[[day]]
on = 2021-06-07
kind = "off"
name = "Nghỉ phòng dịch"
source = "Công văn 12/UBND"
verified = true
"""


def build_named_units() -> None:
    """Store the units that shipped documents and books name."""
    country = build_country()
    build_quang_tri()
    build_dakrong()
    for key, name in _OLD_PROVINCES.items():
        build_unit(key, name, "province", parent=country)
    for key, name in _NEW_PROVINCES.items():
        build_unit(
            f"{key}.20250701",
            name,
            "province",
            parent=country,
            valid_from=TWO_LEVELS_FROM,
            valid_to=None,
        )


def build_policies() -> None:
    """Load the shipped documents and books as a start of the program does, where none are."""
    if PolicyVersion.objects.filter(is_current=True).exists():
        return
    build_named_units()
    load_policies()


@contextmanager
def law_in_force() -> Iterator[None]:
    """Load the shipped law once for all the tests that run inside, and take it out after them."""
    with transaction.atomic():
        build_policies()
        yield
        transaction.set_rollback(True)


def build_book(code: str = "lich-dakrong", *, by: Actor | None = None) -> PolicyBook:
    """Open a local calendar of Đakrông, or return it."""
    known = PolicyBook.objects.filter(code=code).first()
    return known or start_book(
        code,
        title="Ngày nghỉ riêng của huyện Đakrông",
        kind=BookKind.CALENDAR,
        territory_id=build_dakrong().pk,
        by=by or build_member(Role.CLERK),
    )


def build_draft(
    text: str = CALENDAR_TEXT, *, book: PolicyBook | None = None, by: Actor | None = None
) -> PolicyVersion:
    """Begin a draft of a local calendar."""
    by = by or build_member(Role.CLERK)
    return start_draft((book or build_book(by=by)).pk, by=by, text=text)


def build_case(unit: Unit, *, on: date, **beneficiary: Any) -> Case:
    """Return a household business that asks the district for help with a new machine."""
    told = {
        "legal_form": "household_business",
        "registered": True,
        "produces": True,
        "workers": 6,
        "industry": "agro_processing",
        "brick_kiln": "none",
        "cleaner_production": False,
        "sustainable_production": False,
        "exports": False,
        "typical_product": False,
        "key_product": False,
        "local_material_percent": 0,
        **beneficiary,
    }
    return case_of(
        Answers(
            activity="machinery",
            programme="district",
            on=on,
            unit=unit,
            facts={
                **{f"beneficiary.{name}": value for name, value in told.items()},
                "commitments.counterpart": True,
                "commitments.no_double_funding": True,
                "facts.improvement": "productivity",
                "facts.machine_set": "single",
                "facts.production_line": False,
            },
            costs=(CostAnswer("machinery", 400_000_000, is_used=False),),
        )
    )
