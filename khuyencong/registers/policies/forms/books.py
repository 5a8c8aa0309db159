"""Forms of books: open one, write a draft as text, enter one norm."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.registers.policies.fact_labels import LEVEL_LABELS
from khuyencong.registers.policies.norm_text import NormValues
from khuyencong.registers.policies.queries import norm_names
from khuyencong.registers.policies.states import BookKind
from khuyencong.registers.territories.models import Unit

LONGEST_TEXT = 500_000


class BookForm(BaseForm):
    """A local book to open."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[
            (BookKind.RULES.value, _("Mức chi của địa bàn")),
            (BookKind.CALENDAR.value, _("Ngày nghỉ của địa bàn")),
        ],
    )
    code = forms.CharField(
        label=_("Mã"), max_length=80, help_text=_("Ví dụ: nq-12-2026-quang-tri.")
    )
    title = forms.CharField(label=_("Tên"), max_length=300)
    territory = forms.ModelChoiceField(label=_("Địa bàn"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, path: str, **options: Any) -> None:
        """Offer the territory of the actor, by its ``path``, and the units directly below it.

        Whoever administers the installation has none: the country, whose books are shipped.
        """
        super().__init__(*args, **options)
        territory = self.fields["territory"]
        assert isinstance(territory, forms.ModelChoiceField)
        above = path or "VN/"
        near = Unit.objects.filter(path__startswith=above, depth__lte=above.count("/"))
        territory.queryset = near.exclude(depth=0).order_by("path")

    def values(self) -> dict[str, Any]:
        """Return what was entered, as the service takes it."""
        told = self.cleaned_data
        return {
            "code": told["code"],
            "title": told["title"],
            "kind": BookKind(told["kind"]),
            "territory_id": told["territory"].pk,
        }


class DraftForm(BaseForm):
    """The text of a draft. ``seen_sha256`` says which text the page was made from."""

    text = forms.CharField(
        label=_("Nội dung (TOML)"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 30, "class": "font-monospace", "spellcheck": "false", "wrap": "off"}
        ),
    )
    note = forms.CharField(
        label=_("Thay đổi gì, vì sao"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)


class NormForm(BaseForm):
    """One norm of a local book."""

    norm = forms.ChoiceField(label=_("Mức chi"))
    rate_percent = forms.IntegerField(
        label=_("Tỷ lệ hỗ trợ tối đa (%)"), min_value=1, max_value=100, required=False
    )
    cap_vnd = VndField(label=_("Mức tối đa"), required=False, allow_zero=False)
    new_only = forms.BooleanField(label=_("Chỉ tính máy móc, thiết bị mới"), required=False)
    document = forms.CharField(
        label=_("Văn bản"),
        max_length=200,
        help_text=_("Số, ký hiệu, ví dụ: Nghị quyết 38/2020/NQ-HĐND tỉnh Quảng Trị."),
    )
    clause = forms.CharField(
        label=_("Điều, khoản, điểm"), max_length=100, help_text=_("Ví dụ: Điều 3 khoản 2 điểm a.")
    )
    effective_from = DateField(label=_("Áp dụng từ ngày"))
    effective_to = DateField(
        label=_("Đến ngày"), required=False, help_text=_("Để trống nếu chưa có ngày kết thúc.")
    )
    levels = forms.MultipleChoiceField(
        label=_("Kinh phí của cấp"),
        choices=[(code, label) for code, label in LEVEL_LABELS.items() if code != "national"],
        widget=forms.CheckboxSelectMultiple,
    )
    verified = forms.BooleanField(
        label=_("Tôi đã đọc mức này trong chính văn bản"),
        required=False,
        help_text=_("Nếu không, mức này hiện dấu “chưa kiểm chứng” ở mọi nơi."),
    )
    doubt = forms.CharField(
        label=_("Điều chưa rõ"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = norm_names()
        norm = self.fields["norm"]
        assert isinstance(norm, forms.ChoiceField)
        named = sorted(self.names.items(), key=lambda one: one[1])
        norm.choices = [("", _("Chọn…")), *named]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        begins, ends = told.get("effective_from"), told.get("effective_to")
        if begins and ends and ends < begins:
            self.add_error("effective_to", _("Ngày kết thúc phải bằng hoặc sau ngày áp dụng."))
        return told

    def values(self) -> NormValues:
        """Return what was entered, as the service takes it."""
        told = {**self.cleaned_data}
        told["levels"] = tuple(told["levels"])
        return NormValues(name=self.names[told["norm"]], **told)
