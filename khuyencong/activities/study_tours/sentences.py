"""What a person reads when the records of tours say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "tours.keeping_not_yours": _(
        "Chuyến tham quan học tập do chuyên viên của cơ quan tổ chức ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "tours.no_contract": _(
        "Đề án %(code)s chưa ký hợp đồng nên chưa lập chuyến tham quan. Ký hợp đồng trước."
    ),
    "tours.other_activity": _(
        "Đề án %(code)s không phải đề án tham quan học tập. Chọn đề án khác."
    ),
    "tours.untold": _("Chưa nhập. Mục này phải có."),
    "tours.days_reversed": _("Ngày về %(ends_on)s trước ngày đi %(starts_on)s. Sửa lại ngày."),
    "tours.outside_tour": _(
        "Ngày %(day_on)s nằm ngoài chuyến đi (%(starts_on)s đến %(ends_on)s). Sửa lại ngày."
    ),
    "tours.establishment_unknown": _("Không tìm thấy cơ sở này trên địa bàn. Chọn cơ sở khác."),
    "tours.participant_twice": _("%(name)s đã có trong danh sách. Mỗi người chỉ ghi một lần."),
    "tours.merged_twice_on_tour": _(
        "%(name)s đi “%(title)s” cho cả hai hồ sơ nên chưa gộp được. Bỏ một dòng ghi nhầm trước."
    ),
    "tours.cost_out_of_sense": _(
        "Đơn giá %(unit_vnd)s hoặc số lượng %(quantity)s không hợp lý. Số lượng từ 1, đơn giá không âm."
    ),
    "tours.norm_unknown": _("Chọn một khoản chi trong danh sách, đang hiệu lực vào ngày đi."),
    "tours.above_norm_unexplained": _(
        "Đơn giá %(unit_vnd)s vượt định mức %(norm_vnd)s. Giảm đơn giá, hoặc ghi lý do vượt."
    ),
    "tours.lesson_before_end": _(
        "Ngày %(due_on)s trước khi chuyến đi kết thúc (%(ends_on)s). Bài học được áp dụng sau chuyến đi."
    ),
    "tours.lesson_done": _("Bài học này đã ghi kết quả ngày %(done_on)s."),
    "tours.reported_already": _(
        "“%(title)s” đã nộp báo cáo ngày %(reported_on)s nên không sửa được nữa."
    ),
    "tours.changed_meanwhile": _(
        "Thông tin vừa được người khác sửa. Tải lại trang, xem rồi sửa lại."
    ),
    "tours.report_before_end": _("Chuyến đi kết thúc ngày %(ends_on)s. Đi về rồi mới nộp báo cáo."),
    "tours.nobody_went": _("“%(title)s” chưa ghi người đi. Ghi danh sách trước khi nộp báo cáo."),
    "tours.report_missing": _(
        "“%(title)s” chưa nộp báo cáo kết quả. Nộp báo cáo rồi mới báo cáo hoàn thành."
    ),
    "tours.delivered_already": _("“%(title)s” đã báo cáo hoàn thành rồi."),
    "tours.no_proposal_to_report": _(
        "Chuyến đi này không thuộc đề án nào nên không có nghiệm thu. Không cần báo cáo."
    ),
    "tours.item_of_another": _("Chọn một nội dung trong hợp đồng của đề án này."),
}
