"""What a person reads when the records of relocations say no. By code."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "relocations.clerk_needed": _(
        "Việc di dời do chuyên viên của cơ quan quản lý địa bàn ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "relocations.not_yours": _("Cơ sở này không thuộc địa bàn của %(office)s."),
    "relocations.verifier_needed": _(
        "Giới hạn do lãnh đạo, người thẩm định hoặc người kiểm tra xác nhận; bạn đang làm việc với vai trò %(role)s."
    ),
    "relocations.establishment_unknown": _("Chọn cơ sở đang sản xuất trong địa bàn của bạn."),
    "relocations.proposal_unknown": _("Chọn đề án hỗ trợ lãi suất di dời mà bạn được xem."),
    "relocations.decision_needed": _("Ghi số quyết định di dời."),
    "relocations.decider_needed": _("Ghi nơi ra quyết định."),
    "relocations.pollution_needed": _("Ghi cơ sở gây ô nhiễm gì."),
    "relocations.running_already": _(
        "Cơ sở đang di dời theo quyết định %(number)s. Ghi tiếp ở hồ sơ đó."
    ),
    "relocations.day_in_future": _(
        "Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."
    ),
    "relocations.step_unplanned": _("Ghi hạn của bước “%(step)s”."),
    "relocations.plan_out_of_order": _(
        "Bước “%(step)s” có hạn %(day_on)s, trước %(first_on)s của bước liền trước hoặc của quyết định."
    ),
    "relocations.planned_already": _(
        "Việc di dời đã ở bước “%(stage)s” nên không lập lại kế hoạch."
    ),
    "relocations.paper_needed": _("Ghi văn bản làm căn cứ của bước này."),
    "relocations.step_too_early": _(
        "Ngày %(day_on)s trước ngày %(first_on)s của bước liền trước. Sửa lại ngày."
    ),
    "relocations.not_the_next_step": _(
        "Việc di dời đang ở bước “%(stage)s” nên chưa ghi được “%(step)s”. Ghi lần lượt từng bước."
    ),
    "relocations.closed_already": _(
        "Việc di dời đã báo cáo hoàn thành nên không sửa được nữa. Nếu sai, rút lần bàn giao ở trang tiến độ, nghiệm thu."
    ),
    "relocations.changed_meanwhile": _(
        "Hồ sơ di dời vừa được sửa ở nơi khác. Tải lại trang rồi ghi tiếp."
    ),
    "relocations.parameter_needed": _("Ghi thông số đo."),
    "relocations.unit_needed": _("Ghi đơn vị tính, ví dụ mg/l."),
    "relocations.standard_needed": _("Ghi số hiệu quy chuẩn, ví dụ QCVN 40:2011/BTNMT, cột B."),
    "relocations.source_needed": _("Ghi nơi đã đọc giới hạn này."),
    "relocations.limit_out_of_sense": _("Giới hạn phải lớn hơn 0."),
    "relocations.limit_known": _("Giới hạn của %(parameter)s theo %(standard)s đã có."),
    "relocations.verified_already": _("Giới hạn của %(parameter)s đã được xác nhận."),
    "relocations.laboratory_needed": _("Ghi đơn vị đo, phòng thí nghiệm."),
    "relocations.measure_negative": _("Kết quả đo không được âm."),
    "relocations.measured_already": _("Thông số này đã có kết quả đo ngày %(day_on)s."),
    "relocations.bank_needed": _("Ghi ngân hàng cho vay."),
    "relocations.loan_number_needed": _("Ghi số hợp đồng tín dụng."),
    "relocations.purpose_needed": _("Ghi mục đích vay: nhà, xưởng, máy móc."),
    "relocations.loan_out_of_sense": _("Số tiền vay phải lớn hơn 0."),
    "relocations.no_loan": _("Chưa ghi hợp đồng vay. Ghi hợp đồng trước."),
    "relocations.loan_too_short": _(
        "Khoản vay ngắn hạn không được hỗ trợ lãi suất: chỉ hỗ trợ vay trung hạn và dài hạn."
    ),
    "relocations.loan_foreign": _("Chỉ hỗ trợ lãi suất khoản vay bằng đồng Việt Nam."),
    "relocations.statement_empty": _("Chưa có dòng nào. Mỗi tháng một dòng."),
    "relocations.row_unreadable": _(
        "Không đọc được dòng %(row)s: “%(text)s”. Mỗi dòng: tháng/năm; giải ngân; trả gốc; lãi đã trả; quá hạn (có/không)."
    ),
    "relocations.months_missing": _(
        "Sao kê thiếu tháng giữa %(before)s và %(after)s. Tháng không phát sinh cũng ghi một dòng số 0."
    ),
    "relocations.months_overlap": _(
        "Tháng %(after)s không sau tháng %(before)s: mỗi tháng một dòng, theo thứ tự."
    ),
    "relocations.month_before_loan": _("Tháng %(month)s trước ngày ký hợp đồng vay %(signed_on)s."),
    "relocations.month_in_future": _("Tháng %(month)s chưa đến."),
    "relocations.amount_out_of_sense": _("Số tiền tháng %(month)s không được âm hay quá lớn."),
    "relocations.repaid_beyond_loan": _("Đến tháng %(month)s, tiền gốc đã trả nhiều hơn đã vay."),
    "relocations.drawn_beyond_loan": _(
        "Sao kê giải ngân %(drawn_vnd)s, nhiều hơn số tiền vay %(amount_vnd)s."
    ),
    "relocations.support_too_early": _(
        "Việc di dời đang ở bước “%(stage)s”. Chỉ hỗ trợ lãi suất sau khi đã dọn xong nơi cũ và hoạt động tại nơi mới."
    ),
    "relocations.item_needed": _("Chọn nội dung của hợp đồng thực hiện đề án."),
    "relocations.no_interest": _(
        "Chưa có tiền lãi nào được tính hỗ trợ: ghi sao kê khoản vay, hoặc xem lại quy định đang áp dụng."
    ),
    "relocations.merged_while_moving": _("Cả hai cơ sở đang di dời nên không gộp được."),
}
