"""Shape of what people type about rounds, products and panels. No writes, no policy."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.fields import PointsField, picture_field, text_area
from khuyencong.activities.awards.models import Entry, VoteRound
from khuyencong.activities.awards.rulebook import LevelRule
from khuyencong.activities.awards.states import (
    Angle,
    CouncilFunction,
    CriterionCode,
    JuryFunction,
    PaperKind,
    ProductGroup,
    RoundState,
    VoteLevel,
)
from khuyencong.activities.awards.values import (
    CouncilMemberValues,
    EntryValues,
    PartValues,
    RoundValues,
)
from khuyencong.engines.scoring import Criterion
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.queries import people_named

ANY = [("", _("Tất cả"))]


class FilterForm(BaseForm):
    """The filters of the list of rounds; they live in the address."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2014, max_value=2100)
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[*ANY, *VoteLevel.choices])
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[*ANY, *RoundState.choices]
    )

    def wanted(self) -> dict[str, Any]:
        """Return the filters that make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class RoundForm(BaseForm):
    """A round as it is opened."""

    level = forms.ChoiceField(label=_("Cấp bình chọn"))
    year = forms.IntegerField(label=_("Năm"), min_value=2014, max_value=2100)
    title = forms.CharField(label=_("Tên đợt bình chọn"), max_length=200)
    basis = text_area(_("Căn cứ"))
    place = forms.CharField(label=_("Nơi nhận hồ sơ, sản phẩm"), max_length=300)
    registration_from = DateField(label=_("Đăng ký từ ngày"))
    registration_to = DateField(label=_("Đăng ký đến ngày"))
    scoring_from = DateField(label=_("Chấm điểm từ ngày"))
    scoring_to = DateField(label=_("Chấm điểm đến ngày"))
    result_on = DateField(label=_("Dự kiến công bố kết quả"))

    def __init__(self, *args: Any, levels: Sequence[LevelRule], **options: Any) -> None:
        super().__init__(*args, **options)
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)
        level.choices = [(rule.code, VoteLevel(rule.code).label) for rule in levels]

    def values(self) -> RoundValues:
        return RoundValues(**self.cleaned_data)


def initial_round(vote: VoteRound) -> dict[str, Any]:
    """Return a round in the shape of its form."""
    return {name: getattr(vote, name) for name in RoundForm.base_fields}


class ReasonForm(BaseForm):
    """A reason or a note, and nothing else."""

    reason = text_area(_("Lý do"))

    def __init__(self, *args: Any, label: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if label is not None:
            self.fields["reason"].label = label


class NamedPersonForm(BaseForm):
    """Finds a person by the name they sign in with, or their mail, written in full."""

    person = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử"),
        max_length=254,
        help_text=_("Ghi đầy đủ. Người chưa có tài khoản: nhờ người quản trị tạo trước."),
    )

    def clean_person(self) -> User | None:
        text = self.cleaned_data["person"].strip()
        if not text:
            return None
        found = people_named(text)
        if not found:
            raise ValidationError(_("Không tìm thấy tài khoản này. Kiểm tra lại tên đăng nhập."))
        return found[0]


class CouncilMemberForm(NamedPersonForm):
    """One more member of the council."""

    name = forms.CharField(label=_("Họ và tên"), max_length=150)
    position = forms.CharField(label=_("Chức vụ, đơn vị"), max_length=200)
    function = forms.ChoiceField(label=_("Nhiệm vụ"), choices=CouncilFunction.choices)
    field_order = ("name", "position", "function", "person")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].required = False
        self.fields["person"].widget.attrs.pop("aria-required", None)
        self.fields["person"].help_text = _(
            "Nếu có tài khoản. Chủ tịch có tài khoản thì tự quyết định trong chương trình; "
            "không có thì lãnh đạo cơ quan ghi thay."
        )

    def values(self) -> CouncilMemberValues:
        data = self.cleaned_data
        person: User | None = data["person"]
        return CouncilMemberValues(
            data["name"], data["position"], data["function"], person.pk if person else None
        )


class JurorForm(NamedPersonForm):
    """One more juror: a person with an account."""

    position = forms.CharField(label=_("Chức vụ, chuyên môn"), max_length=200)
    function = forms.ChoiceField(label=_("Nhiệm vụ"), choices=JuryFunction.choices)


class PanelSigningForm(BaseForm):
    """The decision that sets up a panel."""

    decision_number = forms.CharField(label=_("Số quyết định"), max_length=40)
    decided_on = DateField(label=_("Ngày quyết định"))


class CriteriaForm(BaseForm):
    """The sub-criteria of a round: lines "name: points" under each criterion."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        for one in self.criteria:
            label = CriterionCode(one.code).label
            self.fields[one.code] = text_area(
                _("%(label)s: %(points)s điểm") % {"label": label, "points": one.maximum // 100},
                rows=4,
                help_text=_("Mỗi dòng một nội dung, dấu hai chấm rồi điểm tối đa: Mẫu mã: 20"),
            )
            self.fields[one.code].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        for one in self.criteria:
            text = self.cleaned_data.get(one.code)
            if text is not None:
                self._read(one.code, text)
        return self.cleaned_data

    def _read(self, code: str, text: str) -> None:
        parts = []
        for line in filter(None, map(str.strip, text.splitlines())):
            name, _colon, points = line.rpartition(":")
            try:
                maximum = PointsField().clean(points)
            except ValidationError:
                self.add_error(code, _("Không đọc được điểm ở dòng “%s”.") % line)
                return
            parts.append(PartValues(code, name.strip(), maximum))
        self.cleaned_data[code] = parts

    def parts(self) -> list[PartValues]:
        return [part for one in self.criteria for part in self.cleaned_data[one.code]]


class EntryForm(BaseForm):
    """A product as its establishment describes it. Only name and group must be there at once."""

    name = forms.CharField(label=_("Tên sản phẩm hoặc bộ sản phẩm"), max_length=200)
    group = forms.ChoiceField(
        label=_("Nhóm sản phẩm"), choices=ProductGroup.choices, widget=forms.RadioSelect
    )
    is_set = forms.BooleanField(label=_("Đây là một bộ sản phẩm"), required=False)
    set_parts = text_area(_("Các sản phẩm trong bộ"), rows=2, required=False)
    description = text_area(
        _("Thuyết minh sản phẩm"),
        rows=5,
        required=False,
        help_text=_("Nguyên liệu, cách làm, công dụng, mẫu mã, nét văn hóa."),
    )
    market = text_area(
        _("Thị trường, khả năng sản xuất"),
        rows=4,
        required=False,
        help_text=_("Sản lượng, doanh thu, nơi bán, khả năng mở rộng."),
    )
    is_own_product = forms.BooleanField(
        label=_("Cam kết sản phẩm do chính cơ sở sản xuất"), required=False
    )
    is_no_copy = forms.BooleanField(
        label=_("Cam kết không sao chép, không vi phạm sở hữu trí tuệ và tiêu chuẩn, quy chuẩn"),
        required=False,
    )
    is_in_series = forms.BooleanField(
        label=_("Sản xuất được hàng loạt, không phải sản phẩm độc bản"), required=False
    )
    lower_certificate = forms.CharField(
        label=_("Số giấy chứng nhận cấp dưới"), max_length=60, required=False
    )
    lower_certificate_until = DateField(
        label=_("Giấy chứng nhận cấp dưới có giá trị đến"), required=False
    )
    no_lower_vote = forms.BooleanField(label=_("Cấp dưới không tổ chức bình chọn"), required=False)

    def __init__(self, *args: Any, has_lower_level: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_lower_level:
            for name in ("lower_certificate", "lower_certificate_until", "no_lower_vote"):
                del self.fields[name]

    def values(self) -> EntryValues:
        known = EntryValues.__dataclass_fields__
        return EntryValues(
            **{name: value for name, value in self.cleaned_data.items() if name in known}
        )


class RegistrationForm(EntryForm):
    """The first page of a dossier; a clerk says whose it is."""

    establishment = forms.ModelChoiceField(
        label=_("Cơ sở công nghiệp nông thôn"), queryset=Establishment.objects.none()
    )
    field_order = ("establishment",)

    def __init__(self, *args: Any, establishments: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["establishment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = establishments


def initial_entry(entry: Entry) -> dict[str, Any]:
    """Return a product in the shape of its form."""
    return {name: getattr(entry, name) for name in EntryForm.base_fields}


class FilesForm(BaseForm):
    """Photos by angle, and one paper, as they are added to a dossier."""

    paper_kind = forms.ChoiceField(label=_("Loại giấy tờ"), choices=PaperKind.choices)
    paper = forms.FileField(label=_("Tệp giấy tờ"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for angle in Angle:
            name = f"photo_{angle}"
            self.fields[name] = picture_field(_("Ảnh %s") % str(angle.label).lower())
            self.fields[name].widget.attrs["class"] = "form-control"
        self.order_fields([*(f"photo_{angle}" for angle in Angle), "paper_kind", "paper"])

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.get(name) for name in ("paper", *self.photo_names())):
            raise ValidationError(_("Chọn ít nhất một tệp."))
        return self.cleaned_data

    @staticmethod
    def photo_names() -> list[str]:
        return [f"photo_{angle}" for angle in Angle]


class RelationsForm(BaseForm):
    """How a juror is related to each maker; an empty line means not at all."""

    def __init__(self, *args: Any, entries: Iterable[Entry], **options: Any) -> None:
        super().__init__(*args, **options)
        self.keys = [entry.pk for entry in entries]
        for entry in entries:
            self.fields[f"nature_{entry.pk}"] = forms.CharField(
                label=f"{entry.code} {entry.name} – {entry.establishment}",
                max_length=300,
                required=False,
                widget=forms.TextInput({"class": "form-control"}),
            )

    def natures(self) -> dict[int, str]:
        return {pk: self.cleaned_data[f"nature_{pk}"] for pk in self.keys}


class DatedReasonForm(BaseForm):
    """A text that came on a day."""

    day = DateField(label=_("Ngày"))
    text = text_area(_("Nội dung"), rows=5)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = today
