"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "awards.round_opened": _("Mở đợt bình chọn"),
    "awards.round_changed": _("Sửa đợt bình chọn"),
    "awards.round_announced": _("Công bố đợt bình chọn"),
    "awards.round_cancelled": _("Hủy đợt bình chọn"),
    "awards.council_member_added": _("Thêm thành viên Hội đồng"),
    "awards.council_member_removed": _("Bỏ thành viên Hội đồng"),
    "awards.juror_added": _("Thêm giám khảo"),
    "awards.juror_removed": _("Bỏ giám khảo"),
    "awards.panel_signed": _("Ký quyết định thành lập Hội đồng, Ban Giám khảo"),
    "awards.criteria_proposed": _("Đề xuất khung điểm chi tiết"),
    "awards.criteria_fixed": _("Chốt khung điểm chi tiết"),
    "awards.entry_started": _("Lập hồ sơ đăng ký bình chọn"),
    "awards.entry_changed": _("Sửa hồ sơ đăng ký bình chọn"),
    "awards.photo_added": _("Thêm ảnh sản phẩm"),
    "awards.paper_added": _("Thêm giấy tờ sản phẩm"),
    "awards.entry_submitted": _("Nộp hồ sơ đăng ký bình chọn"),
    "awards.entry_withdrawn": _("Rút hồ sơ đăng ký bình chọn"),
    "awards.entry_accepted": _("Nhận hồ sơ hợp lệ"),
    "awards.entry_returned": _("Trả hồ sơ để bổ sung"),
    "awards.entry_taken_over": _("Lập hồ sơ từ cấp dưới"),
    "awards.relations_declared": _("Khai quan hệ với sản phẩm"),
    "awards.scoring_opened": _("Mở chấm điểm"),
    "awards.sheet_submitted": _("Nộp phiếu chấm điểm"),
    "awards.juror_absent": _("Ghi giám khảo vắng"),
    "awards.results_opened": _("Đóng chấm điểm, mở kết quả"),
    "awards.winners_proposed": _("Trình công nhận kết quả"),
    "awards.winners_sent_back": _("Trả lại đề nghị công nhận"),
    "awards.result_recognised": _("Công nhận kết quả bình chọn"),
    "awards.prize_recorded": _("Ghi tiền thưởng"),
    "awards.revocation_proposed": _("Đề nghị thu hồi giấy chứng nhận"),
    "awards.certificate_revoked": _("Thu hồi giấy chứng nhận"),
    "awards.year_reported": _("Báo cáo năm của cơ sở có sản phẩm"),
    "awards.complaint_received": _("Nhận khiếu nại"),
    "awards.complaint_answered": _("Trả lời khiếu nại"),
    "awards.result_corrected": _("Sửa kết quả sau khiếu nại"),
    "awards.promoted": _("Đề nghị bình chọn cấp trên"),
    "awards.round_concluded": _("Kết thúc đợt bình chọn"),
    "awards.round_reopened": _("Mở lại đợt bình chọn do rút bàn giao"),
}
