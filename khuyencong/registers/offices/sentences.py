"""What a person reads when offices say no. By code; see foundation.ui.sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "offices.role_needed": _(
        "Việc này cần vai trò khác vai trò bạn đang dùng. Đổi vai trò ở đầu trang nếu bạn được giao."
    ),
    "offices.maker_is_not_approver": _(
        "Người lập không được tự duyệt. Chuyển cho người có thẩm quyền khác duyệt."
    ),
    "offices.office_has_ended": _(
        "%(office)s đã kết thúc hoạt động ngày %(ended_on)s. Chọn cơ quan kế thừa."
    ),
    "offices.appointed_already": _("%(person)s đã được giao vai trò này từ ngày đó."),
}
