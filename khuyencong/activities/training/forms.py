"""Shape of what an office types about a class. No writes, no policy."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.models import Session, Trainer, TrainingClass
from khuyencong.activities.training.pasted import bare_names, read_list
from khuyencong.activities.training.states import Answer, ClassKind, ClassState, Gender
from khuyencong.activities.training.values import (
    AnswerValues,
    ClassValues,
    SessionValues,
    TraineeValues,
    TrainerValues,
)
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.permissions import reach_of, within
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on

SMALLEST_YEAR, GREATEST_YEAR = 1900, 2100


def communes_of(actor: Actor, on: date) -> QuerySet[Unit]:
    """Return the communes of the actor's territory on a day."""
    reach = reach_of(actor)
    if reach is None:
        return Unit.objects.none()
    return units_on(on).filter(within(reach, "path"), level="commune")


def choose(form: BaseForm, name: str, rows: "QuerySet[Any]") -> None:
    """Let a field choose among some rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"],
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )


def _number(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, widget=forms.NumberInput({"inputmode": "numeric"}), **options
    )


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    state = forms.ChoiceField(label=_("Trạng thái"), required=False)
    kind = forms.ChoiceField(label=_("Loại lớp"), required=False)
    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("state", ClassState.choices), ("kind", ClassKind.choices)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Tất cả")), *choices]

    def wanted(self) -> dict[str, Any]:
        """Return what the list is narrowed to; what could not be read narrows nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        wanted = {
            "state": data.get("state"),
            "kind": data.get("kind"),
            "starts_on__year": data.get("year"),
        }
        return {name: value for name, value in wanted.items() if value}


