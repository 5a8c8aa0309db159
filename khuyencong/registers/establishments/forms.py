"""Shape of what a person types about an establishment. No writes, no policy."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.registers.establishments.checks import COMMUNE_LEVEL
from khuyencong.registers.establishments.industries import divisions
from khuyencong.registers.establishments.models import Establishment, Product
from khuyencong.registers.establishments.states import (
    IndustryGroup,
    LegalForm,
    MarkKind,
    ProductLevel,
)
from khuyencong.registers.establishments.values import (
    EstablishmentValues,
    MarkValues,
    PlaceValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from khuyencong.registers.offices.unit_field import SuggestingInput, UnitField, unit_label


def _any(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("Tất cả")), *choices]


def _choose(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("Chọn…")), *choices]


class TerritoryForm(BaseForm):
    """A form with fields for communes, suggested from some territories on a day."""

    def __init__(
        self, data: Any = None, *args: Any, paths: Iterable[str], on: date, **options: Any
    ) -> None:
        super().__init__(data, *args, **options)
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.suggest(paths, on=on)


class FilterForm(TerritoryForm):
    """The filters of the list; they live in the address, so that a view can be sent."""

    text = forms.CharField(
        label=_("Tìm"),
        required=False,
        max_length=100,
        help_text=_("Tên, sản phẩm, mã số thuế, điện thoại. Không cần dấu."),
    )
    unit = UnitField(label=_("Nơi sản xuất"), required=False)
    legal_form = forms.ChoiceField(
        label=_("Loại hình"), required=False, choices=lambda: _any(LegalForm.choices)
    )
    industry_group = forms.ChoiceField(
        label=_("Nhóm ngành"), required=False, choices=lambda: _any(IndustryGroup.choices)
    )
    mark = forms.ChoiceField(
        label=_("Diện ưu tiên"), required=False, choices=lambda: _any(MarkKind.choices)
    )


class EstablishmentForm(TerritoryForm):
    """What an establishment is."""

    name = forms.CharField(
        label=_("Tên cơ sở"), max_length=200, help_text=_("Như trên giấy đăng ký.")
    )
    legal_form = forms.ChoiceField(label=_("Loại hình"), choices=lambda: _choose(LegalForm.choices))
    tax_code = forms.CharField(
        label=_("Mã số thuế"),
        required=False,
        max_length=20,
        help_text=_(
            "10 chữ số, chi nhánh 13 chữ số. Hộ kinh doanh từ 01/7/2025: 12 chữ số định danh của "
            "người đại diện. Tổ hợp tác: để trống nếu không có."
        ),
    )
    registration_number = forms.CharField(label=_("Số giấy đăng ký"), required=False, max_length=40)
    registered_on = DateField(label=_("Ngày đăng ký"), required=False)
    registered_by = forms.CharField(label=_("Nơi đăng ký"), required=False, max_length=200)
    head_unit = UnitField(
        label=_("Xã, phường của trụ sở"),
        levels=[COMMUNE_LEVEL],
        help_text=_("Nhập tên không cần dấu, hoặc mã, ví dụ “ta rut” hay “19588”."),
    )
    head_address = forms.CharField(label=_("Địa chỉ trụ sở"), required=False, max_length=200)
    representative_name = forms.CharField(label=_("Người đại diện"), required=False, max_length=150)
    representative_phone = forms.CharField(
        label=_("Điện thoại người đại diện"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    representative_personal_number = forms.CharField(
        label=_("Số định danh cá nhân người đại diện"),
        required=False,
        max_length=20,
        help_text=_("Chỉ nhập khi hồ sơ cần đến."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Điện thoại cơ sở"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=254)
    vsic_code = forms.CharField(
        label=_("Mã ngành (VSIC)"),
        max_length=6,
        help_text=_("2 đến 5 chữ số, ví dụ 1077 hoặc 16."),
        widget=SuggestingInput({"inputmode": "numeric"}),
    )
    industry_group = forms.ChoiceField(
        label=_("Nhóm ngành khuyến công"), choices=lambda: _choose(IndustryGroup.choices)
    )
    notes = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        widget = self.fields["vsic_code"].widget
        assert isinstance(widget, SuggestingInput)
        widget.suggestions = divisions().items()

    def values(self) -> EstablishmentValues:
        """Return what was typed, as the service takes it."""
        data = self.cleaned_data
        told = {name: data[name] for name in EstablishmentValues.names() if name in data}
        return EstablishmentValues(**told, head_unit_id=data["head_unit"].pk)


class ChangeForm(EstablishmentForm):
    """What an establishment is, as it was when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(establishment: Establishment) -> dict[str, Any]:
        told = asdict(EstablishmentValues.of(establishment))
        return {
            **told,
            "head_unit": unit_label(establishment.head_unit),
            "version": establishment.version,
        }


