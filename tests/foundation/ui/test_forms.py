"""Amounts and days as people here write them."""

import unicodedata
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField

pytestmark = pytest.mark.usefixtures("demo_pages")


class SupportForm(BaseForm):
    title = forms.CharField(label="Tên")
    asked_vnd = VndField(label="Kinh phí")
    starts_on = DateField(label="Từ ngày", required=False)


@pytest.mark.parametrize(
    ("typed", "amount_vnd"),
    [
        ("12.000.000", 12_000_000),
        ("12 000 000", 12_000_000),
        ("12\u00a0000\u00a0000", 12_000_000),
        ("12000000", 12_000_000),
        (" 12.000.000 đ ", 12_000_000),
        ("12.000.000 VND", 12_000_000),
        ("0", 0),
        ("000500", 500),
        ("1.000.000.000.000.000", 10**15),
    ],
)
def test_an_amount_is_read_however_its_digits_are_grouped(typed, amount_vnd):
    assert VndField().clean(typed) == amount_vnd


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("12,5", "fraction"),
        ("12.5", "fraction"),
        ("12.000,50", "fraction"),
        ("-5", "negative"),
        ("−5.000", "negative"),
        ("mười hai triệu", "invalid"),
        ("12 triệu", "invalid"),
        ("12.00.000", "fraction"),
        ("12.000 000", "invalid"),
        ("1e9", "invalid"),
        ("१२", "invalid"),  # digits of another script
        ("1.000.000.000.000.001", "too_large"),
        ("9" * 100_000, "too_large"),
    ],
)
def test_what_is_no_whole_amount_is_refused_with_its_reason(typed, code):
    with pytest.raises(ValidationError) as refusal:
        VndField().clean(typed)
    assert refusal.value.code == code


def test_nothing_is_no_amount():
    assert VndField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        VndField().clean("")


def test_zero_may_be_refused():
    with pytest.raises(ValidationError):
        VndField(allow_zero=False).clean("0")


def test_an_amount_is_shown_grouped_for_editing():
    assert 'value="12.000.000"' in str(SupportForm(initial={"asked_vnd": 12_000_000})["asked_vnd"])


def test_an_amount_typed_otherwise_has_not_changed():
    form = SupportForm({"title": "a", "asked_vnd": "12.000"}, initial={"asked_vnd": 12_000})
    assert "asked_vnd" not in form.changed_data


@pytest.mark.parametrize(
    "typed", ["05/07/2021", "5/7/2021", "05-07-2021", "2021-07-05", "05072021"]
)
def test_a_day_is_read_as_people_write_it(typed):
    assert DateField().clean(typed) == date(2021, 7, 5)


@pytest.mark.parametrize("typed", ["31/02/2021", "07/2021", "05/07/21", "05/07/0021", "05/07/9999"])
def test_a_day_that_is_none_is_refused(typed):
    with pytest.raises(ValidationError):
        DateField().clean(typed)


def test_text_arrives_in_one_normal_form():
    apart = unicodedata.normalize("NFD", "Máy sấy Đắk Lắk")
    sent = QueryDict(mutable=True)
    sent["title"], sent["asked_vnd"] = apart, "1"
    form = SupportForm(sent)
    assert form.is_valid()
    assert form.cleaned_data["title"] == "Máy sấy Đắk Lắk"


def test_a_refusal_is_shown_at_the_field_that_it_names():
    form = SupportForm({"title": "a", "asked_vnd": "450.000.000"})
    form.add_problems(
        [
            Problem(
                "demo.too_much",
                {"asked_vnd": 450_000_000, "until_on": "2021-07-05"},
                source="Điều 6",
                field="asked_vnd",
            ),
            Problem("workflow.out_of_step", field="somewhere_else"),
        ]
    )
    assert form.errors["asked_vnd"] == [
        "Đề nghị 450.000.000 đ, phải nộp trước 05/07/2021. (Điều 6)"
    ]
    assert len(form.non_field_errors()) == 1
