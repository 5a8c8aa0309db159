"""What a person reads when consulting says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "consulting.no_contract": _(
        "Đề án %(code)s chưa ký hợp đồng nên chưa lập đề cương tư vấn. Ký hợp đồng trước."
    ),
    "consulting.answering_not_yours": _(
        "Phiên bản tư vấn do cơ sở trả lời, hoặc chuyên viên ghi theo giấy cơ sở đã ký; bạn đang làm việc với vai trò %(role)s."
    ),
    "consulting.product_needed": _("Ghi sản phẩm hoặc việc cần tư vấn."),
    "consulting.terms_needed": _("Ghi đề cương: cần làm gì, kết quả là gì."),
    "consulting.subject_unknown": _("Chọn lĩnh vực tư vấn có trong danh sách."),
    "consulting.begun_already": _(
        "Nội dung này của hợp đồng đã có đề cương “%(product)s”. Mở đề cương đó để làm tiếp."
    ),
    "consulting.consultant_needed": _("Ghi tên đơn vị tư vấn."),
    "consulting.plan_needed": _("Ghi cách làm và thời gian mà đơn vị tư vấn đề xuất."),
    "consulting.amount_out_of_sense": _(
        "Giá chào %(amount_vnd)s không hợp lý. Ghi số tiền lớn hơn 0."
    ),
    "consulting.reason_needed": _("Ghi lý do chọn đơn vị tư vấn này."),
    "consulting.not_at_this_stage": _(
        "“%(product)s” đang ở bước “%(stage)s” nên không làm được việc này. Tải lại trang để xem việc tiếp theo."
    ),
    "consulting.changed_meanwhile": _(
        "“%(product)s” vừa được sửa ở nơi khác. Tải lại trang rồi làm tiếp."
    ),
    "consulting.day_in_future": _(
        "Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."
    ),
    "consulting.version_waits": _(
        "Phiên bản %(number)s còn chờ cơ sở trả lời. Có trả lời rồi mới trình phiên bản sau."
    ),
    "consulting.changes_needed": _("Ghi nội dung của phiên bản, điểm khác phiên bản trước."),
    "consulting.file_needed": _("Đính kèm ít nhất một tệp của phiên bản này."),
    "consulting.picture_needed": _("Thiết kế phải kèm ít nhất một ảnh (JPG hoặc PNG)."),
    "consulting.not_to_be_answered": _(
        "Phiên bản %(number)s không phải phiên bản đang chờ trả lời. Tải lại trang và trả lời phiên bản mới nhất."
    ),
    "consulting.answer_needed": _("Chọn chấp nhận hoặc đề nghị sửa."),
    "consulting.change_untold": _("Ghi rõ cần sửa những gì."),
    "consulting.mark_needed": _("Ghi tên nhãn hiệu."),
    "consulting.filed_number_needed": _("Ghi số đơn đăng ký nhãn hiệu."),
    "consulting.before_filed": _("Ngày %(day_on)s trước ngày nộp đơn %(filed_on)s. Sửa lại ngày."),
    "consulting.grant_half_told": _("Ghi cả số văn bằng và ngày cấp, hoặc để trống cả hai."),
    "consulting.granted_and_refused": _(
        "Một đơn không thể vừa được cấp vừa bị từ chối. Xóa một trong hai ngày."
    ),
    "consulting.filed_already": _("Đơn số %(number)s đã ghi ở đề án %(code)s. Xem lại số đơn."),
    "consulting.not_filed": _(
        "“%(product)s” chưa ghi đơn đăng ký nhãn hiệu. Ghi số đơn và ngày nộp trước khi báo cáo bàn giao."
    ),
    "consulting.vouchers_needed": _("Ghi hợp đồng tư vấn, biên bản nghiệm thu, hóa đơn."),
    "consulting.choice_unreadable": _(
        "Không rõ chào giá nào được chọn. Tải lại trang rồi chọn lại."
    ),
}
