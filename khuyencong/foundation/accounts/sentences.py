"""What a person reads when accounts refuse."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "accounts.administrator_needed": _(
        "Chỉ người quản trị được quản lý tài khoản. Chuyển sang vai trò đó nếu bạn có."
    ),
    "accounts.person_out_of_reach": _(
        "Người này không thuộc cơ quan bạn quản trị. Nhờ người quản trị của cơ quan đó."
    ),
    "accounts.username_taken": _("Tên đăng nhập “%(username)s” đã có người dùng. Chọn tên khác."),
    "accounts.username_not_plain": _(
        "Tên đăng nhập “%(username)s” không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số, "
        "dấu chấm, gạch nối và gạch dưới."
    ),
    "accounts.email_taken": _(
        "Thư điện tử “%(email)s” đã gắn với tài khoản khác. Kiểm tra lại, "
        "hoặc sửa tài khoản kia trước."
    ),
    "accounts.name_missing": _("Thiếu họ và tên. Nhập như trên giấy tờ chính thức."),
    "accounts.reason_missing": _("Thiếu lý do. Ghi lý do để người sau hiểu."),
    "accounts.not_oneself": _("Không thể tự khóa tài khoản của mình. Nhờ một người quản trị khác."),
    "accounts.last_administrator": _(
        "Đây là người quản trị hệ thống cuối cùng còn hoạt động nên không khóa được. "
        "Tạo người quản trị khác trước."
    ),
}
