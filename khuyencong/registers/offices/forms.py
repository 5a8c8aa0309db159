"""Shape of what a person types about offices. No writes, no policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.foundation.ui.roles import ROLE_LABELS
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.offices.queries import people_named
from khuyencong.registers.offices.services import OfficeValues
from khuyencong.registers.offices.unit_field import UnitField

_GIVEN_ELSEWHERE = (Role.APPLICANT, Role.JUROR, Role.SYSTEM)
"""Roles that no appointment in an office gives."""

STAFF_ROLES = tuple(
    (role.value, ROLE_LABELS[role]) for role in Role if role not in _GIVEN_ELSEWHERE
)


class FilterForm(BaseForm):
    """Narrows the tree: words of the name, a day."""

    text = forms.CharField(
        label=_("Tên cơ quan"),
        required=False,
        max_length=100,
        help_text=_("Không cần dấu, ví dụ “dakrong”."),
    )
    on = DateField(label=_("Vào ngày"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        try:
            self.day = self.fields["on"].clean(self.data.get("on")) or today
        except forms.ValidationError:
            self.day = today  # the error stands beside the field; the tree shows today


class FoundForm(BaseForm):
    """A new office under one that exists."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    code = forms.CharField(
        label=_("Mã"), max_length=40, help_text=_("Mã ngắn, không đổi về sau, ví dụ DKR-KT.")
    )
    kind = forms.ChoiceField(
        label=_("Loại"), choices=lambda: [("", _("Chọn…")), *OfficeKind.choices]
    )
    territory = UnitField(
        label=_("Địa bàn"), help_text=_("Tên không cần dấu, hoặc mã của tỉnh, huyện, xã.")
    )
    valid_from = DateField(label=_("Hoạt động từ ngày"))

    def __init__(self, *args: Any, paths: Iterable[str], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        territory = self.fields["territory"]
        assert isinstance(territory, UnitField)
        territory.suggest(paths, on=on)

    def values(self, parent: Office | None) -> OfficeValues:
        data = self.cleaned_data
        return OfficeValues(
            code=data["code"],
            name=data["name"],
            kind=data["kind"],
            territory_id=data["territory"].pk,
            parent_id=parent.pk if parent else None,
            valid_from=data["valid_from"],
        )


class RenameForm(BaseForm):
    """Another name, and why."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    reason = forms.CharField(label=_("Lý do, văn bản"), max_length=300)


class EndForm(BaseForm):
    """The last day of an office, who takes over, and why."""

    valid_to = DateField(label=_("Ngày hoạt động cuối cùng"))
    successors = forms.ModelMultipleChoiceField(
        queryset=Office.objects.none(),
        label=_("Cơ quan kế thừa"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Lý do, văn bản"), max_length=300)

    def __init__(self, *args: Any, choices: Iterable[Office], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["successors"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        ids = [office.pk for office in choices]
        field.queryset = Office.objects.filter(pk__in=ids).order_by("name")


class AppointForm(BaseForm):
    """A person, a role, a first day."""

    person = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử"),
        max_length=254,
        help_text=_("Người đó phải có tài khoản."),
    )
    role = forms.ChoiceField(label=_("Vai trò"), choices=lambda: [("", _("Chọn…")), *STAFF_ROLES])
    valid_from = DateField(label=_("Từ ngày"))

    def appointee(self) -> User:
        """Return the person named. Refuses a name that is nobody's."""
        text = self.cleaned_data["person"]
        found = people_named(text)
        if not found:
            raise Refused(Problem("offices.person_unknown", {"text": text}, field="person"))
        return found[0]


class EndAppointmentForm(BaseForm):
    """The last day of an appointment."""

    valid_to = DateField(label=_("Ngày cuối cùng giữ vai trò"))
    reason = forms.CharField(label=_("Lý do"), required=False, max_length=300)
