"""What a person reads when a contract says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "contract.accepted_already": _(
        "Đề án %(code)s đã nghiệm thu lần cuối nên không điều chỉnh hợp đồng được nữa. "
        "Phần không thực hiện sẽ trở lại dòng kinh phí khi quyết toán."
    ),
    "contract.drafting_not_yours": _(
        "Hợp đồng do chuyên viên, người thẩm định hoặc kế toán của cơ quan quản lý đề án soạn. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "contract.not_approved": _("Đề án %(code)s chưa được phê duyệt nên chưa soạn được hợp đồng."),
    "contract.drafted_already": _(
        "Đề án đã có dự thảo hợp đồng số %(number)s. Mở dự thảo đó để sửa."
    ),
    "contract.drafted_by_signer": _(
        "Bạn là người soạn hợp đồng này nên không được tự ký. Chuyển cho lãnh đạo khác ký."
    ),
    "contract.signer_is_not_party_a": _(
        "Bên A của hợp đồng là %(office)s. Lãnh đạo của cơ quan đó ký, hoặc sửa bên A trong dự thảo."
    ),
    "contract.not_a_party_a": _(
        "Cơ quan được chọn không phải bên ký hợp đồng theo quy trình của đề án. Chọn: %(offices)s."
    ),
    "contract.party_b_needed": _("Ghi tên bên B (đơn vị thực hiện đề án)."),
    "contract.representative_needed": _("Ghi người đại diện của bên B."),
    "contract.number_needed": _("Ghi số hợp đồng."),
    "contract.number_taken": _(
        "Số %(number)s đã dùng cho hợp đồng của đề án %(code)s. Ghi số khác."
    ),
    "contract.ends_before_it_starts": _(
        "Ngày hoàn thành %(ends_on)s trước ngày bắt đầu %(starts_on)s. Sửa lại thời gian."
    ),
    "contract.ends_after_its_year": _(
        "Ngày hoàn thành %(ends_on)s sau năm kế hoạch %(year)s. Chọn ngày trong năm; muốn sang năm sau thì đề nghị gia hạn sau khi ký."
    ),
    "contract.no_item": _("Hợp đồng chưa có nội dung nào. Thêm ít nhất một nội dung của dự toán."),
    "contract.item_of_another": _(
        "Có nội dung không thuộc đề án hoặc hợp đồng này. Tải lại trang rồi nhập lại."
    ),
    "contract.item_out_of_sense": _("“%(item)s”: số lượng phải từ 1, số tiền không được âm."),
    "contract.item_above_estimate": _(
        "“%(item)s”: kinh phí %(cost_vnd)s cao hơn dự toán được duyệt %(estimate_vnd)s. Giảm xuống trong mức dự toán."
    ),
    "contract.more_than_estimated": _(
        "“%(item)s”: số lượng %(quantity)s nhiều hơn dự toán được duyệt (%(estimated)s)."
    ),
    "contract.support_above_item": _(
        "“%(item)s”: phần hỗ trợ %(support_vnd)s vượt mức cao nhất có thể cho nội dung này là %(highest_vnd)s."
    ),
    "contract.no_amount": _("Hợp đồng phải có phần kinh phí hỗ trợ lớn hơn 0."),
    "contract.above_approved": _(
        "Kinh phí hỗ trợ %(amount_vnd)s cao hơn mức được phê duyệt %(approved_vnd)s là %(over_vnd)s. Giảm phần hỗ trợ của các nội dung."
    ),
    "contract.share_not_positive": _("Số tiền lấy từ mỗi dòng kinh phí phải lớn hơn 0."),
    "contract.shares_do_not_add_up": _(
        "Các dòng kinh phí cộng lại được %(total_vnd)s, lệch %(difference_vnd)s so với kinh phí hỗ trợ %(amount_vnd)s. Sửa cho khớp."
    ),
    "contract.share_above_decision": _(
        "Dòng “%(line)s”: lấy %(share_vnd)s, nhiều hơn quyết định phê duyệt cho phép %(granted_vnd)s."
    ),
    "contract.supplier_needed_for_signing": _(
        "Chưa ghi kết quả lựa chọn nhà cung cấp cho: %(items)s. Quy định đòi hỏi đấu thầu trước khi ký hợp đồng."
    ),
    "contract.supplier_needed_for_payment": _(
        "Chưa ghi kết quả lựa chọn nhà cung cấp cho: %(items)s. Ghi kết quả trước khi thanh toán."
    ),
    "contract.bidding_needed": _(
        "Nội dung này phải chọn nhà cung cấp qua đấu thầu. Chọn hình thức đấu thầu và ghi quyết định kèm theo."
    ),
    "contract.supplier_name_needed": _("Ghi tên nhà cung cấp được chọn."),
    "contract.supplier_tax_code_wrong": _(
        "Mã số thuế %(code)s không đúng (10 hoặc 13 chữ số, có chữ số kiểm tra). Đối chiếu với hóa đơn hoặc giấy đăng ký."
    ),
    "contract.selection_number_needed": _("Ghi số quyết định lựa chọn nhà cung cấp."),
    "contract.price_needed": _("Ghi giá trúng thầu hoặc giá được chọn, lớn hơn 0."),
    "contract.chosen_not_among_offers": _(
        "Nhà cung cấp %(supplier)s với giá %(price_vnd)s không có trong các báo giá đã ghi. Bổ sung báo giá hoặc sửa lại kết quả."
    ),
    "contract.not_in_this_state": _(
        "Hợp đồng đang ở trạng thái “%(state)s” nên không làm được việc này. Tải lại trang để xem việc tiếp theo."
    ),
    "contract.changed_meanwhile": _(
        "Hợp đồng %(number)s đã được sửa sau khi bạn mở trang này. Mở lại trang ở thẻ khác, đối chiếu rồi nhập lại."
    ),
    "contract.dated_too_early": _(
        "Ngày %(day_on)s trước bước liền trước (%(since_on)s). Chọn ngày từ đó trở đi."
    ),
    "contract.reason_needed": _("Ghi rõ lý do."),
    "contract.decision_number_needed": _("Ghi số văn bản hoặc phụ lục hợp đồng."),
    "contract.proposing_not_yours": _(
        "Đề nghị điều chỉnh do đơn vị thực hiện đề án hoặc cán bộ của cơ quan quản lý đề án lập."
    ),
    "contract.change_proposed_by_decider": _(
        "Bạn là người đề nghị điều chỉnh này nên không được tự duyệt. Chuyển cho lãnh đạo khác."
    ),
    "contract.change_decided_by_party_a": _(
        "Điều chỉnh này do lãnh đạo bên A của hợp đồng quyết định."
    ),
    "contract.change_decided_by_approving_office": _(
        "Điều chỉnh này do lãnh đạo cơ quan đã phê duyệt đề án quyết định."
    ),
    "contract.change_decided_by_office_kind": _(
        "Điều chỉnh này do lãnh đạo của %(office_kind)s quyết định."
    ),
    "contract.change_waits": _(
        "Điều chỉnh lần %(sequence)s đang chờ quyết định. Duyệt hoặc không duyệt lần đó trước."
    ),
    "contract.payment_waits": _(
        "Đã duyệt chi %(waiting_vnd)s và đang chờ chứng từ Kho bạc. Ghi chứng từ Kho bạc của khoản đó, hoặc hủy khoản đó, rồi làm lại."
    ),
    "contract.change_decided_already": _(
        "Điều chỉnh lần %(sequence)s đã được quyết định. Tải lại trang để xem kết quả."
    ),
    "contract.change_names_no_item": _("Chọn ít nhất một nội dung cần điều chỉnh."),
    "contract.change_names_no_day": _("Ghi ngày hoàn thành mới."),
    "contract.change_needs_words": _("Mô tả nội dung điều chỉnh."),
    "contract.change_is_not_less": _(
        "Kinh phí sau điều chỉnh %(amount_vnd)s không thấp hơn hiện nay %(present_vnd)s. Chọn loại điều chỉnh khác, hoặc giảm số tiền."
    ),
    "contract.change_is_not_more": _(
        "Kinh phí sau điều chỉnh %(amount_vnd)s không cao hơn hiện nay %(present_vnd)s. Chọn loại điều chỉnh khác, hoặc tăng số tiền."
    ),
    "contract.change_is_not_same": _(
        "Kinh phí sau điều chỉnh %(amount_vnd)s khác hiện nay %(present_vnd)s. Phân bổ lại phải giữ nguyên tổng số; muốn tăng hoặc giảm thì chọn loại điều chỉnh đó."
    ),
    "contract.line_grows_while_money_falls": _(
        "Khi giảm kinh phí, không dòng kinh phí nào được tăng. Sửa lại số tiền từng dòng."
    ),
    "contract.lines_move_while_money_stays": _(
        "Phân bổ lại giữa các nội dung không được đổi số tiền của các dòng kinh phí."
    ),
    "contract.below_paid_out": _(
        "Đã chi ra %(paid_out_vnd)s, nhiều hơn kinh phí sau điều chỉnh %(amount_vnd)s. Thu hồi %(to_return_vnd)s trước, hoặc giảm ít hơn."
    ),
    "contract.above_asked": _(
        "Kinh phí sau điều chỉnh %(amount_vnd)s cao hơn mức đề án đã đề nghị %(asked_vnd)s. Giảm xuống trong mức đó."
    ),
    "contract.line_not_for_this": _(
        "Dòng “%(line)s” không dùng được cho đề án này (khác dòng kế hoạch, năm, nguồn hoặc địa bàn). Chọn dòng khác."
    ),
    "contract.line_short": _(
        "Cần thêm %(needed_vnd)s từ “%(line)s” nhưng dòng này chỉ còn %(available_vnd)s, thiếu %(missing_vnd)s. Chọn thêm nguồn khác hoặc giảm số tiền."
    ),
    "contract.not_into_next_year": _(
        "Ngày %(ends_on)s không phải là gia hạn sang năm %(next_year)s. Chọn ngày trong năm đó."
    ),
    "contract.beneficiary_not_named": _(
        "Đơn vị thụ hưởng mới chưa có trong đề án. Thêm đơn vị vào đề án trước."
    ),
    "contract.carrying_not_yours": _(
        "Việc chuyển kinh phí của hợp đồng sang năm sau do kế toán của cơ quan quản lý đề án làm."
    ),
    "contract.no_line_to_carry": _("Chọn ít nhất một dòng kinh phí để chuyển sang năm sau."),
    "contract.not_a_line_of_this": _(
        "Có dòng kinh phí không thuộc hợp đồng này. Tải lại trang rồi chọn lại."
    ),
    "contract.ends_within_the_year": _(
        "Hợp đồng kết thúc ngày %(ends_on)s, trong năm ngân sách %(year)s, nên không cần chuyển sang năm sau. Gia hạn hợp đồng trước nếu công việc kéo dài."
    ),
}
