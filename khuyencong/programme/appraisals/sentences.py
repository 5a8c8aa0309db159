"""What a person reads when an appraisal or a decision says no. See foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "appraisal.not_yours": _(
        "Việc thẩm định do người thẩm định và lãnh đạo của %(office)s thực hiện."
    ),
    "appraisal.wrote_the_dossier": _(
        "Bạn đã lập hoặc nộp hồ sơ %(code)s nên không được thẩm định hồ sơ này. Chuyển cho người khác."
    ),
    "appraisal.declaration_needed": _(
        "Khai báo xung đột lợi ích trước khi xem và cho ý kiến về hồ sơ."
    ),
    "appraisal.conflict_declared": _(
        "Bạn đã khai có xung đột lợi ích với đề án này nên không tham gia thẩm định."
    ),
    "appraisal.conflict_needs_detail": _(
        "Ghi rõ xung đột lợi ích: quan hệ gì, với ai trong đề án."
    ),
    "appraisal.declared_already": _(
        "Bạn đã khai báo có xung đột lợi ích ngày %(day_on)s. Khai báo này không rút lại được."
    ),
    "appraisal.concluded_already": _(
        "Việc thẩm định đã kết luận ngày %(day_on)s. Tải lại trang để xem kết luận."
    ),
    "appraisal.dossier_away": _(
        "Hồ sơ đang ở trạng thái “%(state)s”, không nằm ở bước thẩm định này. Chờ hồ sơ trở lại rồi cho ý kiến."
    ),
    "appraisal.criterion_not_marked": _("Chưa đánh giá tiêu chí “%(criterion)s”."),
    "appraisal.note_needed": _("Ghi nhận xét cho tiêu chí chưa đạt: “%(criterion)s”."),
    "appraisal.text_needed": _("Ghi rõ vì sao không đề nghị phê duyệt."),
    "appraisal.amount_needed": _("Ghi mức hỗ trợ lớn hơn 0."),
    "appraisal.above_asked": _(
        "Mức hỗ trợ %(amount_vnd)s cao hơn mức đề nghị %(asked_vnd)s. Ghi không quá mức đề nghị."
    ),
    "appraisal.above_limit": _(
        "Mức hỗ trợ %(amount_vnd)s vượt mức tối đa theo quy định %(limit_vnd)s. Giảm xuống trong mức này."
    ),
    "appraisal.not_eligible": _(
        "Đề án không đủ điều kiện hỗ trợ: %(condition)s Chỉ có thể không đề nghị phê duyệt, hoặc trả lại để bổ sung."
    ),
    "appraisal.minutes_needed": _("Ghi số và ngày của biên bản thẩm định."),
    "appraisal.minutes_before_opening": _(
        "Biên bản ngày %(minutes_on)s trước ngày bắt đầu thẩm định %(opened_on)s. Sửa lại ngày biên bản."
    ),
    "appraisal.no_opinion": _(
        "Chưa có ý kiến thẩm định nào về hồ sơ hiện tại. Cần ít nhất một ý kiến trước khi kết luận."
    ),
    "appraisal.against_the_majority": _(
        "%(others)s trong %(all)s ý kiến khác với kết luận này. Ghi rõ lý do ở phần ý kiến tổng hợp."
    ),
    "appraisal.base_not_concluded": _(
        "Thẩm định cấp cơ sở chưa kết luận. Kết luận với biên bản trước đã."
    ),
    "appraisal.base_unfavourable": _(
        "Thẩm định cấp cơ sở (biên bản %(number)s) không đề nghị phê duyệt, nên không đăng ký được. Có thể không phê duyệt hoặc trả lại để bổ sung."
    ),
    "appraisal.list_is_empty": _("Chọn ít nhất một đề án để đăng ký."),
    "appraisal.list_number_needed": _("Ghi số văn bản đăng ký."),
    "decision.drafting_not_yours": _(
        "Dự thảo quyết định do chuyên viên hoặc người thẩm định của cơ quan quản lý đề án soạn."
    ),
    "decision.drafted_by_signer": _(
        "Bạn là người soạn dự thảo quyết định này nên không được tự ký. Chuyển cho lãnh đạo khác."
    ),
    "decision.signer_wrote_the_dossier": _(
        "Bạn đã lập hoặc nộp hồ sơ %(code)s nên không được quyết định về hồ sơ này. Chuyển cho lãnh đạo khác."
    ),
    "decision.no_draft": _("Đề án %(code)s chưa có dự thảo quyết định. Soạn dự thảo trước."),
    "decision.appraisal_missing": _("Thẩm định cấp cơ sở chưa kết luận, nên chưa thể quyết định."),
    "decision.upper_appraisal_missing": _(
        "Quy trình này cần kết luận thẩm định cấp trên trước khi quyết định."
    ),
    "decision.appraisal_unfavourable": _(
        "Kết luận thẩm định (biên bản %(number)s) không đề nghị phê duyệt. Chỉ có thể không phê duyệt."
    ),
    "decision.above_recommended": _(
        "Số tiền %(amount_vnd)s cao hơn mức thẩm định đề nghị %(recommended_vnd)s. Ghi không quá mức đó."
    ),
    "decision.share_not_positive": _("Số tiền lấy từ mỗi dòng kinh phí phải lớn hơn 0."),
    "decision.shares_do_not_add_up": _(
        "Các dòng kinh phí cộng lại được %(total_vnd)s, lệch %(difference_vnd)s so với số tiền phê duyệt %(amount_vnd)s. Sửa cho khớp."
    ),
    "decision.line_not_for_this": _(
        "Dòng “%(line)s” (%(fund)s) không dùng được cho đề án năm %(year)s này: khác dòng kế hoạch, năm, nguồn hoặc địa bàn. Chọn dòng khác."
    ),
    "decision.line_short": _(
        "Cần %(needed_vnd)s từ “%(line)s” nhưng dòng này chỉ còn %(available_vnd)s, thiếu %(missing_vnd)s. Giảm số tiền hoặc chọn thêm dòng khác."
    ),
    "decision.number_needed": _("Ghi số quyết định."),
    "decision.number_taken": _(
        "Số %(number)s đã dùng cho quyết định ngày %(issued_on)s của cơ quan trong năm. Ghi số khác."
    ),
    "decision.dated_too_early": _(
        "Ngày %(day_on)s trước bước liền trước của đề án (%(since_on)s). Chọn ngày từ đó trở đi."
    ),
    "decision.reason_needed": _("Ghi rõ lý do; người nộp hồ sơ sẽ đọc lý do này."),
    "decision.list_is_empty": _("Chọn ít nhất một đề án trong danh sách."),
}
