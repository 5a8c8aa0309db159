"""What a person reads when money says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "budget.exceeded": _(
        "Cần %(needed_vnd)s nhưng “%(line)s” chỉ có %(held_vnd)s %(stage_label)s, thiếu "
        "%(missing_vnd)s. Giảm số tiền, chọn thêm nguồn khác hoặc điều chỉnh kế hoạch."
    ),
    "budget.line_closed": _(
        "“%(line)s” đã khóa sổ năm ngân sách. Dùng dòng kinh phí của năm đang mở."
    ),
    "budget.same_key_other_move": _(
        "Yêu cầu này đã được ghi trước đó với nội dung khác. Tải lại trang rồi làm lại."
    ),
    "budget.amount_not_positive": _("Số tiền %(amount_vnd)s không hợp lệ: phải lớn hơn 0."),
    "budget.amount_too_large": _(
        "Số tiền %(amount_vnd)s lớn hơn mức có thể có là %(maximum_vnd)s. Kiểm tra lại số vừa nhập."
    ),
    "budget.fund_exists": _(
        "%(office)s đã có nguồn kinh phí này trong năm %(year)s. Giao bổ sung vào nguồn đã có."
    ),
    "budget.counterpart_is_not_ours": _(
        "Vốn đối ứng do cơ sở tự chi, không lập thành nguồn kinh phí của cơ quan. "
        "Ghi vốn đối ứng vào dòng kế hoạch hoặc dự toán đề án."
    ),
    "budget.accountant_needed": _(
        "Chỉ kế toán của %(office)s, hoặc của phòng chuyên môn cùng địa bàn, được lập chứng từ này."
    ),
    "budget.leader_needed": _(
        "Chỉ lãnh đạo %(office)s hoặc Ủy ban nhân dân quản lý địa bàn được xác nhận chứng từ này."
    ),
    "budget.decision_without_number": _("Thiếu số quyết định. Nhập số ghi trên văn bản."),
    "budget.decision_without_issuer": _("Thiếu cơ quan ban hành quyết định."),
    "budget.decision_entered_before": _(
        "Quyết định số %(number)s ngày %(decided_on)s đã được nhập cho nguồn này. "
        "Kiểm tra lại để không giao trùng."
    ),
    "budget.reason_needed": _("Thiếu lý do. Ghi lý do để người lập biết cần sửa gì."),
    "budget.plan_line_changes_by_plan": _(
        "Kinh phí của dòng kế hoạch “%(line)s” chỉ thay đổi khi điều chỉnh kế hoạch. "
        "Lập điều chỉnh kế hoạch trước."
    ),
    "budget.transfer_to_itself": _("Dòng nhận trùng với dòng chuyển “%(line)s”. Chọn dòng khác."),
    "budget.other_source_or_year": _(
        "“%(target)s” khác nguồn hoặc khác năm ngân sách. Chỉ chuyển trong cùng nguồn và cùng năm."
    ),
    "budget.line_outstanding": _(
        "“%(line)s” còn %(reserved_vnd)s đã dành, %(committed_vnd)s đã cam kết, %(advanced_vnd)s "
        "đang tạm ứng, %(paid_vnd)s chưa quyết toán. Xử lý xong trước khi khóa sổ năm."
    ),
    "budget.closing_exists": _("“%(fund)s” đã có quyết định khóa sổ đang chờ hoặc đã xác nhận."),
    "budget.nothing_to_carry_over": _(
        "Đề án không còn kinh phí đã dành hoặc đã cam kết trên “%(line)s” để chuyển sang năm sau."
    ),
    "budget.not_the_next_year": _(
        "“%(target)s” không phải nguồn năm liền sau của “%(fund)s” tại cùng cơ quan."
    ),
}
