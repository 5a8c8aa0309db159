"""How sign-in behaves: accounts are made by an administrator, not by whoever passes by."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.acting import own_actor
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.services import keep_new_password

LOGGER = logging.getLogger(__name__)

_WRONG = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi thử lần nữa.")


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in without open registration, in Vietnamese, with a trace of passwords that change."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã khóa. Liên hệ người quản trị."),
        # One sentence for each way to sign in: which part was wrong is nobody's business.
        "email_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "too_many_login_attempts": _(
            "Đã thử sai quá nhiều lần. Đợi vài phút rồi thử lại, hoặc đặt lại mật khẩu."
        ),
        "rate_limited": _("Bạn gửi quá nhanh. Đợi vài phút rồi thử lại."),
        "enter_current_password": _("Mật khẩu hiện tại chưa đúng. Nhập lại."),
        "incorrect_password": _("Mật khẩu chưa đúng. Nhập lại."),
        "invalid_password_reset": _(
            "Liên kết đặt lại mật khẩu không còn dùng được. Xin liên kết mới."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def set_password(self, user: User, password: str) -> None:
        by = own_actor(user, on=clock.today())
        keep_new_password(user, password, by=by)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("profile")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        LOGGER.warning("Sign-in failed from %s", self.get_client_ip(request))
