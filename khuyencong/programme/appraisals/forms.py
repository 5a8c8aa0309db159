"""Shape of what people type when they appraise and decide. No writes, no policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import Vnd
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.appraisals.criteria import CriteriaSet, Criterion
from khuyencong.programme.appraisals.models import Opinion
from khuyencong.programme.appraisals.states import Conflict, Mark, SheetForm
from khuyencong.programme.appraisals.values import (
    ConclusionValues,
    DecisionValues,
    MarkGiven,
    OpinionValues,
)
from khuyencong.programme.budgets.models import BudgetLine


class DatedForm(BaseForm):
    """A form about a paper with a day: today by default, never later."""

    day = DateField(label=_("Ngày"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["day"].initial = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise ValidationError(_("Ngày này chưa đến. Ghi ngày hôm nay hoặc trước đó."))
        return day


class OpeningForm(DatedForm):
    """How a đề án will be appraised."""

    form = forms.ChoiceField(
        label=_("Mẫu phiếu thẩm định"), choices=SheetForm, initial=SheetForm.BY_BENEFICIARY.value
    )
    by_council = forms.BooleanField(label=_("Thẩm định bằng hội đồng"), required=False)
    field_order = ["form", "by_council", "day"]


class DeclarationForm(BaseForm):
    """An appraiser's declaration, before anything else is shown."""

    conflict = forms.ChoiceField(
        label=_("Bạn có quan hệ lợi ích với đơn vị thực hiện, đơn vị thụ hưởng hoặc nhà cung cấp?"),
        choices=Conflict,
        widget=forms.RadioSelect,
    )
    conflict_detail = forms.CharField(
        label=_("Nội dung xung đột"),
        required=False,
        help_text=_("Quan hệ gì, với ai. Chỉ ghi khi có xung đột."),
        widget=forms.Textarea({"rows": 2}),
    )


_YES_NO = [("yes", _("Đề nghị phê duyệt")), ("no", _("Không đề nghị phê duyệt"))]


