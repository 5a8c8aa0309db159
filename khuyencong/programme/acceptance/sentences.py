"""What a person reads when acceptance says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "acceptance.reporting_not_yours": _(
        "Báo cáo tiến độ và bàn giao do đơn vị thực hiện đề án hoặc chuyên viên của cơ quan quản lý địa bàn ghi. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "acceptance.inspecting_not_yours": _(
        "Tiến độ thực tế do người kiểm tra của cơ quan quản lý địa bàn xác nhận. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "acceptance.reported_by_inspector": _(
        "Bạn là người ghi báo cáo này nên không được tự xác nhận. Chuyển cho người kiểm tra khác."
    ),
    "acceptance.drafting_not_yours": _(
        "Biên bản nghiệm thu do người kiểm tra hoặc chuyên viên của cơ quan quản lý địa bàn lập. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "acceptance.signed_by_a_leader": _(
        "Biên bản nghiệm thu do lãnh đạo ký; bạn đang làm việc với vai trò %(role)s. Chuyển cho lãnh đạo cơ quan nghiệm thu."
    ),
    "acceptance.drafted_by_signer": _(
        "Bạn là người lập biên bản này nên không được tự ký. Chuyển cho lãnh đạo khác ký."
    ),
    "acceptance.not_under_way": _(
        "Đề án đang ở trạng thái “%(state)s” nên không ghi được tiến độ. Chỉ báo cáo khi đã khởi công và chưa nghiệm thu."
    ),
    "acceptance.not_in_progress": _(
        "Đề án đang ở trạng thái “%(state)s” nên không ghi được bàn giao hay nghiệm thu. Tải lại trang để xem việc tiếp theo."
    ),
    "acceptance.month_out_of_time": _(
        "Tháng %(month)s không nằm trong thời gian thực hiện (từ %(first)s đến %(last)s). Chọn tháng khác."
    ),
    "acceptance.month_reported_already": _(
        "Tháng %(month)s đã có báo cáo ngày %(reported_on)s. Mở báo cáo đó để sửa."
    ),
    "acceptance.work_untold": _("Ghi công việc đã làm trong tháng."),
    "acceptance.percent_out_of_sense": _(
        "Tiến độ %(percent)s%% không hợp lý. Ghi số nguyên từ 0 đến 100."
    ),
    "acceptance.amount_out_of_sense": _(
        "Số tiền %(amount_vnd)s không hợp lý. Ghi số tiền từ 0 đồng trở lên, trong mức cho phép."
    ),
    "acceptance.difference_unexplained": _(
        "Đơn vị báo cáo %(told)s%% (%(told_vnd)s), bạn xác nhận %(seen)s%% (%(seen_vnd)s). Ghi rõ vì sao khác nhau."
    ),
    "acceptance.seen_before_its_month": _(
        "Ngày kiểm tra %(day_on)s trước tháng báo cáo %(month)s. Ghi ngày kiểm tra từ tháng đó trở đi."
    ),
    "acceptance.seen_already": _(
        "Báo cáo tháng %(month)s đã được xác nhận khi kiểm tra ngày %(seen_on)s nên không sửa được nữa. Ghi thay đổi vào báo cáo tháng sau."
    ),
    "acceptance.nothing_delivered": _("“%(item)s”: số lượng bàn giao phải từ 1."),
    "acceptance.evidence_needed": _("Ghi căn cứ hoặc chứng từ chứng minh việc bàn giao."),
    "acceptance.delivered_out_of_time": _(
        "Ngày bàn giao %(day_on)s không nằm trong khoảng từ ngày ký hợp đồng %(first_on)s đến ngày ghi %(last_on)s. Sửa lại ngày."
    ),
    "acceptance.delivered_beyond_contract": _(
        "“%(item)s”: bàn giao thêm %(quantity)s, trước đó đã có %(before)s, trong khi hợp đồng chỉ có %(contracted)s. Còn ghi được %(left)s; nhiều hơn thì điều chỉnh hợp đồng trước."
    ),
    "acceptance.item_taken_out": _(
        "“%(item)s” đã được đưa ra khỏi hợp đồng bằng điều chỉnh. Chọn nội dung khác."
    ),
    "acceptance.withdrawn_already": _(
        "Lần bàn giao này đã được rút ngày %(withdrawn_on)s. Tải lại trang."
    ),
    "acceptance.withdrawal_unexplained": _("Ghi rõ lý do rút lần bàn giao này."),
    "acceptance.delivery_accepted": _(
        "“%(item)s”: biên bản nghiệm thu đã ghi %(accepted)s, rút lần bàn giao này thì chỉ còn %(left)s. Sửa biên bản dự thảo trước; biên bản đã ký thì không rút được nữa."
    ),
    "acceptance.drafted_already": _(
        "Hợp đồng đã có dự thảo biên bản nghiệm thu số %(number)s. Mở dự thảo đó để sửa hoặc ký."
    ),
    "acceptance.changed_meanwhile": _(
        "Biên bản %(number)s vừa được sửa ở nơi khác. Tải lại trang để xem bản mới rồi nhập lại phần của bạn."
    ),
    "acceptance.signed_already": _(
        "Biên bản %(number)s đã ký ngày %(signed_on)s nên không thay đổi được nữa. Phần còn lại được nghiệm thu bằng biên bản sau."
    ),
    "acceptance.change_waits": _(
        "Điều chỉnh hợp đồng lần %(sequence)s đang chờ quyết định. Duyệt hoặc không duyệt lần đó trước khi ký nghiệm thu."
    ),
    "acceptance.item_of_another": _(
        "Có nội dung không thuộc hợp đồng này. Tải lại trang rồi nhập lại."
    ),
    "acceptance.number_needed": _("Ghi số biên bản nghiệm thu."),
    "acceptance.number_taken": _(
        "Số biên bản %(number)s trong năm đã dùng cho đề án %(code)s. Ghi số khác."
    ),
    "acceptance.place_needed": _("Ghi địa điểm nghiệm thu."),
    "acceptance.participants_needed": _("Ghi thành phần tham gia nghiệm thu."),
    "acceptance.conclusion_needed": _("Ghi kết luận của biên bản."),
    "acceptance.form_unknown": _("Không có mẫu biên bản “%(form)s”. Chọn mẫu 5a, 5b hoặc 5c."),
    "acceptance.held_out_of_time": _(
        "Ngày nghiệm thu %(day_on)s không nằm trong khoảng từ ngày khởi công %(first_on)s đến %(last_on)s. Sửa lại ngày."
    ),
    "acceptance.line_out_of_sense": _(
        "“%(item)s”: số lượng và số tiền không được âm hoặc quá lớn. Nhập lại."
    ),
    "acceptance.cost_of_nothing": _(
        "“%(item)s”: ghi kinh phí %(cost_vnd)s nhưng số lượng nghiệm thu là 0. Ghi số lượng, hoặc bỏ số tiền."
    ),
    "acceptance.accepted_beyond_contract": _(
        "“%(item)s”: nghiệm thu thêm %(quantity)s, trước đó đã nghiệm thu %(before)s, trong khi hợp đồng chỉ có %(contracted)s. Còn nghiệm thu được %(left)s."
    ),
    "acceptance.accepted_beyond_delivered": _(
        "“%(item)s”: nghiệm thu tổng cộng %(total)s nhưng mới có %(delivered)s được báo bàn giao. Ghi bổ sung lần bàn giao còn thiếu, hoặc giảm số lượng."
    ),
    "acceptance.nothing_accepted": _(
        "Biên bản chưa nghiệm thu nội dung nào. Ghi số lượng được nghiệm thu; nếu không có gì để nghiệm thu thì chấm dứt hợp đồng."
    ),
    "acceptance.shortfall_unexplained": _(
        "“%(item)s”: nghiệm thu lần cuối chỉ được %(accepted)s trên %(contracted)s của hợp đồng. Ghi lý do ở cột ghi chú."
    ),
    "acceptance.minutes_unsigned": _(
        "Biên bản nghiệm thu của hợp đồng %(contract)s chưa ký. Ký hoặc bỏ bản thảo trước."
    ),
}
