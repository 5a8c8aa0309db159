"""Shape of what people type about inspections. No writes, no policy."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.forms import BaseForm, DateField, FilesField, FilesInput
from khuyencong.programme.inspections.checklists import Checklist
from khuyencong.programme.inspections.models import PlannedVisit, Visit
from khuyencong.programme.inspections.states import AnswerValue, Severity
from khuyencong.programme.inspections.values import (
    Answer,
    ChoiceValues,
    FindingValues,
    VisitValues,
)


def _text(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **options)


class VersionForm(BaseForm):
    """A press of a button on a record as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StartPlanForm(BaseForm):
    """The year of a new plan."""

    year = forms.IntegerField(label=_("Năm kế hoạch"), min_value=2000, max_value=2200)


class ChoiceForm(BaseForm):
    """When a chosen contract is visited, and why."""

    month = forms.TypedChoiceField(
        label=_("Tháng kiểm tra"),
        coerce=int,
        choices=[(one, str(one)) for one in range(1, 13)],
    )
    planned_on = DateField(
        label=_("Ngày dự kiến"), required=False, help_text=_("Để trống nếu chưa định ngày.")
    )
    reason = forms.CharField(label=_("Lý do chọn"), max_length=300, required=False)

    def values(self, contract_id: int) -> ChoiceValues:
        data = self.cleaned_data
        return ChoiceValues(
            contract_id=contract_id,
            month=data["month"],
            planned_on=data["planned_on"],
            reason=data["reason"],
        )


@dataclass(frozen=True)
class Question:
    """One thing on the checklist with its inputs."""

    text: str
    answer: BoundField
    note: BoundField


@dataclass(frozen=True)
class Section:
    """A checklist with its questions."""

    title: str
    questions: Sequence[Question]


_HEAD = ("visited_on", "place", "is_announced", "members", "representative", "planned", "follows")
_TAIL = ("percent", "conclusion")


