"""Shape of what people type about scores, results and certificates. No writes, no policy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.fields import PointsField, text_area
from khuyencong.activities.awards.models import Entry, SubCriterion
from khuyencong.activities.awards.states import CriterionCode, PrizeSource, VoteLevel
from khuyencong.activities.awards.values import (
    CouncilValues,
    RecognitionValues,
    YearReportValues,
)
from khuyencong.engines.refusals import Problem
from khuyencong.engines.scoring import ProductRow, show_points
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.contracts.models import ContractItem


@dataclass(frozen=True)
class CriterionFields:
    """The inputs of one criterion on the sheet."""

    label: str
    maximum: str
    fields: Sequence[BoundField]


class SheetForm(BaseForm):
    """A score sheet: an input for each sub-criterion, in the order of the criteria."""

    note = text_area(_("Nhận xét"), rows=3, required=False)

    def __init__(self, *args: Any, parts: Sequence[SubCriterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = parts
        for part in parts:
            self.fields[f"part_{part.pk}"] = PointsField(
                label=_("%(name)s (tối đa %(points)s)")
                % {"name": part.name, "points": show_points(part.maximum)},
                required=False,
                widget=forms.TextInput(
                    {"inputmode": "decimal", "autocomplete": "off", "class": "form-control num"}
                ),
            )

    def criteria(self) -> list[CriterionFields]:
        """Return the inputs by criterion."""
        found = []
        for code in CriterionCode:
            parts = [part for part in self.parts if part.criterion == code]
            if parts:
                maximum = show_points(sum(part.maximum for part in parts))
                fields = [self[f"part_{part.pk}"] for part in parts]
                found.append(CriterionFields(str(code.label), maximum, fields))
        return found

    def points(self) -> dict[int, int]:
        """Return the points that were filled in, by sub-criterion."""
        told = {part.pk: self.cleaned_data.get(f"part_{part.pk}") for part in self.parts}
        return {pk: points for pk, points in told.items() if points is not None}

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Show the engine's problems at the inputs of their sub-criteria."""
        keys = {str(part.pk) for part in self.parts}
        super().add_problems(
            Problem(one.code, one.parameters, one.source, f"part_{one.field}")
            if one.field in keys
            else one
            for one in problems
        )


@dataclass(frozen=True)
class CandidateRow:
    """A product in the council's form: its place among winners, or why it was passed over."""

    entry: Entry
    row: ProductRow
    place: BoundField | None
    reason: BoundField


class CouncilForm(BaseForm):
    """The council's minutes with a place for each winner. Only who reached 70 may have one."""

    minutes_number = forms.CharField(label=_("Số biên bản Hội đồng"), max_length=40)
    minutes_on = DateField(label=_("Ngày họp Hội đồng"))
    text = text_area(_("Kết luận của Hội đồng"), rows=4)

    def __init__(
        self, *args: Any, board: Sequence[ProductRow], entries: dict[int, Entry], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.board = board
        self.entries = entries
        for row in board:
            # One label stands on every row: who hears the page needs the product with it.
            code = entries[row.product].code
            if row.is_reached:
                self.fields[f"place_{row.product}"] = forms.IntegerField(
                    label=_("Thứ tự công nhận"),
                    min_value=1,
                    max_value=9999,
                    required=False,
                    widget=forms.NumberInput(
                        {
                            "class": "form-control num",
                            "inputmode": "numeric",
                            "aria-label": _("Thứ tự công nhận %(code)s") % {"code": code},
                        }
                    ),
                )
            self.fields[f"reason_{row.product}"] = forms.CharField(
                label=_("Lý do không công nhận"),
                max_length=300,
                required=False,
                widget=forms.TextInput(
                    {
                        "class": "form-control",
                        "aria-label": _("Lý do không công nhận %(code)s") % {"code": code},
                    }
                ),
            )

    def head(self) -> list[BoundField]:
        return [self[name] for name in ("minutes_number", "minutes_on", "text")]

    def rows(self) -> list[CandidateRow]:
        return [
            CandidateRow(
                self.entries[row.product],
                row,
                self[f"place_{row.product}"] if row.is_reached else None,
                self[f"reason_{row.product}"],
            )
            for row in self.board
        ]

    def values(self) -> CouncilValues:
        data = self.cleaned_data
        placed = [
            (data[f"place_{row.product}"], row.rank, row.product)
            for row in self.board
            if data.get(f"place_{row.product}")
        ]
        return CouncilValues(
            minutes_number=data["minutes_number"],
            minutes_on=data["minutes_on"],
            text=data["text"],
            winners=[product for _place, _rank, product in sorted(placed)],
            reasons={row.product: data.get(f"reason_{row.product}", "") for row in self.board},
        )


class RecognitionForm(BaseForm):
    """The decision on the result, and when it is made known."""

    decision_number = forms.CharField(label=_("Số quyết định công nhận"), max_length=40)
    decision_on = DateField(label=_("Ngày quyết định"))
    notified_on = DateField(
        label=_("Ngày thông báo kết quả"),
        help_text=_("Hạn khiếu nại tính từ ngày này, theo ngày làm việc."),
    )

    def values(self) -> RecognitionValues:
        return RecognitionValues(**self.cleaned_data)


class AnswerForm(BaseForm):
    """The council's answer to a complaint."""

    is_upheld = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[("no", _("Khiếu nại không đúng: giữ kết quả")), ("yes", _("Khiếu nại đúng"))],
        widget=forms.RadioSelect,
    )
    answer = text_area(_("Trả lời của Hội đồng"), rows=5)