class PlaceForm(TerritoryForm):
    """Where an establishment produces."""

    place_unit = UnitField(
        label=_("Xã, phường, thị trấn nơi sản xuất"),
        levels=[COMMUNE_LEVEL],
        help_text=_("Nơi sản xuất quyết định điều kiện hỗ trợ, không phải trụ sở."),
    )
    place_address = forms.CharField(label=_("Địa chỉ nơi sản xuất"), required=False, max_length=200)
    valid_from = DateField(label=_("Sản xuất ở đây từ ngày"))
    latitude = forms.FloatField(
        label=_("Vĩ độ"),
        required=False,
        localize=False,
        help_text=_("Độ thập phân, ví dụ 16.4512. Để trống nếu không biết."),
    )
    longitude = forms.FloatField(label=_("Kinh độ"), required=False, help_text=_("Ví dụ 106.9731."))

    def place_values(self) -> PlaceValues:
        """Return the place, as the service takes it."""
        data = self.cleaned_data
        return PlaceValues(
            unit_id=data["place_unit"].pk,
            address=data["place_address"],
            latitude=data["latitude"],
            longitude=data["longitude"],
            valid_from=data["valid_from"],
        )


class RegistrationForm(PlaceForm, EstablishmentForm):
    """An establishment with its first place of production."""

    place_is_head = forms.BooleanField(
        label=_("Sản xuất ngay tại trụ sở: không cần nhập xã và địa chỉ bên dưới"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place_unit"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("place_is_head"):
            data["place_unit"] = data.get("head_unit")
            data["place_address"] = data.get("head_address", "")
        elif not data.get("place_unit") and "place_unit" not in self.errors:
            self.add_error("place_unit", _("Nhập nơi sản xuất, hoặc chọn sản xuất tại trụ sở."))
        return data


class ClosePlaceForm(BaseForm):
    """The last day of production at a place."""

    valid_to = DateField(label=_("Ngày sản xuất cuối cùng"))


class YearForm(BaseForm):
    """The figures of one year."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    year = forms.IntegerField(label=_("Năm"), min_value=1900, max_value=2200)
    workers = forms.IntegerField(
        label=_("Lao động bình quân năm"), min_value=0, max_value=1_000_000
    )
    women = forms.IntegerField(
        label=_("Trong đó lao động nữ"), min_value=0, max_value=1_000_000, initial=0
    )
    ethnic_minority = forms.IntegerField(
        label=_("Trong đó lao động dân tộc thiểu số"), min_value=0, max_value=1_000_000, initial=0
    )
    revenue_vnd = VndField(
        label=_("Doanh thu"), required=False, help_text=_("Để trống nếu chưa có số liệu.")
    )
    capital_vnd = VndField(
        label=_("Tổng nguồn vốn cuối năm"),
        required=False,
        help_text=_("Dùng để xác định doanh nghiệp nhỏ và vừa."),
    )
    output_note = forms.CharField(label=_("Sản lượng"), required=False, max_length=300)

    def values(self) -> YearValues:
        return YearValues(
            **{name: value for name, value in self.cleaned_data.items() if name != "version"}
        )


class ProductForm(BaseForm):
    """One product."""

    name = forms.CharField(label=_("Sản phẩm"), max_length=150)
    unit = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=30)
    year_capacity = forms.IntegerField(
        label=_("Công suất một năm"), required=False, min_value=0, max_value=10**12
    )
    local_material_percent = forms.IntegerField(
        label=_("Nguyên liệu mua trong tỉnh (% giá trị)"), required=False, max_value=1000
    )
    is_exported = forms.BooleanField(label=_("Có xuất khẩu"), required=False)
    certified_level = forms.ChoiceField(
        label=_("Sản phẩm công nghiệp nông thôn tiêu biểu"),
        required=False,
        choices=lambda: [("", _("Chưa được chứng nhận")), *ProductLevel.choices],
        help_text=_("Do chuyên viên ghi khi đã xem giấy chứng nhận."),
    )
    certified_on = DateField(label=_("Ngày chứng nhận"), required=False)

    def values(self) -> ProductValues:
        return ProductValues(**self.cleaned_data)


class ProductChangeForm(ProductForm):
    """A product as it was when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(product: Product) -> dict[str, Any]:
        told = {name: getattr(product, name) for name in ProductForm.base_fields}
        return {**told, "version": product.establishment.version}

    def values(self) -> ProductValues:
        return ProductValues(
            **{name: value for name, value in self.cleaned_data.items() if name != "version"}
        )


class MarkForm(BaseForm):
    """A ground for priority and its proof."""

    kind = forms.ChoiceField(label=_("Diện ưu tiên"), choices=lambda: _choose(MarkKind.choices))
    proof = forms.CharField(
        label=_("Giấy tờ chứng minh"),
        max_length=300,
        help_text=_("Tên, số, ngày và nơi cấp. Cán bộ khác sẽ xem và xác nhận."),
    )
    valid_from = DateField(label=_("Từ ngày"))
    valid_to = DateField(
        label=_("Đến ngày"), required=False, help_text=_("Để trống nếu không có hạn.")
    )

    def values(self) -> MarkValues:
        return MarkValues(**self.cleaned_data)


class EndMarkForm(BaseForm):
    """The last day of a ground for priority, and why."""

    valid_to = DateField(label=_("Ngày cuối cùng"))
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PollutionForm(BaseForm):
    """What an inspection found."""

    found_on = DateField(label=_("Ngày kiểm tra"))
    finding = forms.CharField(
        label=_("Kết quả"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    decision = forms.CharField(label=_("Xử lý"), required=False, max_length=300)
    source = forms.CharField(
        label=_("Văn bản, nguồn"), max_length=200, help_text=_("Số biên bản, quyết định.")
    )

    def values(self) -> PollutionValues:
        return PollutionValues(**self.cleaned_data)


class SupportForm(BaseForm):
    """State money received before from elsewhere."""

    year = forms.IntegerField(label=_("Năm"), min_value=1900, max_value=2200)
    cost_item = forms.CharField(
        label=_("Nội dung chi được hỗ trợ"),
        max_length=300,
        help_text=_(
            "Ghi như trong quyết định. Cùng một nội dung chi chỉ được ngân sách hỗ trợ một lần."
        ),
    )
    amount_vnd = VndField(label=_("Số tiền"), allow_zero=False)
    giver = forms.CharField(label=_("Cơ quan, chương trình đã hỗ trợ"), max_length=200)
    document = forms.CharField(label=_("Quyết định, hợp đồng"), required=False, max_length=200)

    def values(self) -> SupportValues:
        return SupportValues(**self.cleaned_data)


class ReasonForm(BaseForm):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class RepresentativeForm(BaseForm):
    """Who is to act for an establishment."""

    person = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử của người đại diện"),
        max_length=254,
        help_text=_("Người đó phải có tài khoản. Chỉ xác nhận khi đã xem giấy tờ."),
    )
    valid_from = DateField(label=_("Từ ngày"))


class EndRepresentationForm(BaseForm):
    """The last day on which a person acts for an establishment."""

    valid_to = DateField(label=_("Ngày đại diện cuối cùng"))


class MergeForm(BaseForm):
    """The other record of the same establishment, and why it is the same."""

    other = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Vì sao là cùng một cơ sở"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
    )
