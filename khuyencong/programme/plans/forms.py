"""Human input about plans: heads, objectives, lines with their money, decisions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.plans.services import (
    Basis,
    FundingDraft,
    LineDraft,
    ObjectiveDraft,
    PlanHead,
)
from khuyencong.registers.offices.models import Office

_SEPARATOR = "|"


class PlanForm(BaseForm):
    """The head of a plan."""

    title = forms.CharField(label=_("Tên kế hoạch"), max_length=300)
    purpose = forms.CharField(
        label=_("Mục đích, yêu cầu"), required=False, widget=forms.Textarea({"rows": 4})
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ pháp lý"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Mỗi văn bản một dòng, điều khoản sau dấu |. Ví dụ: Nghị quyết 38/2020/NQ-HĐND | Điều 4"
        ),
    )

    def head(self) -> PlanHead:
        """Return the head of a valid form."""
        entered = self.cleaned_data
        lines = (line.partition(_SEPARATOR) for line in entered["legal_basis"].splitlines())
        basis = [Basis(document, clause) for document, _sign, clause in lines]
        return PlanHead(entered["title"], entered["purpose"], basis)


def head_values(plan: Plan) -> dict[str, str]:
    """Return a plan's head as the form takes it."""
    basis = [
        f"{one['document']} {_SEPARATOR} {one['clause']}" if one["clause"] else one["document"]
        for one in plan.legal_basis
    ]
    return {"title": plan.title, "purpose": plan.purpose, "legal_basis": "\n".join(basis)}


class NewPlanForm(PlanForm):
    """The head of a new plan, with its office and year."""

    office = forms.ModelChoiceField(queryset=Office.objects.none(), label=_("Cơ quan lập"))
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2200)
    field_order = ["office", "year"]

    def __init__(self, *args: Any, offices: Iterable[Office], **options: Any) -> None:
        super().__init__(*args, **options)
        known = [office.pk for office in offices]
        self.fields["office"].queryset = Office.objects.filter(pk__in=known)  # type: ignore[attr-defined]


class ObjectiveForm(BaseForm):
    """One objective; a row left empty is none."""

    indicator = forms.CharField(label=_("Chỉ tiêu"), max_length=200, required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    baseline = forms.DecimalField(
        label=_("Hiện trạng"), max_digits=18, decimal_places=2, required=False, localize=False
    )
    target = forms.DecimalField(
        label=_("Mục tiêu"), max_digits=18, decimal_places=2, required=False, localize=False
    )

    def clean(self) -> dict[str, Any] | None:
        entered = self.cleaned_data
        if entered.get("indicator") and (not entered.get("unit") or entered.get("target") is None):
            raise forms.ValidationError(_("Chỉ tiêu cần đơn vị tính và mục tiêu."))
        return entered

    def objective(self) -> ObjectiveDraft | None:
        """Return the objective of a valid row; None for an empty one."""
        entered = self.cleaned_data
        if not entered.get("indicator"):
            return None
        return ObjectiveDraft(
            entered["indicator"], entered["unit"], entered["target"], entered["baseline"]
        )


ObjectiveForms = forms.formset_factory(ObjectiveForm, extra=3, max_num=30)


class LineForm(BaseForm):
    """A plan line with an amount for each source.

    A source with several funds asks which; one with a single fund takes that.
    """

    number = forms.CharField(
        label=_("Số thứ tự"),
        max_length=20,
        required=False,
        help_text=_("Để trống thì lấy số tiếp theo."),
    )
    activity = forms.ChoiceField(label=_("Nội dung hoạt động"))
    title = forms.CharField(label=_("Nội dung công việc"), max_length=300)
    quantity = forms.IntegerField(
        label=_("Số lượng"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=_("Để trống nếu công việc không đếm được."),
    )
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    responsible = forms.CharField(label=_("Đơn vị chủ trì"), max_length=200, required=False)
    partner = forms.CharField(label=_("Đơn vị phối hợp"), max_length=200, required=False)
    starts_on = DateField(label=_("Bắt đầu"), required=False)
    ends_on = DateField(label=_("Hoàn thành"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(
        self,
        *args: Any,
        activities: Mapping[str, Any],
        funds: Iterable[Fund],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["activity"].choices = [("", _("Chọn…")), *activities.items()]  # type: ignore[attr-defined]
        self.funds: dict[str, list[Fund]] = {source.value: [] for source in Source}
        for fund in funds:
            self.funds[fund.source].append(fund)
        for source in Source:
            own = self.funds[source.value]
            self.fields[f"amount_{source.value}"] = VndField(
                label=_("%(source)s (đ)") % {"source": source.label}, required=False
            )
            if len(own) > 1:
                self.fields[f"fund_{source.value}"] = forms.ChoiceField(
                    label=_("Lấy từ nguồn"),
                    choices=[(str(fund.pk), f"{fund.name} ({fund.office})") for fund in own],
                )

    def draft(self) -> LineDraft:
        """Return the line of a valid form."""
        names = LineDraft.__dataclass_fields__
        return LineDraft(**{name: self.cleaned_data[name] for name in names})

    def funding(self) -> list[FundingDraft]:
        """Return the money of a valid form, a source without an amount left out."""
        return [
            FundingDraft(source, amount_vnd, self._fund_id(source))
            for source in Source
            if (amount_vnd := self.cleaned_data[f"amount_{source.value}"])
        ]

    def _fund_id(self, source: Source) -> int | None:
        own = self.funds[source.value]
        if len(own) > 1:
            return int(self.cleaned_data[f"fund_{source.value}"])
        return own[0].pk if own else None

    def money_fields(self) -> list[Any]:
        """Return the bound fields of money, for a part of the page of their own."""
        return [one for one in self if one.name.startswith(("amount_", "fund_"))]

    def other_fields(self) -> list[Any]:
        return [one for one in self if not one.name.startswith(("amount_", "fund_", "reason"))]


class AdjustmentForm(LineForm):
    """A line as an adjustment wants it, with the reason."""

    reason = forms.CharField(label=_("Lý do điều chỉnh"), widget=forms.Textarea({"rows": 2}))


def line_values(line: PlanLine) -> dict[str, Any]:
    """Return a line and its money as the form takes them."""
    values: dict[str, Any] = {name: getattr(line, name) for name in LineDraft.__dataclass_fields__}
    for row in line.funding.all():
        values[f"amount_{row.source}"] = row.amount_vnd
        values[f"fund_{row.source}"] = str(row.fund_id or "")
    return values


class ReasonForm(BaseForm):
    """Why something is returned, refused or stopped."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 2}), required=False)


class ApprovalForm(BaseForm):
    """The number and day under which a plan is issued."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    issued_on = DateField(label=_("Ngày ban hành"))


class DecisionForm(BaseForm):
    """The decision by which an adjustment is approved, or a plan ended."""

    decision_number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = DateField(label=_("Ngày quyết định"))
