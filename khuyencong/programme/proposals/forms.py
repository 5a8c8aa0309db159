"""Shape of what a person types about a đề án. No writes, no policy."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.proposals.checks import RECEIVING_KINDS
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.models.estimate import Condition
from khuyencong.programme.proposals.models.proposal import Scheme
from khuyencong.programme.proposals.queries import ListFilter
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section, State
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.permissions import reach_of, within
from khuyencong.registers.offices.queries import offices_on
from khuyencong.registers.policies.fact_labels import COST_LABELS
from khuyencong.registers.policies.forms import cost_choices, grouped_activities
from khuyencong.registers.policies.queries import activity_kind, activity_kinds
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on

_NOWHERE = Q(pk__in=())


def _any(choices: Any) -> list[tuple[str, Any]]:
    return [("", _("Tất cả")), *choices]


class FilterForm(BaseForm):
    """The filters of the list; they live in the address, so that a view can be sent."""

    text = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=lambda: _any(State.choices)
    )
    activity = forms.ChoiceField(
        label=_("Nội dung"),
        required=False,
        choices=lambda: _any((kind.code, kind.name) for kind in activity_kinds()),
    )
    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)
    late = forms.BooleanField(label=_("Chỉ hồ sơ quá hạn"), required=False)

    def wanted(self, *, today: date) -> ListFilter:
        """Return the filter; what could not be read narrows nothing."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return ListFilter(
            text=data.get("text") or "",
            state=data.get("state") or "",
            activity=data.get("activity") or "",
            year=data.get("year"),
            late_on=today if data.get("late") else None,
        )


