"""What a person reads when a payment says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "payments.held_by_finding": _(
        "Lần kiểm tra ngày %(visited_on)s có sai sót “%(finding)s” giữ thanh toán, hạn khắc phục %(due_on)s. Khắc phục và đóng sai sót trước, rồi duyệt lại."
    ),
    "payments.accountant_needed": _(
        "Việc này do kế toán của %(office)s, hoặc của phòng giúp việc cùng địa bàn, thực hiện. Đổi vai trò, hoặc chuyển cho kế toán."
    ),
    "payments.leader_needed": _("Việc này do lãnh đạo %(office)s quyết định. Chuyển cho lãnh đạo."),
    "payments.prepared_by_approver": _(
        "Bạn đã lập đề nghị này, hoặc thêm chứng từ, giấy tờ vào đó, nên không được tự duyệt. Chuyển cho lãnh đạo khác."
    ),
    "payments.settlement_prepared_by_approver": _(
        "Bạn đã lập quyết toán này, hoặc thêm giấy tờ vào đó, nên không được tự duyệt. Chuyển cho lãnh đạo khác."
    ),
    "payments.contract_not_signed": _(
        "Hợp đồng %(number)s chưa ký nên chưa chi được. Ký hợp đồng trước."
    ),
    "payments.contract_suspended": _(
        "Hợp đồng %(number)s đang tạm dừng nên không chi. Tiếp tục hợp đồng trước, hoặc chờ."
    ),
    "payments.contract_terminated": _(
        "Hợp đồng %(number)s đã chấm dứt nên không chi nữa. Tạm ứng còn lại phải thu hồi."
    ),
    "payments.contract_settled": _("Hợp đồng %(number)s đã quyết toán nên không chi nữa."),
    "payments.payee_needed": _("Nhập tên người thụ hưởng."),
    "payments.account_needed": _("Nhập số tài khoản của người thụ hưởng."),
    "payments.bank_needed": _("Nhập ngân hàng hoặc Kho bạc nơi mở tài khoản."),
    "payments.budget_code_needed": _("Nhập loại – khoản của mục lục ngân sách, ví dụ 280-309."),
    "payments.sub_item_wrong": _(
        "Tiểu mục “%(sub_item)s” chưa đúng: tiểu mục gồm 4 chữ số. Kiểm tra lại mục lục ngân sách."
    ),
    "payments.not_accepted": _(
        "Hợp đồng %(number)s chưa có biên bản nghiệm thu cuối cùng được ký, nên chưa thanh toán, chưa quyết toán được. Nghiệm thu trước."
    ),
    "payments.accepted_so_pay": _(
        "Hợp đồng %(number)s đã nghiệm thu nên không tạm ứng nữa. Lập đề nghị thanh toán."
    ),
    "payments.no_advance_term": _(
        "Hợp đồng %(number)s không có điều kiện tạm ứng: quy định không cho tạm ứng hoặc chưa có mức. Chờ nghiệm thu rồi thanh toán."
    ),
    "payments.no_rule_for_advance": _(
        "Không có quy định nào đang hiệu lực về mức tạm ứng của nội dung này, nên không đoán. Hỏi cơ quan quản lý quy định."
    ),
    "payments.advance_condition": _(
        "Chưa đủ điều kiện tạm ứng: %(expected)s. Cập nhật tiến độ và đề nghị kiểm tra xác nhận."
    ),
    "payments.advance_unknown": _(
        "Chưa xác định được điều kiện tạm ứng: %(expected)s. Cần báo cáo tiến độ đã được kiểm tra xác nhận."
    ),
    "payments.amount_needed": _(
        "Nhập số tiền lớn hơn 0. Chỉ để 0 khi thanh toán tạm ứng đã chi mà không chi thêm."
    ),
    "payments.above_advance_term": _(
        "Đề nghị %(amount_vnd)s; tạm ứng lũy kế tối đa %(ceiling_vnd)s, đã chi và đã duyệt %(gone_vnd)s (trong đó %(waiting_vnd)s đã duyệt, chờ Kho bạc), còn được tạm ứng %(left_vnd)s. Giảm số tiền."
    ),
    "payments.above_payment_term": _(
        "Đề nghị %(amount_vnd)s; hợp đồng cho chi lũy kế tối đa %(ceiling_vnd)s, đã chi và đã duyệt %(gone_vnd)s (trong đó %(waiting_vnd)s đã duyệt, chờ Kho bạc), còn được chi %(left_vnd)s. Giảm số tiền."
    ),
    "payments.above_final_support": _(
        "Đề nghị %(amount_vnd)s; mức hỗ trợ theo nghiệm thu là %(final_vnd)s, đã chi và đã duyệt %(gone_vnd)s (trong đó tạm ứng chưa thanh toán %(advanced_vnd)s), còn được chi %(left_vnd)s. Giảm số tiền."
    ),
    "payments.above_commitment": _(
        "Đề nghị %(amount_vnd)s nhưng kinh phí đã cam kết của đề án chưa chi, chưa duyệt chi chỉ còn %(left_vnd)s. Giảm số tiền hoặc điều chỉnh hợp đồng."
    ),
    "payments.shares_do_not_add_up": _(
        "Số tiền theo các dòng kinh phí cộng lại là %(total_vnd)s, lệch %(difference_vnd)s so với đề nghị %(amount_vnd)s. Sửa lại cho khớp."
    ),
    "payments.share_above_line": _(
        "Lấy %(share_vnd)s nhưng dòng kinh phí này chỉ còn %(left_vnd)s cho đề án. Giảm số tiền của dòng."
    ),
    "payments.paper_missing": _("Thiếu giấy tờ: %(paper)s. Tải tệp lên hoặc ghi số của bản giấy."),
    "payments.paper_empty": _("Chọn tệp, hoặc ghi số và ngày của bản giấy đang lưu."),
    "payments.cost_not_proven": _(
        "Chứng từ mới chứng minh %(proven_vnd)s trong %(accepted_vnd)s chi phí đã nghiệm thu, còn thiếu %(missing_vnd)s. Bổ sung hóa đơn, chứng từ."
    ),
    "payments.changed_meanwhile": _(
        "%(payment)s vừa được người khác sửa. Tải lại trang rồi sửa trên bản mới."
    ),
    "payments.not_a_draft": _(
        "%(payment)s đang ở trạng thái “%(standing)s” nên không sửa được nữa. Hủy rồi lập đề nghị mới nếu cần."
    ),
    "payments.dated_too_early": _(
        "Đề nghị lập ngày %(earliest_on)s nên không duyệt vào ngày trước đó."
    ),
    "payments.reason_needed": _("Ghi lý do."),
    "payments.treasury_number_needed": _("Nhập số chứng từ của Kho bạc."),
    "payments.treasury_day_wrong": _(
        "Ngày chứng từ Kho bạc phải từ ngày duyệt %(approved_on)s đến ngày %(today_on)s. Kiểm tra lại chứng từ."
    ),
    "payments.voucher_number_needed": _("Nhập số hóa đơn, chứng từ."),
    "payments.seller_needed": _("Nhập tên người bán hoặc nội dung danh sách."),
    "payments.voucher_amount_needed": _("Nhập số tiền của chứng từ, lớn hơn 0."),
    "payments.voucher_of_a_later_day": _(
        "Chứng từ ghi ngày %(issued_on)s, ngày đó chưa đến. Kiểm tra lại ngày."
    ),
    "payments.item_of_another": _("Nội dung chi không thuộc hợp đồng này. Chọn lại."),
    "payments.tax_code_needed": _("Nhập mã số thuế của người bán như trên hóa đơn."),
    "payments.tax_code_wrong": _(
        "Mã số thuế %(code)s không đúng: sai số chữ số hoặc số kiểm tra. Xem lại trên hóa đơn."
    ),
    "payments.voucher_counted_already": _(
        "Chứng từ %(number)s đã được tính %(amount_vnd)s ở đề án %(code)s, lần chi %(payment)s. Một hóa đơn chỉ được tính một lần."
    ),
    "payments.settlement_not_prepared": _(
        "Chưa lập quyết toán. Kế toán nhập số quyết toán và biên bản thanh lý hợp đồng."
    ),
    "payments.settles_only_in_force": _(
        "Hợp đồng %(number)s đang ở trạng thái “%(standing)s” nên không quyết toán được."
    ),
    "payments.support_unpaid": _(
        "Mức hỗ trợ theo nghiệm thu %(final_vnd)s, đã thanh toán %(paid_vnd)s, còn %(left_vnd)s chưa thanh toán. Lập và ghi nhận thanh toán phần còn lại."
    ),
    "payments.paid_above_final": _(
        "Đã thanh toán %(paid_vnd)s, vượt %(over_vnd)s so với mức hỗ trợ theo nghiệm thu %(final_vnd)s. Thu hồi phần vượt."
    ),
    "payments.advance_open": _(
        "Còn %(advanced_vnd)s tạm ứng chưa thanh toán, chưa thu hồi. Lập đề nghị thanh toán để thanh toán tạm ứng, hoặc thu hồi."
    ),
    "payments.payment_open": _(
        "%(payment)s (%(amount_vnd)s) đang ở trạng thái “%(standing)s”. Hoàn tất hoặc hủy trước."
    ),
    "payments.change_waits": _(
        "Điều chỉnh hợp đồng lần %(sequence)s đang chờ quyết định. Quyết định trước khi quyết toán."
    ),
    "payments.settled_already": _("Quyết toán %(number)s đã hoàn tất nên không sửa được nữa."),
    "payments.settlement_number_needed": _("Nhập số quyết toán."),
    "payments.liquidation_needed": _("Nhập số biên bản thanh lý hợp đồng."),
    "payments.liquidation_day_wrong": _(
        "Ngày thanh lý phải từ ngày ký hợp đồng %(signed_on)s đến ngày %(today_on)s."
    ),
    "payments.recovers_only_before_settlement": _(
        "Hợp đồng %(number)s đang ở trạng thái “%(standing)s” nên không ghi thu hồi được."
    ),
    "payments.recovery_amount_needed": _("Nhập số tiền thu hồi, lớn hơn 0."),
    "payments.recovery_above_advance": _(
        "Thu hồi %(amount_vnd)s nhưng tạm ứng chưa thanh toán chỉ có %(out_vnd)s. Kiểm tra lại số tiền."
    ),
    "payments.recovery_above_payment": _(
        "Thu hồi %(amount_vnd)s nhưng mới thanh toán %(out_vnd)s. Kiểm tra lại số tiền."
    ),
    "payments.document_needed": _("Nhập số chứng từ nộp trả."),
    "payments.document_of_a_later_day": _(
        "Chứng từ nộp trả ghi ngày %(document_on)s, ngày đó chưa đến. Kiểm tra lại ngày."
    ),
    "payments.recovery_twice": _(
        "Chứng từ nộp trả %(number)s của ngày này đã được ghi cho hợp đồng. Kiểm tra lại."
    ),
    "payments.statement_empty": _("Nhập ít nhất một dòng sao kê."),
    "payments.statement_number_needed": _("Dòng %(line)s thiếu số chứng từ."),
    "payments.statement_amount_needed": _("Dòng %(line)s có số tiền bằng 0."),
    "payments.statement_other_month": _(
        "Dòng %(line)s ghi ngày %(treasury_on)s, ngoài tháng %(month)s. Kiểm tra lại tháng sao kê."
    ),
    "payments.open_at_year_end": _(
        "Đề án %(code)s: %(payment)s (%(amount_vnd)s) đang ở trạng thái “%(standing)s”. Hoàn tất hoặc hủy trước khi khóa sổ."
    ),
    "payments.waits_for_treasury": _(
        "Khoản chi %(amount_vnd)s của hợp đồng %(contract)s đã duyệt, đang chờ Kho bạc. Ghi chứng từ "
        "Kho bạc hoặc hủy đề nghị trước."
    ),
}