class OpinionForm(BaseForm):
    """An appraisal sheet: a mark and a note for each criterion, then the opinion."""

    favourable = forms.ChoiceField(label=_("Ý kiến"), choices=_YES_NO, widget=forms.RadioSelect)
    recommended_vnd = VndField(
        label=_("Mức hỗ trợ đề nghị"),
        required=False,
        help_text=_("Không quá mức đề nghị và mức tối đa theo quy định."),
    )
    text = forms.CharField(
        label=_("Nhận xét chung"), required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(
        self, *args: Any, criteria: CriteriaSet, opinion: Opinion | None = None, **options: Any
    ) -> None:
        super().__init__(*args, initial=_initial(opinion), **options)
        self.criteria = criteria
        for criterion in criteria.criteria:
            self.fields[_mark(criterion)] = forms.ChoiceField(
                label=criterion.text,
                choices=Mark,
                widget=forms.RadioSelect,
                help_text=criterion.source,
            )
            self.fields[_note(criterion)] = forms.CharField(
                label=_("Nhận xét (bắt buộc khi chưa đạt)"),
                required=False,
                widget=forms.TextInput({"class": "form-control"}),
            )

    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the mark and the note of each criterion, in the order of the law."""
        return [(self[_mark(one)], self[_note(one)]) for one in self.criteria.criteria]

    def values(self) -> OpinionValues:
        data = self.cleaned_data
        return OpinionValues(
            criteria={
                one.code: MarkGiven(data[_mark(one)], data[_note(one)])
                for one in self.criteria.criteria
            },
            favourable=data["favourable"] == "yes",
            recommended_vnd=data["recommended_vnd"],
            text=data["text"],
        )


def _mark(criterion: Criterion) -> str:
    return f"mark_{criterion.code}"


def _note(criterion: Criterion) -> str:
    return f"note_{criterion.code}"


def _initial(opinion: Opinion | None) -> dict[str, Any]:
    if opinion is None or opinion.submitted_on is None:
        return {}
    initial: dict[str, Any] = {
        "favourable": "yes" if opinion.favourable else "no",
        "recommended_vnd": opinion.recommended_vnd,
        "text": opinion.text,
    }
    for code, given in opinion.criteria.items():
        initial[f"mark_{code}"] = given["mark"]
        initial[f"note_{code}"] = given["note"]
    return initial


class ConclusionForm(DatedForm):
    """What an appraisal comes to, with its minutes."""

    favourable = forms.ChoiceField(label=_("Kết luận"), choices=_YES_NO, widget=forms.RadioSelect)
    recommended_vnd = VndField(label=_("Mức hỗ trợ đề nghị"), required=False)
    minutes_number = forms.CharField(label=_("Số biên bản"), max_length=40)
    minutes_on = DateField(label=_("Ngày biên bản"))
    summary = forms.CharField(
        label=_("Ý kiến tổng hợp"),
        required=False,
        help_text=_("Bắt buộc khi không đề nghị phê duyệt, hoặc khi kết luận khác đa số ý kiến."),
        widget=forms.Textarea({"rows": 4}),
    )
    field_order = ["favourable", "recommended_vnd", "minutes_number", "minutes_on", "day"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = _("Ngày kết luận")

    def values(self) -> ConclusionValues:
        data = self.cleaned_data
        return ConclusionValues(
            favourable=data["favourable"] == "yes",
            minutes_number=data["minutes_number"],
            minutes_on=data["minutes_on"],
            recommended_vnd=data["recommended_vnd"],
            summary=data["summary"],
        )


class RegistrationForm(DatedForm):
    """Which đề án go on which list."""

    list_number = forms.CharField(label=_("Số văn bản đăng ký"), max_length=40)
    field_order = ["list_number", "day"]


class DecisionForm(BaseForm):
    """A draft of an approval: the amount, and what each budget line gives of it."""

    amount_vnd = VndField(label=_("Kinh phí hỗ trợ được duyệt"), allow_zero=False)
    number = forms.CharField(
        label=_("Số quyết định"),
        max_length=40,
        required=False,
        help_text=_("Có thể để trống; người ký ghi khi ban hành."),
    )
    signer_name = forms.CharField(
        label=_("Người ký"),
        max_length=150,
        required=False,
        help_text=_("Để trống thì lấy tên người bấm ký."),
    )
    reason = forms.CharField(label=_("Căn cứ"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, lines: Iterable[BudgetLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"line_{line.pk}"] = VndField(label=str(line), required=False)

    def rows(self) -> list[tuple[BudgetLine, BoundField]]:
        """Return each usable line with its input."""
        return [(line, self[f"line_{line.pk}"]) for line in self.lines]

    def head(self) -> list[BoundField]:
        """Return the inputs that are not about a line."""
        return [self[name] for name in ("amount_vnd", "number", "signer_name", "reason")]

    def values(self) -> DecisionValues:
        data = self.cleaned_data
        shares: dict[int, Vnd] = {
            line.pk: data[f"line_{line.pk}"] for line in self.lines if data[f"line_{line.pk}"]
        }
        return DecisionValues(
            amount_vnd=data["amount_vnd"],
            shares=shares,
            number=data["number"],
            reason=data["reason"],
            signer_name=data["signer_name"],
        )


class SigningForm(DatedForm):
    """The number and the day of the decision that is signed."""

    number = forms.CharField(label=_("Số quyết định"), max_length=40)
    field_order = ["number", "day"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = _("Ngày ban hành")


class RefusalForm(SigningForm):
    """Why a đề án is refused, and by which paper."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp hồ sơ sẽ đọc lý do này."),
        widget=forms.Textarea({"rows": 4}),
    )
    field_order = ["reason", "number", "day"]


class ReasonForm(BaseForm):
    """Why something is dropped."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 2}))