class VisitForm(BaseForm):
    """The minutes of a visit: their head, a question after the other, the conclusion."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    visited_on = DateField(label=_("Ngày kiểm tra"))
    place = forms.CharField(label=_("Địa điểm kiểm tra"), max_length=300)
    is_announced = forms.BooleanField(
        label=_("Đã báo trước cho cơ sở"),
        required=False,
        help_text=_("Bỏ trống khi kiểm tra đột xuất."),
    )
    members = _text(
        _("Đoàn kiểm tra"), rows=2, help_text=_("Mỗi dòng một người: họ tên, chức vụ, đơn vị.")
    )
    representative = forms.CharField(
        label=_("Đại diện cơ sở"), max_length=300, help_text=_("Họ tên, chức vụ.")
    )
    planned = forms.ChoiceField(label=_("Theo kế hoạch"), required=False)
    follows = forms.ChoiceField(label=_("Kiểm tra lại sau lần"), required=False)
    percent = forms.IntegerField(
        label=_("Tiến độ nhìn thấy tại chỗ (%)"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Phần khối lượng được hỗ trợ đã làm xong, theo mắt thấy."),
    )
    conclusion = _text(
        _("Kết luận"), required=False, help_text=_("Cần có trước khi kết thúc biên bản.")
    )

    def __init__(
        self,
        *args: Any,
        checklists: Sequence[Checklist],
        planned: Iterable[PlannedVisit],
        earlier: Iterable[Visit],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.checklists = checklists
        self.fields["key"].initial = uuid.uuid4
        self._offer("planned", [(row.pk, f"{row.month:%m/%Y}") for row in planned])
        self._offer(
            "follows", [(one.pk, f"{one.number} ({one.visited_on:%d/%m/%Y})") for one in earlier]
        )
        for checklist in checklists:
            for item in checklist.items:
                self.fields[f"answer_{item.code}"] = forms.ChoiceField(
                    label=_("Kết quả"),
                    required=False,
                    choices=[("", _("chưa trả lời")), *AnswerValue.choices],
                    widget=forms.Select({"class": "form-select"}),
                )
                self.fields[f"note_{item.code}"] = forms.CharField(
                    label=_("Ghi chú"), max_length=300, required=False
                )

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("không")), *((str(key), text) for key, text in choices)]
        if not choices:
            field.widget = forms.HiddenInput()

    def head(self) -> list[BoundField]:
        return [self[name] for name in _HEAD]

    def tail(self) -> list[BoundField]:
        return [self[name] for name in _TAIL]

    def sections(self) -> list[Section]:
        return [
            Section(
                one.title,
                [
                    Question(item.text, self[f"answer_{item.code}"], self[f"note_{item.code}"])
                    for item in one.items
                ],
            )
            for one in self.checklists
        ]

    def values(self) -> VisitValues:
        data = self.cleaned_data
        answers = {
            item.code: Answer(data[f"answer_{item.code}"], data[f"note_{item.code}"])
            for one in self.checklists
            for item in one.items
            if data.get(f"answer_{item.code}")
        }
        return VisitValues(
            **{name: data[name] for name in ("visited_on", "place", "members", "representative")},
            is_announced=data["is_announced"],
            percent=data["percent"],
            conclusion=data["conclusion"],
            answers=answers,
            planned_visit_id=int(data["planned"]) if data["planned"] else None,
            follows_id=int(data["follows"]) if data["follows"] else None,
        )


def initial_visit(visit: Visit) -> dict[str, Any]:
    """Return minutes in the shape of their form."""
    initial: dict[str, Any] = {name: getattr(visit, name) for name in _HEAD[:5] + _TAIL}
    initial["planned"] = visit.planned_visit_id or ""
    initial["follows"] = visit.follows_id or ""
    for answer in visit.answers.all():
        initial[f"answer_{answer.code}"] = answer.value
        initial[f"note_{answer.code}"] = answer.note
    return initial


class PhotosForm(BaseForm):
    """Photographs of a visit."""

    photos = FilesField(
        label=_("Ảnh"),
        widget=FilesInput({"accept": "image/jpeg,image/png"}),
        help_text=_(
            "Bật định vị trên máy ảnh để ảnh ghi nơi chụp; ảnh không có nơi chụp được đánh dấu."
        ),
    )


class FindingForm(BaseForm):
    """Something wrong, with who puts it right and until when."""

    severity = forms.ChoiceField(label=_("Mức độ"), choices=Severity)
    text = _text(_("Sai sót phát hiện"))
    action = _text(_("Việc phải làm"))
    owner = forms.ChoiceField(label=_("Người chịu trách nhiệm"))
    due_on = DateField(label=_("Hạn khắc phục"))
    holds_payment = forms.BooleanField(
        label=_("Chưa duyệt thanh toán cho đến khi đóng sai sót này"),
        required=False,
        help_text=_("Chỉ với sai sót nghiêm trọng."),
    )

    def __init__(self, *args: Any, owners: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [("", "–"), *((str(one.pk), one.full_name) for one in owners)]

    def values(self) -> FindingValues:
        data = self.cleaned_data
        return FindingValues(
            severity=data["severity"],
            text=data["text"],
            action=data["action"],
            owner_id=int(data["owner"]),
            due_on=data["due_on"],
            holds_payment=data["holds_payment"],
        )


class ClosingForm(BaseForm):
    """How something was put right."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    proof = _text(
        _("Bằng chứng đã khắc phục"),
        required=False,
        help_text=_("Ghi điều đã thấy, hoặc đính kèm ảnh, văn bản bên dưới."),
    )
    proof_file = forms.FileField(label=_("Tệp kèm theo"), required=False)


class FilterForm(BaseForm):
    """The filters of the list of visits; they live in the address."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)

    def year_wanted(self) -> int | None:
        self.is_valid()
        year: int | None = self.cleaned_data.get("year")
        return year


class FindingFilterForm(BaseForm):
    """Which findings are shown."""

    show = forms.ChoiceField(
        label=_("Hiện"),
        required=False,
        choices=[
            ("", _("Đang mở")),
            ("overdue", _("Quá hạn")),
            ("mine", _("Tôi chịu trách nhiệm")),
            ("closed", _("Đã đóng")),
        ],
    )

    def wanted(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("show", ""))
