"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "consulting.begun": _("Lập đề cương tư vấn"),
    "consulting.changed": _("Sửa đề cương tư vấn"),
    "consulting.offered": _("Ghi chào giá tư vấn"),
    "consulting.hired": _("Chọn đơn vị tư vấn"),
    "consulting.shown": _("Trình phiên bản tư vấn"),
    "consulting.answered": _("Cơ sở trả lời phiên bản tư vấn"),
    "consulting.trademark_recorded": _("Ghi đăng ký nhãn hiệu"),
    "consulting.reported": _("Báo cáo bàn giao tư vấn"),
    "consulting.reopened": _("Mở lại việc tư vấn do rút bàn giao"),
}
