"""Read a statement as people type or paste it."""

from datetime import date

import pytest

from khuyencong.programme.payments.statement_text import UnreadableLine, statement_rows
from khuyencong.programme.payments.values import StatementRow

DAY = date(2021, 6, 28)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("UNC 1; 28/06/2021; 140.000.000; Tạm ứng", ("UNC 1", DAY, 140_000_000, "Tạm ứng")),
        ("UNC 1\t28-06-2021\t140000000\t", ("UNC 1", DAY, 140_000_000, "")),
        ("UNC1,2021-06-28,140000000,a", ("UNC1", DAY, 140_000_000, "a")),
        ('UNC1,28.06.2021,"140,000,000","a, b"', ("UNC1", DAY, 140_000_000, "a, b")),
        ("UNC 1; 28/06/2021; 140 000 000 đ; a; b", ("UNC 1", DAY, 140_000_000, "a b")),
        ("GNT 7; 28/06/2021; -40.000.000", ("GNT 7", DAY, -40_000_000, "")),
        ("GNT 7; 28/06/2021; (40.000.000)", ("GNT 7", DAY, -40_000_000, "")),
    ],
)
def test_a_line_is_read_however_it_is_set_apart(line, row):
    assert statement_rows(line) == [StatementRow(*row)]


def test_a_first_line_of_names_and_empty_lines_are_left_out():
    text = "Số;Ngày;Số tiền\n\nUNC 1;28/06/2021;5\n"

    assert statement_rows(text) == [StatementRow("UNC 1", DAY, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "UNC 1; 28/06/2021",
        "UNC 1; 31/06/2021; 5",
        "UNC 1; 28/06/2021; 5,5",
        "UNC 1; 28/06/2021; 1.00",
        "; 28/06/2021; 5",
        f"UNC 1; 28/06/2021; {10**15 + 1}",
        "UNC 1; 28/06/2021; " + "9" * 5000,
    ],
)
def test_a_line_that_cannot_be_read_is_named(line):
    with pytest.raises(UnreadableLine) as unreadable:
        statement_rows(f"A; 28/06/2021; 1\n{line}")

    assert unreadable.value.sequence == 2
    assert unreadable.value.line == line.strip()