class ClassForm(BaseForm):
    """A class as its office plans it."""

    kind = forms.ChoiceField(label=_("Loại lớp"), choices=ClassKind)
    title = forms.CharField(label=_("Tên lớp"), max_length=200)
    audience = forms.CharField(
        label=_("Đối tượng"),
        max_length=300,
        help_text=_("Ví dụ: đoàn viên thanh niên, hộ nông dân làm kinh tế giỏi."),
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Xã, phường, thị trấn"))
    capacity = _number(_("Số chỗ"))
    starts_on = DateField(label=_("Khai giảng"))
    ends_on = DateField(label=_("Bế giảng"))
    enrolment_from = DateField(label=_("Nhận đăng ký từ ngày"))
    enrolment_to = DateField(label=_("Nhận đăng ký đến hết ngày"))
    minimum_percent = _number(
        _("Dự tối thiểu bao nhiêu phần trăm số buổi thì hoàn thành"),
        help_text=_("Quy định của lớp; ghi trên thông báo và dùng để xét cấp giấy chứng nhận."),
    )
    cost_vnd = VndField(
        label=_("Chi phí của lớp (dự kiến hoặc đã chi)"),
        required=False,
        help_text=_("Để tính chi phí cho mỗi học viên. Tiền ngân sách đi theo hợp đồng."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "unit", communes_of(actor, on))

    def values(self) -> ClassValues:
        data = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        kind, unit = ClassKind(data.pop("kind")), data.pop("unit")
        return ClassValues(kind=kind, unit_id=unit.pk, **data)

    def version_seen(self) -> int:
        return int(self.cleaned_data.get("version") or 0)


def initial_of(training_class: TrainingClass) -> dict[str, Any]:
    """Return a class as its form shows it."""
    names = ("kind", "title", "audience", "place", "unit", "capacity", "starts_on", "ends_on")
    more = ("enrolment_from", "enrolment_to", "minimum_percent", "cost_vnd", "version")
    return {name: getattr(training_class, name) for name in (*names, *more)}


class VersionForm(BaseForm):
    """A button about the class as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(BaseForm):
    """Why something ends."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeavingForm(BaseForm):
    reason = forms.CharField(label=_("Lý do thôi học"), max_length=200)


class SessionForm(BaseForm):
    """One sitting."""

    day = DateField(label=_("Ngày"))
    starts_at = _time(_("Từ giờ"))
    ends_at = _time(_("Đến giờ"))
    topic = forms.CharField(label=_("Nội dung"), max_length=300)
    trainer = forms.ModelChoiceField(
        queryset=Trainer.objects.none(), label=_("Giảng viên"), required=False
    )
    place = forms.CharField(
        label=_("Địa điểm"),
        max_length=200,
        required=False,
        help_text=_("Để trống nếu học tại địa điểm của lớp."),
    )
    fee_vnd = VndField(label=_("Thù lao giảng viên"), required=False)

    def __init__(self, *args: Any, trainers: QuerySet[Trainer], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "trainer", trainers)

    def values(self) -> SessionValues:
        data = dict(self.cleaned_data)
        trainer = data.pop("trainer")
        return SessionValues(trainer_id=trainer.pk if trainer else None, **data)


def session_initial(session: Session) -> dict[str, Any]:
    """Return a session as its form shows it."""
    names = ("day", "starts_at", "ends_at", "topic", "trainer", "place", "fee_vnd")
    return {name: getattr(session, name) for name in names}


class TrainerForm(BaseForm):
    name = forms.CharField(label=_("Họ và tên"), max_length=100)
    workplace = forms.CharField(label=_("Đơn vị công tác"), max_length=200, required=False)
    qualification = forms.CharField(label=_("Trình độ, chuyên môn"), max_length=200, required=False)

    def values(self) -> TrainerValues:
        return TrainerValues(**self.cleaned_data)


class MaterialForm(BaseForm):
    title = forms.CharField(label=_("Tên tài liệu"), max_length=200, required=False)
    file = forms.FileField(label=_("Tệp"), help_text=_("PDF, Word, Excel hoặc ảnh."))


class PersonForm(BaseForm):
    """Who a trainee is: what both the office and the person fill in."""

    name = forms.CharField(label=_("Họ và tên"), max_length=100)
    birth_year = _number(_("Năm sinh"), min_value=SMALLEST_YEAR, max_value=GREATEST_YEAR)
    gender = forms.ChoiceField(
        label=_("Giới tính"), choices=[("", _("Chưa ghi")), *Gender.choices], required=False
    )
    ethnic_group = forms.CharField(label=_("Dân tộc"), max_length=40, required=False)
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Xã, phường, thị trấn"),
        required=False,
        help_text=_("Nơi khác thì để trống và ghi vào ô dưới."),
    )
    address = forms.CharField(label=_("Thôn, tổ hoặc nơi ở khác"), max_length=200, required=False)

    def values(self) -> TraineeValues:
        data = dict(self.cleaned_data)
        unit = data.pop("unit")
        return TraineeValues(unit_id=unit.pk if unit else None, **data)


class TraineeForm(PersonForm):
    """A person whom the office enrols."""

    birth_date = DateField(label=_("Ngày sinh (nếu biết)"), required=False)
    id_number = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    consents = forms.BooleanField(
        label=_("Người này đã đồng ý cho dùng thông tin cá nhân để tổ chức lớp"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "unit", communes_of(actor, on))


class ListForm(BaseForm):
    """A list of people, pasted."""

    lines = forms.CharField(
        label=_("Danh sách"),
        widget=forms.Textarea({"rows": 10}),
        help_text=_(
            "Mỗi người một dòng: họ và tên; năm sinh; điện thoại; xã. Dán được từ bảng tính."
        ),
    )
    consents = forms.BooleanField(
        label=_("Những người này đã đồng ý cho dùng thông tin cá nhân để tổ chức lớp"),
        required=False,
    )

    def people(self, communes: QuerySet[Unit]) -> tuple[TraineeValues, ...]:
        """Return the people of the list; raises where a line cannot be read."""
        names = bare_names(dict(communes.values_list("name", "pk")))
        data = self.cleaned_data
        found = read_list(data["lines"], names, consents=data["consents"])
        if found.unread:
            self.add_error(
                "lines",
                _("Không đọc được dòng %(numbers)s. Ghi: họ và tên; năm sinh; điện thoại; xã.")
                % {"numbers": ", ".join(map(str, found.unread))},
            )
        return found.people


class AnswerForm(BaseForm):
    """What became of a trainee, as a call found out."""

    answer = forms.ChoiceField(label=_("Kết quả"), choices=Answer, widget=forms.RadioSelect)
    monthly_income_vnd = VndField(label=_("Thu nhập mỗi tháng"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def values(self) -> AnswerValues:
        data = self.cleaned_data
        return AnswerValues(Answer(data["answer"]), data["monthly_income_vnd"], data["note"])


class EstablishmentForm(BaseForm):
    """Which entry of the register a former trainee has founded."""

    establishment = forms.ModelChoiceField(
        queryset=Establishment.objects.none(), label=_("Cơ sở trong sổ")
    )

    def __init__(self, *args: Any, found: QuerySet[Establishment], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "establishment", found)


class SearchForm(BaseForm):
    text = forms.CharField(label=_("Tìm cơ sở theo tên, điện thoại"), required=False)


class OwnPersonForm(PersonForm):
    """A person who enrols through the link."""

    field_order = ["name", "birth_year", "phone", "gender", "ethnic_group", "unit", "address"]
    consents = forms.BooleanField(
        label=_("Tôi đồng ý cho cơ quan tổ chức lớp dùng các thông tin trên"), required=False
    )

    def __init__(self, *args: Any, communes: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "unit", communes)
        self.fields["phone"].required = True

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if len(name.split()) < 2:
            raise ValidationError(_("Ghi cả họ và tên."))
        return name


class WordForm(BaseForm):
    """By what a person in the room is known."""

    word = forms.CharField(
        label=_("Mã học viên hoặc 4 số cuối điện thoại"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Mã 6 số nhận khi đăng ký, hoặc 4 số cuối của điện thoại đã đăng ký."),
    )


class OwnAnswerForm(AnswerForm):
    """What a person says of themselves."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        answer = self.fields["answer"]
        assert isinstance(answer, forms.ChoiceField)
        answer.choices = [one for one in Answer.choices if one[0] != Answer.NOT_REACHED]
        answer.label = _("Hiện nay bạn thế nào?")
