"""A right tax code of each kind is accepted; a wrong one says what is wrong with it."""

from datetime import date

import pytest

from khuyencong.registers.establishments.checks import check_tax_code
from khuyencong.registers.establishments.states import LegalForm
from khuyencong.registers.establishments.tax_codes import compact, shown_tax_code

LAST_DAY_OF_TAX_CODES = date(2025, 6, 30)
FIRST_DAY_OF_PERSONAL_NUMBERS = date(2025, 7, 1)
RIGHT = "0100233488"  # known to the library's own documentation
BRANCH = "0314409058002"
PERSONAL = "045180001234"
BUSINESSES = [LegalForm.ENTERPRISE, LegalForm.COOPERATIVE, LegalForm.COOPERATIVE_UNION]


def codes_of(code, legal_form, on=LAST_DAY_OF_TAX_CODES):
    problems = check_tax_code(code, legal_form, on=on)
    assert all(problem.field == "tax_code" for problem in problems)
    return [problem.code.removeprefix("establishments.") for problem in problems]


@pytest.mark.parametrize("legal_form", BUSINESSES)
@pytest.mark.parametrize("on", [LAST_DAY_OF_TAX_CODES, FIRST_DAY_OF_PERSONAL_NUMBERS])
@pytest.mark.parametrize("code", [RIGHT, BRANCH])
def test_a_business_has_ten_digits_and_its_branch_thirteen_on_any_day(legal_form, on, code):
    assert codes_of(code, legal_form, on) == []


def test_a_household_business_has_a_tax_code_until_the_last_day_of_june_2025():
    assert codes_of(RIGHT, LegalForm.HOUSEHOLD_BUSINESS) == []
    assert codes_of(BRANCH, LegalForm.HOUSEHOLD_BUSINESS) == []
    assert codes_of(PERSONAL, LegalForm.HOUSEHOLD_BUSINESS) == ["tax_code_personal_too_early"]


def test_a_household_business_has_a_personal_number_from_july_2025_on():
    on = FIRST_DAY_OF_PERSONAL_NUMBERS
    assert codes_of(PERSONAL, LegalForm.HOUSEHOLD_BUSINESS, on) == []
    assert codes_of(RIGHT, LegalForm.HOUSEHOLD_BUSINESS, on) == ["tax_code_replaced"]


@pytest.mark.parametrize("legal_form", [LegalForm.COOPERATIVE_GROUP, LegalForm.ARTISAN])
@pytest.mark.parametrize("on", [LAST_DAY_OF_TAX_CODES, FIRST_DAY_OF_PERSONAL_NUMBERS])
def test_a_group_and_an_artisan_need_none(legal_form, on):
    assert codes_of("", legal_form, on) == []


@pytest.mark.parametrize("legal_form", [*BUSINESSES, LegalForm.HOUSEHOLD_BUSINESS])
def test_all_others_need_one(legal_form):
    assert codes_of("", legal_form) == ["tax_code_missing"]


def test_a_group_that_has_a_code_must_have_a_right_one():
    assert codes_of(RIGHT, LegalForm.COOPERATIVE_GROUP) == []
    assert codes_of("0100233480", LegalForm.COOPERATIVE_GROUP) == ["tax_code_check_digit"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0100233480", "tax_code_check_digit"),
        ("0100233489", "tax_code_check_digit"),
        ("1000233488", "tax_code_check_digit"),  # two digits swapped
        ("010023348", "tax_code_length"),
        ("01002334880", "tax_code_length"),
        ("01002334880001", "tax_code_length"),
        ("0100000008", "tax_code_serial"),
        ("0100233488000", "tax_code_branch"),
        ("01O0233488", "tax_code_not_digits"),
        ("٠١٠٠٢٣٣٤٨٨", "tax_code_not_digits"),
        ("²100233488", "tax_code_not_digits"),
        (PERSONAL, "tax_code_is_personal"),
    ],
)
def test_a_wrong_code_of_an_enterprise_is_told_by_its_own_fault(code, expected):
    assert codes_of(code, LegalForm.ENTERPRISE) == [expected]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("04518000123", "personal_length"),
        ("0451800012345", "personal_length"),
        ("000180001234", "personal_province"),
        ("097180001234", "personal_province"),
        ("045480001234", "personal_century"),
        ("045226001234", "personal_born_later"),  # born in 2026, told in 2025
        ("04518000123x", "personal_not_digits"),
    ],
)
def test_a_wrong_personal_number_is_told_by_its_own_fault(number, expected):
    on = FIRST_DAY_OF_PERSONAL_NUMBERS
    assert codes_of(number, LegalForm.HOUSEHOLD_BUSINESS, on) == [expected]


@pytest.mark.parametrize("province", ["001", "045", "096"])
@pytest.mark.parametrize("century", ["0", "1", "2", "3"])
def test_every_province_and_century_of_the_living_is_accepted(province, century):
    number = f"{province}{century}05001234"
    assert codes_of(number, LegalForm.HOUSEHOLD_BUSINESS, FIRST_DAY_OF_PERSONAL_NUMBERS) == []


def test_what_people_write_between_digits_is_left_out():
    assert compact(" 0314409058-002 ") == BRANCH
    assert compact("03.14 409\u00a0058–002") == BRANCH


def test_a_branch_is_shown_after_a_dash():
    assert shown_tax_code(BRANCH) == "0314409058-002"
    assert shown_tax_code(RIGHT) == RIGHT
