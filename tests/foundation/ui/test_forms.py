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


class AskingForm(BaseForm):
    name = forms.CharField(label="Tên")
    kind = forms.ChoiceField(label="Loại", choices=[("", "Chọn…"), ("a", "A")])
    paper = forms.FileField(label="Giấy tờ")
    sure = forms.BooleanField(label="Đã đọc")
    own = forms.CharField(label="Lý do", error_messages={"required": "Ghi lý do trả lại."})


def test_what_is_missing_is_asked_for_by_what_one_does_there():
    assert {name: errors[0] for name, errors in AskingForm({}).errors.items()} == {
        "name": "Chưa nhập. Mục này phải có.",
        "kind": "Chưa chọn. Chọn một mục.",
        "paper": "Chưa có tệp. Chọn tệp.",
        "sure": "Chưa đánh dấu. Đọc rồi đánh dấu vào ô này.",
        "own": "Ghi lý do trả lại.",
    }


class CountingForm(BaseForm):
    year = forms.IntegerField(label="Năm", min_value=2004, max_value=2100)
    name = forms.CharField(label="Tên", max_length=3)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("hai", "Nhập số nguyên bằng chữ số, ví dụ 25."),
        ("2003", "Nhỏ nhất là 2004. Kiểm tra lại."),
        ("2101", "Lớn nhất là 2100. Kiểm tra lại."),
    ],
)
def test_a_number_out_of_bounds_is_told_its_bound(typed, asked):
    assert CountingForm({"year": typed, "name": "abc"}).errors == {"year": [asked]}


def test_a_text_too_long_is_told_by_how_much():
    asked = "Dài nhất 3 ký tự, đang có 5. Viết gọn lại."
    assert CountingForm({"year": "2021", "name": "abcde"}).errors == {"name": [asked]}


class Choosing(BaseForm):
    one = forms.ChoiceField(
        choices=[("", "Tất cả"), ("Nhóm", [(1, "<Một>"), (2, "Hai")])], required=False, initial=2
    )
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], initial=["a", "b"])


@pytest.mark.parametrize("name", ["one", "several"])
def test_a_select_reads_as_django_writes_it(name):
    bound = Choosing()[name]
    ours = str(bound)
    bound.field.widget.template_name = "django/forms/widgets/select.html"

    assert "<option" in ours
    assert ours.split() == str(bound).split()
