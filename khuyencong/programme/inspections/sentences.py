"""What a person reads when an inspection says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "inspections.planning_not_yours": _(
        "Kế hoạch kiểm tra do người kiểm tra hoặc chuyên viên của chính cơ quan lập. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "inspections.leader_needed": _("Kế hoạch kiểm tra do lãnh đạo %(office)s duyệt."),
    "inspections.plan_made_by_approver": _(
        "Bạn là người lập kế hoạch này nên không được tự duyệt. Chuyển cho lãnh đạo khác."
    ),
    "inspections.visiting_not_yours": _(
        "Việc kiểm tra do người kiểm tra hoặc chuyên viên của cơ quan quản lý địa bàn ghi. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "inspections.visit_of_another_office": _(
        "Biên bản này do cơ quan khác lập nên bạn chỉ xem được."
    ),
    "inspections.closing_not_yours": _(
        "Sai sót do người kiểm tra, chuyên viên hoặc lãnh đạo của cơ quan quản lý địa bàn đóng. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "inspections.closed_by_owner": _(
        "Bạn là người chịu trách nhiệm khắc phục nên không được tự đóng. Chuyển cho người khác xác nhận."
    ),
    "inspections.planned_already": _(
        "Cơ quan đã có kế hoạch kiểm tra năm %(year)s. Mở kế hoạch đó."
    ),
    "inspections.year_out_of_sense": _("Năm %(year)s không hợp lý. Ghi năm từ 2000 đến 2200."),
    "inspections.plan_approved_already": _(
        "Kế hoạch kiểm tra năm %(year)s đã duyệt nên không thay đổi được nữa. Cần kiểm tra thêm thì ghi kiểm tra ngoài kế hoạch."
    ),
    "inspections.plan_changed_meanwhile": _(
        "Kế hoạch vừa được sửa ở nơi khác. Tải lại trang để xem bản mới rồi làm lại."
    ),
    "inspections.plan_empty": _("Kế hoạch chưa chọn hợp đồng nào. Chọn ít nhất một hợp đồng."),
    "inspections.contract_not_under_way": _(
        "Hợp đồng %(number)s không còn hiệu lực nên không đưa vào kế hoạch. Chọn hợp đồng khác."
    ),
    "inspections.contract_not_signed": _("Hợp đồng %(number)s chưa ký nên chưa có gì để kiểm tra."),
    "inspections.chosen_already": _("Hợp đồng %(number)s đã có trong kế hoạch."),
    "inspections.not_chosen": _("Dòng này không còn trong kế hoạch. Tải lại trang."),
    "inspections.month_needed": _("Chọn tháng kiểm tra từ 1 đến 12."),
    "inspections.day_out_of_month": _(
        "Ngày dự kiến %(day_on)s không nằm trong tháng %(month)s. Sửa ngày hoặc tháng."
    ),
    "inspections.visit_in_the_future": _(
        "Ngày kiểm tra %(visited_on)s ở sau hôm nay %(today_on)s. Biên bản chỉ ghi việc đã diễn ra; lịch sắp tới ghi vào kế hoạch."
    ),
    "inspections.visit_before_contract": _(
        "Ngày kiểm tra %(visited_on)s trước ngày ký hợp đồng %(signed_on)s. Sửa lại ngày."
    ),
    "inspections.place_needed": _("Ghi địa điểm kiểm tra."),
    "inspections.members_needed": _("Ghi những người trong đoàn kiểm tra."),
    "inspections.representative_needed": _("Ghi đại diện của cơ sở có mặt khi kiểm tra."),
    "inspections.percent_out_of_sense": _(
        "Tiến độ %(percent)s%% không hợp lý. Ghi số nguyên từ 0 đến 100."
    ),
    "inspections.answer_unknown": _(
        "Có câu trả lời không thuộc danh mục kiểm tra. Tải lại trang rồi nhập lại."
    ),
    "inspections.no_unexplained": _("“%(question)s” không đạt: ghi rõ vì sao ở cột ghi chú."),
    "inspections.not_in_an_approved_plan": _(
        "Lần kiểm tra này không khớp với dòng nào của kế hoạch đã duyệt. Ghi kiểm tra ngoài kế hoạch, hoặc duyệt kế hoạch trước."
    ),
    "inspections.follows_nothing": _(
        "Kiểm tra lại phải sau một lần kiểm tra đã kết thúc của cùng hợp đồng. Sửa lại ngày, hoặc ghi lần kiểm tra mới."
    ),
    "inspections.unanswered": _("Chưa trả lời: “%(question)s”."),
    "inspections.conclusion_needed": _("Ghi kết luận của biên bản."),
    "inspections.visit_finished_already": _(
        "Biên bản %(number)s đã kết thúc nên không thay đổi được nữa. Ghi lần kiểm tra lại."
    ),
    "inspections.visit_changed_meanwhile": _(
        "Biên bản vừa được sửa ở nơi khác. Tải lại trang để xem bản mới rồi nhập lại phần của bạn."
    ),
    "inspections.finding_untold": _("Ghi sai sót phát hiện được."),
    "inspections.action_needed": _("Ghi việc phải làm để khắc phục."),
    "inspections.severity_unknown": _("Chọn mức độ của sai sót."),
    "inspections.minor_holds_nothing": _(
        "Sai sót nhẹ không giữ thanh toán. Bỏ đánh dấu, hoặc chọn mức nghiêm trọng."
    ),
    "inspections.due_in_the_past": _(
        "Hạn khắc phục %(due_on)s đã qua (hôm nay %(today_on)s). Ghi hạn từ hôm nay trở đi."
    ),
    "inspections.owner_unknown": _(
        "Người chịu trách nhiệm phải là người của cơ quan hoặc của cơ sở trong đề án. Chọn lại."
    ),
    "inspections.proof_needed": _("Ghi bằng chứng đã khắc phục, hoặc đính kèm tệp."),
    "inspections.finding_closed_already": _(
        "Sai sót này đã đóng ngày %(closed_on)s. Tải lại trang."
    ),
    "inspections.finding_changed_meanwhile": _(
        "Sai sót này vừa được sửa ở nơi khác. Tải lại trang rồi làm lại."
    ),
    "inspections.photo_unreadable": _(
        "Không đọc được ảnh “%(name)s”. Chụp lại hoặc chọn ảnh khác."
    ),
}