class CorrectionForm(BaseForm):
    """The decision that turns a result."""

    decision_number = forms.CharField(label=_("Số quyết định"), max_length=40)
    reason = text_area(_("Lý do sửa kết quả"))


class DecisionForm(BaseForm):
    """The number of a decision or letter."""

    number = forms.CharField(label=_("Số quyết định"), max_length=40)

    def __init__(self, *args: Any, label: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if label is not None:
            self.fields["number"].label = label


class PromotionForm(DecisionForm):
    """The letter to the next level, with the products that it proposes."""

    certificates = forms.MultipleChoiceField(
        label=_("Sản phẩm đề nghị"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["certificates"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class PrizeForm(BaseForm):
    """Prize money of a product by source."""

    source = forms.ChoiceField(label=_("Nguồn"), choices=PrizeSource.choices)
    amount_vnd = VndField(label=_("Mức thưởng"), allow_zero=False)
    basis = forms.CharField(label=_("Căn cứ mức thưởng"), max_length=300)


class YearReportForm(BaseForm):
    """What a winner reports of a year."""

    year = forms.IntegerField(label=_("Năm báo cáo"), min_value=2014, max_value=2100)
    revenue_vnd = VndField(label=_("Doanh thu của sản phẩm"))
    workers = forms.IntegerField(
        label=_("Lao động làm ra sản phẩm"), min_value=0, max_value=1_000_000
    )
    support_received = text_area(_("Hỗ trợ đã nhận"))
    situation = text_area(_("Tình hình sản xuất, kinh doanh"))

    def values(self) -> YearReportValues:
        return YearReportValues(**self.cleaned_data)


class ConclusionForm(BaseForm):
    """Which item of the contract a round delivers, and at what cost; nothing without contract."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng đã thực hiện"))
    cost_vnd = VndField(label=_("Kinh phí đã thực hiện"))

    def __init__(self, *args: Any, items: Sequence[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        if not items:
            del self.fields["contract_item"], self.fields["cost_vnd"]
            return
        field = self.fields["contract_item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(item.pk, f"{item.name} ({item.quantity} {item.unit})") for item in items]


class RegisterForm(BaseForm):
    """The filters of the register of winners."""

    year = forms.IntegerField(label=_("Năm cấp"), required=False, min_value=2014, max_value=2100)
    level = forms.ChoiceField(
        label=_("Cấp"), required=False, choices=[("", _("Tất cả")), *VoteLevel.choices]
    )
    standing = forms.ChoiceField(
        label=_("Hiệu lực"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("valid", _("Còn giá trị")),
            ("expired", _("Đã hết hạn")),
            ("revoked", _("Đã thu hồi")),
        ],
    )


class YearForm(BaseForm):
    """The year of a report."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2014, max_value=2100)

    def wanted(self, *, today: date) -> int:
        self.is_valid()
        year: int | None = self.cleaned_data.get("year")
        return year or today.year
