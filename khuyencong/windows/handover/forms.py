"""Shape of what people type about handovers. No writes, no policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.unit_field import UnitField
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.values import HandoverValues


def _choices(offices: Iterable[Office], blank: Any) -> list[tuple[str, Any]]:
    return [("", blank), *((str(one.pk), one.name) for one in offices)]


class HandoverForm(BaseForm):
    """The decision: which office hands over, by which paper, from when, who takes the rest."""

    office = forms.ChoiceField(label=_("Cơ quan giao"))
    number = forms.CharField(
        label=_("Số văn bản"), max_length=60, help_text=_("Ví dụ 1234/QĐ-UBND.")
    )
    decided_on = DateField(label=_("Ngày văn bản"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    effective_on = DateField(
        label=_("Chuyển giao từ ngày"),
        help_text=_("Cơ quan giao kết thúc hoạt động vào hôm trước ngày này."),
    )
    rest_office = forms.ChoiceField(
        label=_("Cơ quan nhận phần chung"),
        help_text=_(
            "Nhận kinh phí chưa phân bổ và những gì không thuộc riêng xã, phường nào. Nếu chỉ có "
            "một cơ quan kế thừa thì chọn cơ quan đó."
        ),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, giving: Iterable[Office], taking: Iterable[Office], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, offices in (("office", giving), ("rest_office", taking)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = _choices(offices, _("Chọn…"))

    def values(self) -> HandoverValues:
        data = self.cleaned_data
        return HandoverValues(
            number=data["number"],
            decided_on=data["decided_on"],
            issuer=data["issuer"],
            effective_on=data["effective_on"],
            rest_office_id=int(data["rest_office"]),
        )


def initial_values(handover: Handover) -> dict[str, Any]:
    """Return what the form of a handover shows at first."""
    return {
        "office": str(handover.office_id),
        "number": handover.number,
        "decided_on": handover.decided_on,
        "issuer": handover.issuer,
        "effective_on": handover.effective_on,
        "rest_office": str(handover.rest_office_id),
        "version": handover.version,
    }


class ShareForm(BaseForm):
    """A unit, and who takes it over."""

    unit = UnitField(
        label=_("Địa bàn"),
        help_text=_("Xã, phường cũ hoặc mới: tên không cần dấu, hoặc mã."),
    )
    office = forms.ChoiceField(label=_("Cơ quan nhận"))

    def __init__(
        self,
        *args: Any,
        offices: Iterable[Office],
        paths: Iterable[str],
        on: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        unit, office = self.fields["unit"], self.fields["office"]
        assert isinstance(unit, UnitField)
        assert isinstance(office, forms.ChoiceField)
        unit.suggest(paths, on=on)
        office.choices = _choices(offices, _("Chọn…"))


class TakerForm(BaseForm):
    """Which successor takes one thing; none of them: as the decision says otherwise."""

    office = forms.ChoiceField(label=_("Cơ quan nhận"), required=False)

    def __init__(self, *args: Any, offices: Iterable[Office], blank: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = _choices(offices, blank)

    @property
    def office_id(self) -> int | None:
        return int(self.cleaned_data["office"]) if self.cleaned_data["office"] else None


class ReasonForm(BaseForm):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
