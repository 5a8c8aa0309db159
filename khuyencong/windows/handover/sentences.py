"""What a person reads when a handover says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "handover.prepared_by_approver": _(
        "Người lập chuyển giao không được tự phê duyệt. Chuyển cho lãnh đạo cơ quan cấp trên."
    ),
    "handover.leader_above_needed": _(
        "Chuyển giao của %(office)s do lãnh đạo cơ quan cấp trên hoặc quản trị hệ thống phê duyệt."
    ),
    "handover.untold": _("Chưa nhập. Mục này phải có."),
    "handover.before_it_began": _(
        "%(office)s hoạt động từ ngày %(begins_on)s. Chọn ngày chuyển giao sau ngày đó."
    ),
    "handover.to_itself": _("Cơ quan giao không nhận lại của chính mình. Chọn cơ quan khác."),
    "handover.not_a_successor": _(
        "%(office)s không nhận gì trong chuyển giao này. Ghi địa bàn của cơ quan đó trước."
    ),
    "handover.kind_unknown": _("Không có loại hồ sơ “%(kind)s”. Tải lại trang rồi chọn lại."),
    "handover.under_way_already": _(
        "Cơ quan này đang có chuyển giao theo văn bản %(number)s. Thực hiện hoặc hủy chuyển giao đó "
        "trước."
    ),
    "handover.out_of_step": _(
        "Chuyển giao theo văn bản %(number)s đang ở bước “%(standing)s” nên không làm được việc này. "
        "Tải lại trang để xem bước tiếp theo."
    ),
    "handover.changed_meanwhile": _(
        "Chuyển giao vừa được người khác sửa. Tải lại trang, xem rồi làm lại."
    ),
    "handover.too_early": _("Chuyển giao có hiệu lực từ ngày %(effective_on)s. Chờ đến ngày đó."),
    "handover.office_not_over": _(
        "%(office)s còn hoạt động đến ngày %(ended_on)s. Chọn ngày chuyển giao sau ngày đó."
    ),
    "handover.place_of_nobody": _(
        "“%(title)s” ở nơi không thuộc địa bàn của cơ quan nhận nào. Ghi thêm địa bàn, hoặc chọn cơ "
        "quan nhận cho riêng hồ sơ này."
    ),
    "handover.between_successors": _(
        "“%(title)s” liên quan đến nhiều cơ quan nhận: %(offices)s. Chọn một cơ quan nhận hồ sơ này."
    ),
}
