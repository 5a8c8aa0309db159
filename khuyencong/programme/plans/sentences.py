"""What a person reads when a plan says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "plan.writer_needed": _(
        "Chỉ chuyên viên hoặc người thẩm định của %(office)s, hoặc của phòng chuyên môn cùng "
        "địa bàn, được lập và sửa kế hoạch này."
    ),
    "plan.approver_needed": _(
        "Việc này do lãnh đạo cơ quan có thẩm quyền (%(kinds)s) quản lý địa bàn của %(office)s "
        "quyết định."
    ),
    "plan.no_approver_known": _(
        "Chưa có quy định ai phê duyệt kế hoạch của %(office)s. Báo quản trị hệ thống bổ sung."
    ),
    "plan.changed_meanwhile": _(
        "Kế hoạch đã được sửa sau khi bạn mở trang này. Nội dung vừa nhập chưa được lưu: mở lại "
        "trang, đối chiếu rồi nhập lại."
    ),
    "plan.not_a_draft": _(
        "Kế hoạch không còn là bản nháp nên không sửa trực tiếp được. Kế hoạch đã trình thì đề "
        "nghị trả lại; kế hoạch đã duyệt thì lập điều chỉnh."
    ),
    "plan.not_running": _(
        "Chỉ điều chỉnh được kế hoạch đã phê duyệt và chưa kết thúc. Kiểm tra trạng thái kế hoạch."
    ),
    "plan.without_title": _("Thiếu tên kế hoạch."),
    "plan.without_lines": _("Kế hoạch chưa có dòng nào. Thêm ít nhất một dòng trước khi trình."),
    "plan.without_basis": _("Kế hoạch chưa có căn cứ pháp lý. Thêm ít nhất một văn bản."),
    "plan.without_number": _("Thiếu số, ký hiệu của văn bản."),
    "plan.number_taken": _(
        "Năm %(year)s đã có kế hoạch khác mang số %(number)s. Kiểm tra lại số văn bản."
    ),
    "plan.reason_needed": _("Thiếu lý do. Ghi rõ lý do để người lập biết cần làm gì."),
    "plan.line_without_title": _("Thiếu nội dung công việc của dòng kế hoạch."),
    "plan.line_without_unit": _(
        "Dòng “%(line)s” có số lượng nhưng thiếu đơn vị tính. Nhập đơn vị tính, ví dụ: cơ sở."
    ),
    "plan.line_quantity_zero": _(
        "Số lượng của dòng “%(line)s” phải lớn hơn 0. Để trống nếu dòng không có số lượng."
    ),
    "plan.line_ends_before_start": _(
        "Dòng “%(line)s” hoàn thành ngày %(ends_on)s, trước ngày bắt đầu %(starts_on)s."
    ),
    "plan.line_number_taken": _("Kế hoạch đã có dòng số %(number)s. Chọn số thứ tự khác."),
    "plan.line_of_another_plan": _("Dòng này không thuộc kế hoạch đang sửa."),
    "plan.line_stopped": _("Dòng “%(line)s” đã dừng nên không điều chỉnh được nữa."),
    "plan.funding_source_twice": _(
        "Dòng “%(line)s” có hai số tiền cho cùng một nguồn. Gộp lại thành một."
    ),
    "plan.funding_negative": _("Số tiền của dòng “%(line)s” không được âm."),
    "plan.funding_other_source": _(
        "“%(fund)s” không thuộc nguồn đã chọn của dòng “%(line)s”. Chọn lại nguồn kinh phí."
    ),
    "plan.funding_other_year": _(
        "“%(fund)s” là kinh phí năm %(fund_year)s, kế hoạch là năm %(year)s."
    ),
    "plan.funding_elsewhere": _(
        "“%(fund)s” do %(office)s quản lý, ngoài địa bàn của kế hoạch. Đề nghị điều chuyển kinh "
        "phí về cơ quan trong địa bàn trước."
    ),
    "plan.funding_without_fund": _(
        "Dòng “%(line)s” tính %(amount_vnd)s từ %(source_label)s nhưng cơ quan chưa có nguồn này "
        "trong năm. Kế toán lập nguồn và nhập quyết định giao kinh phí trước."
    ),
    "plan.fund_short": _(
        "“%(fund)s” chỉ còn %(held_vnd)s chưa phân bổ, kế hoạch cần %(needed_vnd)s, thiếu "
        "%(missing_vnd)s. Giảm kinh phí các dòng hoặc chờ giao bổ sung."
    ),
    "plan.line_money_in_use": _(
        "Dòng “%(line)s” đã dùng %(used_vnd)s của “%(fund)s” cho đề án, không giảm xuống còn "
        "%(wanted_vnd)s được."
    ),
    "plan.adjustment_waits": _(
        "Kế hoạch đang có một điều chỉnh chờ duyệt. Chờ kết quả trước khi lập điều chỉnh khác."
    ),
    "plan.adjustment_changes_nothing": _("Điều chỉnh không thay đổi gì so với kế hoạch hiện hành."),
    "plan.adjustment_not_yours": _("Chỉ người lập được thêm nội dung vào điều chỉnh đang chờ."),
    "plan.line_outstanding": _(
        "Dòng “%(line)s” còn %(amount_vnd)s của đề án chưa quyết toán. Quyết toán hoặc giải tỏa "
        "trước khi kết thúc kế hoạch."
    ),
    "plan.nothing_to_drop": _("Dòng này đã được bỏ trước đó. Tải lại trang."),
}