class StartForm(BaseForm):
    """What must be known before a draft gets its number."""

    establishment = forms.ModelChoiceField(
        queryset=Establishment.objects.none(),
        label=_("Cơ sở thụ hưởng"),
        required=False,
        help_text=_(
            "Để trống nếu là đề án nhóm hoặc do cơ quan thực hiện (tập huấn, hội chợ, bình chọn)."
        ),
    )
    activity = forms.ChoiceField(label=_("Nội dung hoạt động"))
    title = forms.CharField(
        label=_("Tên đề án"),
        max_length=300,
        help_text=_("Ví dụ: Hỗ trợ ứng dụng máy sấy cà phê tại Hợp tác xã Hướng Phùng."),
    )
    scheme = forms.ChoiceField(label=_("Chương trình"), choices=Scheme, initial=Scheme.LOCAL.value)
    office = forms.ModelChoiceField(queryset=Office.objects.none(), label=_("Nơi tiếp nhận hồ sơ"))
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Địa điểm thực hiện"))
    year = forms.IntegerField(label=_("Năm kế hoạch"), min_value=2004, max_value=2100)

    def __init__(self, *args: Any, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("establishment").queryset = visible_establishments(actor)
        self._field("office").queryset = offices_on(on).filter(kind__in=RECEIVING_KINDS)
        self._field("unit").queryset = units_on(on).filter(_where_dossiers_start(actor))
        activity = self.fields["activity"]
        assert isinstance(activity, forms.ChoiceField)
        # Nothing is chosen beforehand: the first kind of the law's list is nobody's likely answer.
        activity.choices = [("", _("Chọn…")), *grouped_activities(activity_kinds())]
        self.fields["year"].initial = on.year
        self.fields["unit"].initial = _own_place(actor)

    def _field(self, name: str) -> "forms.ModelChoiceField[Any]":
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        return field


def _own_place(actor: Actor) -> int | None:
    """Return the commune where an applicant produces, so that they need not look for it."""
    if actor.establishment_id is None:
        return None
    places = Place.objects.filter(establishment=actor.establishment_id, valid_to__isnull=True)
    return places.values_list("unit_id", flat=True).first()


def _where_dossiers_start(actor: Actor) -> Q:
    """Return the filter to the units that an actor may choose among.

    Those in the territory of an office that takes dossiers; for an applicant, those in the
    districts that they produce in (where there is no district, in the province).
    """
    if actor.establishment_id is not None:
        places = Place.objects.filter(establishment=actor.establishment_id)
        around = {_around(path) for path in places.values_list("unit_path", flat=True)}
        return reduce(or_, (Q(path__startswith=path) for path in sorted(around)), _NOWHERE)
    reach = reach_of(actor)
    if reach is None or reach.office_kind not in RECEIVING_KINDS:
        return _NOWHERE
    return within(reach, "path")


def _around(path: str) -> str:
    """Return the path of what a unit lies in: "01/45/467/" for "01/45/467/19588/"."""
    return path.rstrip("/").rpartition("/")[0] + "/"


class UnitsForm(BaseForm):
    """Part 1: place, time, kind of đề án. Its facts by kind come from the activity's own form."""

    title = forms.CharField(label=_("Tên đề án"), max_length=300)
    quantity = forms.IntegerField(
        label=_("Số lượng đề nghị hỗ trợ"),
        min_value=1,
        max_value=100_000,
        help_text=_("Đếm theo đơn vị của nội dung hoạt động: cơ sở, mô hình, gian hàng, học viên…"),
    )
    starts_on = DateField(label=_("Ngày bắt đầu"), required=False)
    ends_on = DateField(label=_("Ngày hoàn thành"), required=False)
    is_group = forms.BooleanField(
        label=_("Đề án nhóm: đơn vị thụ hưởng được xác định sau"), required=False
    )
    is_point = forms.BooleanField(
        label=_("Đề án điểm: từ hai nội dung trở lên, thực hiện nhiều năm"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error(
                "ends_on",
                _("Ngày hoàn thành phải bằng hoặc sau ngày bắt đầu. Sửa một trong hai ngày."),
            )
        return data


TEXT_HELP = {
    Section.NEED: _("Vì sao cần làm, căn cứ vào văn bản nào."),
    Section.GOALS: _("Sau khi làm xong đạt được gì, đo bằng gì."),
    Section.SCALE: _("Công nghệ, máy móc, sản phẩm có gì nổi bật so với hiện nay."),
    Section.CONTENT: _("Các việc phải làm, làm khi nào, ai làm."),
    Section.ORGANISATION: _("Ai chỉ đạo, ai thực hiện, ai phối hợp."),
    Section.EFFECTS: _("Hiệu quả kinh tế, xã hội, môi trường; khả năng duy trì và nhân rộng."),
}


class TextForm(BaseForm):
    """One part of the dossier that is told in words."""

    text = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = section.label
        self.fields["text"].help_text = TEXT_HELP[section]


class CostItemForm(BaseForm):
    """One line of the estimate."""

    name = forms.CharField(
        label=_("Nội dung chi"), max_length=300, help_text=_("Ghi tên, công suất, nơi sản xuất.")
    )
    beneficiary_id = forms.TypedChoiceField(
        label=_("Cơ sở thụ hưởng"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=30, initial="cái")
    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=1_000_000, initial=1)
    unit_price_vnd = VndField(label=_("Đơn giá chưa thuế (đ)"))
    vat_percent = forms.TypedChoiceField(
        label=_("Thuế GTGT"),
        coerce=int,
        choices=[(0, "0 %"), (5, "5 %"), (8, "8 %"), (10, "10 %")],
    )
    vat_deductible = forms.BooleanField(
        label=_("Cơ sở được khấu trừ thuế GTGT (không tính thuế vào chi phí)"), required=False
    )
    category = forms.ChoiceField(label=_("Loại chi phí"))
    condition = forms.ChoiceField(label=_("Tình trạng"), choices=Condition)
    quote_source = forms.CharField(
        label=_("Nguồn báo giá"),
        max_length=300,
        required=False,
        help_text=_("Tên nhà cung cấp và ngày báo giá."),
    )
    asked_vnd = VndField(label=_("Đề nghị khuyến công hỗ trợ (đ)"), initial=0)
    other_vnd = VndField(label=_("Nguồn khác (đ)"), initial=0, required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["beneficiary_id"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Chung cho cả đề án"))] + [
            (b.pk, str(b.establishment))
            for b in proposal.beneficiaries.select_related("establishment")
        ]
        category = self.fields["category"]
        assert isinstance(category, forms.ChoiceField)
        category.choices = cost_choices(activity_kind(proposal.activity))
        stored = self.initial.get("category", "")
        if stored and stored not in dict(category.choices):
            category.choices = [(stored, COST_LABELS.get(stored, stored)), *category.choices]

    def values(self) -> CostItemValues:
        """Return what was typed, as the service takes it."""
        data = {**self.cleaned_data}
        data["other_vnd"] = data["other_vnd"] or 0
        return CostItemValues(**data)


class CommitmentForm(BaseForm):
    """The commitments without which no money is given."""

    counterpart_committed = forms.BooleanField(
        required=False,
        label=_("Cam kết bố trí đủ phần vốn không được hỗ trợ (vốn đối ứng)"),
    )

    no_double_funding = forms.BooleanField(
        required=False,
        label=_(
            "Cam kết không nhận hỗ trợ của nguồn ngân sách nhà nước khác cho cùng nội dung chi"
        ),
    )


class BeneficiaryForm(BaseForm):
    """An establishment to add, with the place where it produces."""

    establishment = forms.ModelChoiceField(
        queryset=Establishment.objects.none(), label=_("Cơ sở thụ hưởng")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["establishment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = visible_establishments(actor)


class PartnerForm(BaseForm):
    """A unit that helps."""

    name = forms.CharField(label=_("Đơn vị phối hợp"), max_length=200)
    task = forms.CharField(label=_("Nhiệm vụ"), max_length=300, required=False)


class PaperForm(BaseForm):
    """A file for one requirement of the checklist."""

    requirement = forms.ChoiceField(label=_("Loại giấy tờ"))
    file = forms.FileField(
        label=_("Tệp"), help_text=_("PDF, Word, Excel hoặc ảnh JPG, PNG; tối đa 20 MB.")
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, requirements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["requirement"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = requirements


class ReturnForm(BaseForm):
    """What must be completed: one reason for each section; an empty one is not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label,
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def asked(self) -> list[Asked]:
        """Return the sections with a reason."""
        return [
            Asked(section, self.cleaned_data[section.value])
            for section in Section
            if self.cleaned_data.get(section.value)
        ]


class AnswerForm(BaseForm):
    """How a request for completion was met."""

    answer = forms.CharField(
        label=_("Đã bổ sung, giải trình"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(BaseForm):
    """Why."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
