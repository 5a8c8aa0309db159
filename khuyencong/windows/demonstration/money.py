"""Money of 2021 and 2022: the nation's, the district's, the province's through the Centre.

Amounts and numbers of decisions are invented, within what districts of the province spend in a
year (200 to 400 million đồng). Counterpart capital stays with the establishments.
"""

from datetime import date

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.services import (
    Decision,
    allot,
    confirm_allotment,
    confirm_transfer,
    found_fund,
    propose_transfer,
    unassigned_line,
)
from khuyencong.programme.budgets.states import Source
from khuyencong.registers.offices.models import Office
from khuyencong.windows.demonstration.acting import person_acting

YEAR = 2021
NATION_VND = 3_000_000_000
DISTRICT_VND = 270_000_000
PROVINCE_VND = 1_100_000_000
PASSED_ON_VND = 130_000_000
NEXT_YEAR = 2022
NEXT_DISTRICT_VND = 120_000_000
NEXT_PROVINCE_VND = 300_000_000

_NOTE = "Số quyết định và số tiền là giả định."


@transaction.atomic
def load_money() -> None:
    """Found the funds of 2021 and fill them by decision, unless the district has one already."""
    district = Office.objects.get(code="DKR-KT")
    if Fund.objects.filter(office=district, year=YEAR).exists():
        return
    centre = Office.objects.get(code="QT-TTKC")
    _found_and_fill(
        Office.objects.get(code="BCT-CTDP"),
        Source.NATIONAL,
        NATION_VND,
        Decision("3290/QĐ-BCT (giả định)", date(2020, 12, 21), "Bộ Công Thương", _NOTE),
        prepared_by="demo-cuc-ke-toan",
        confirmed_by="demo-cuc-lanh-dao",
        on=date(2020, 12, 23),
    )
    _found_and_fill(
        district,
        Source.DISTRICT,
        DISTRICT_VND,
        Decision("2112/QĐ-UBND (giả định)", date(2020, 12, 21), "UBND huyện Đakrông", _NOTE),
        prepared_by="demo-ke-toan",
        confirmed_by="demo-lanh-dao",
        on=date(2020, 12, 23),
    )
    province = _found_and_fill(
        centre,
        Source.PROVINCIAL,
        PROVINCE_VND,
        Decision("3456/QĐ-UBND (giả định)", date(2020, 12, 28), "UBND tỉnh Quảng Trị", _NOTE),
        prepared_by="demo-trung-tam-ke-toan",
        confirmed_by="demo-trung-tam-lanh-dao",
        on=date(2020, 12, 30),
    )
    accountant = person_acting("demo-ke-toan", on=date(2021, 1, 4))
    own = found_fund(
        district.pk,
        YEAR,
        Source.PROVINCIAL,
        by=accountant,
        name="Kinh phí khuyến công tỉnh qua Trung tâm Khuyến công năm 2021",
    )
    _pass_on(province, own, on=date(2021, 1, 8))
    _found_next_year(district, centre)


def _found_next_year(district: Office, centre: Office) -> None:
    """Fill the funds that the đề án of the year after draw on."""
    _found_and_fill(
        district,
        Source.DISTRICT,
        NEXT_DISTRICT_VND,
        Decision("2231/QĐ-UBND (giả định)", date(2021, 12, 21), "UBND huyện Đakrông", _NOTE),
        prepared_by="demo-ke-toan",
        confirmed_by="demo-lanh-dao",
        on=date(2021, 12, 23),
        year=NEXT_YEAR,
    )
    _found_and_fill(
        centre,
        Source.PROVINCIAL,
        NEXT_PROVINCE_VND,
        Decision("3711/QĐ-UBND (giả định)", date(2021, 12, 27), "UBND tỉnh Quảng Trị", _NOTE),
        prepared_by="demo-trung-tam-ke-toan",
        confirmed_by="demo-trung-tam-lanh-dao",
        on=date(2021, 12, 29),
        year=NEXT_YEAR,
    )


def _found_and_fill(
    office: Office,
    source: Source,
    amount_vnd: Vnd,
    decision: Decision,
    *,
    prepared_by: str,
    confirmed_by: str,
    on: date,
    year: int = YEAR,
) -> Fund:
    accountant = person_acting(prepared_by, on=on)
    fund = found_fund(office.pk, year, source, by=accountant)
    allotment = allot(fund.pk, amount_vnd, decision, by=accountant)
    confirm_allotment(allotment.pk, by=person_acting(confirmed_by, on=on), on=on)
    return fund


def _pass_on(giving: Fund, taking: Fund, *, on: date) -> None:
    """Let the Centre pass the district's part of the province's money on to the district."""
    decision = Decision(
        "05/QĐ-TTKC (giả định)", date(2021, 1, 7), "Trung tâm Khuyến công Quảng Trị", _NOTE
    )
    transfer = propose_transfer(
        unassigned_line(giving).pk,
        unassigned_line(taking).pk,
        PASSED_ON_VND,
        decision,
        by=person_acting("demo-trung-tam-ke-toan", on=on),
    )
    confirm_transfer(transfer.pk, by=person_acting("demo-trung-tam-lanh-dao", on=on), on=on)
