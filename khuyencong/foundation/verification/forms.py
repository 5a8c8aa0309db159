"""The one question of the page: which code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.verification.codes import parse_code


class CodeForm(BaseForm):
    """A code as a person reads it off a paper."""

    code = forms.CharField(
        label=_("Mã kiểm tra"),
        max_length=40,
        help_text=_("12 chữ và số in dưới mã QR, ví dụ 7K3M-9QXT-2B41. Gạch nối không bắt buộc."),
    )

    def clean_code(self) -> str:
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                _("Mã này gõ chưa đúng. Xem lại từng chữ trên giấy: mã có 12 chữ và số.")
            )
        return code
