"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "offices.founded": _("Thành lập cơ quan"),
    "offices.renamed": _("Đổi tên cơ quan"),
    "offices.ended": _("Kết thúc cơ quan"),
    "offices.successors_added": _("Ghi thêm cơ quan kế thừa"),
    "offices.appointed": _("Giao vai trò"),
    "offices.appointment_ended": _("Thôi vai trò"),
    "offices.handed_over": _("Chuyển giao cho cơ quan kế thừa"),
}
