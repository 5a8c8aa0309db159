"""Statements of the Treasury for the district's account, as they come after each month."""

from datetime import date

from django.db import transaction

from khuyencong.programme.payments.models import TreasuryStatement
from khuyencong.programme.payments.services import enter_statement
from khuyencong.programme.payments.values import StatementRow
from khuyencong.registers.offices.models import Office
from khuyencong.windows.demonstration.acting import person_acting

APRIL, MAY = date(2021, 4, 1), date(2021, 5, 1)

STATEMENTS = (
    (
        APRIL,
        date(2021, 5, 6),
        (
            StatementRow(
                "UNC-02 (giả định)", date(2021, 4, 1), 15_000_000, "Tạm ứng máy sấy cà phê"
            ),
            StatementRow(
                "UNC-03 (giả định)", date(2021, 4, 9), 9_500_000, "Tạm ứng thiết kế thổ cẩm"
            ),
            StatementRow(
                "GNT-01 (giả định)", date(2021, 4, 16), -6_000_000, "Nộp trả tạm ứng máy may"
            ),
        ),
    ),
    (
        MAY,
        date(2021, 6, 7),
        (
            # The district wrote the 18th: the difference that waits for someone.
            StatementRow(
                "UNC-04 (giả định)", date(2021, 5, 19), 6_000_000, "Tạm ứng gian hàng mật ong"
            ),
            StatementRow("UNC-05 (giả định)", date(2021, 5, 21), 16_500_000, "Tạm ứng lớp khởi sự"),
        ),
    ),
)
"""The month, the day on which its statement was entered, its lines."""


@transaction.atomic
def load_statements() -> None:
    """Enter the statements, unless the district has any already."""
    district = Office.objects.get(code="DKR-KT")
    if TreasuryStatement.objects.filter(office=district).exists():
        return
    for month, entered_on, rows in STATEMENTS:
        accountant = person_acting("demo-ke-toan", on=entered_on)
        enter_statement(district.pk, month, rows, by=accountant, on=entered_on)
