"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "progress.reported": _("Báo cáo tiến độ"),
    "progress.corrected": _("Sửa báo cáo tiến độ"),
    "progress.seen": _("Kiểm tra tiến độ"),
    "delivery.submitted": _("Nộp kết quả thực hiện"),
    "delivery.withdrawn": _("Rút kết quả đã nộp"),
    "acceptance.drafted": _("Lập biên bản nghiệm thu"),
    "acceptance.changed": _("Sửa biên bản nghiệm thu"),
    "acceptance.signed": _("Ký biên bản nghiệm thu"),
}
