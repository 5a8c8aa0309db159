"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "contract.drafted": _("Soạn hợp đồng"),
    "contract.changed": _("Sửa dự thảo hợp đồng"),
    "contract.supplier_recorded": _("Ghi kết quả lựa chọn nhà cung cấp"),
    "contract.change_proposed": _("Đề nghị điều chỉnh hợp đồng"),
    "contract.change_approved": _("Duyệt điều chỉnh hợp đồng"),
    "contract.change_refused": _("Không duyệt điều chỉnh hợp đồng"),
    "contract.carried_over": _("Chuyển hợp đồng sang năm sau"),
    "contract.completed": _("Hoàn thành hợp đồng"),
}
