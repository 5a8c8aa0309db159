"""Forms of sign-in in the program's look and words, and those of the page of people."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, dress


class Dressed:
    """Gives a form of the sign-in library our labels and our look."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.use_required_attribute = False
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            dress(field)


class SignInForm(Dressed, allauth_forms.LoginForm):  # type: ignore[misc]
    labels = {"login": _("Tên đăng nhập hoặc thư điện tử"), "password": _("Mật khẩu")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.pop("remember", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ForgottenPasswordForm(Dressed, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": _("Thư điện tử của bạn")}


_RULES = _(
    "Ít nhất 12 ký tự; không dùng tên của bạn, mật khẩu phổ biến hay chỉ chữ số. "
    "Một câu dài dễ nhớ là tốt nhất."
)


class NewPasswordForm(Dressed, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": _("Mật khẩu mới"), "password2": _("Nhập lại mật khẩu mới")}
    helps = {"password1": _RULES}


class ChangePasswordForm(Dressed, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    labels = {"oldpassword": _("Mật khẩu hiện tại"), **NewPasswordForm.labels}
    helps = {"password1": _RULES}


class PeopleFilter(BaseForm):
    """What to look for among people. Lives in the address of the list."""

    text = forms.CharField(label=_("Tên, tên đăng nhập hoặc thư"), required=False, max_length=150)


class PersonForm(BaseForm):
    """A person's name and how to reach them."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False, help_text=_("Để đặt lại mật khẩu.")
    )
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=20)


class NewPersonForm(PersonForm):
    """A new account."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ mai.ho"),
    )
    field_order = ["username", "full_name", "email", "phone"]


class ReasonForm(BaseForm):
    """Why an account is locked or opened again."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}))


class DemonstrationDayForm(BaseForm):
    """The day on which a visitor of the demonstration wants to work."""

    day = DateField(label=_("Ngày giả định"))
