"""What a person reads when the journal refuses."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "audit.reader_needed": _(
        "Chỉ lãnh đạo, người kiểm tra và người quản trị được xem nhật ký. "
        "Chuyển sang vai trò đó nếu bạn có, hoặc nhờ người quản trị."
    ),
}
