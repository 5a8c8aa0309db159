"""What a person reads when a đề án says no. By code; see foundation.ui.sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "proposal.not_visible": _(
        "Không tìm thấy đề án này trong phạm vi của bạn. Kiểm tra lại đường dẫn hoặc vai trò đang dùng."
    ),
    "proposal.dossier_closed": _(
        "Hồ sơ đang ở trạng thái “%(state)s” nên không sửa được nữa. "
        "Nếu cần sửa, đề nghị cơ quan tiếp nhận trả lại để bổ sung."
    ),
    "proposal.dossier_not_yours": _(
        "Chỉ người nộp hồ sơ hoặc chuyên viên của cơ quan tiếp nhận được sửa hồ sơ này."
    ),
    "proposal.step_not_on_route": _("Quy trình của đề án này không có bước “%(action)s”."),
    "proposal.step_not_yours": _(
        "Bước “%(action)s” do %(roles)s của %(office_kinds)s thực hiện. "
        "Chuyển vai trò nếu bạn có vai trò đó, hoặc chờ người được giao làm bước này."
    ),
    "proposal.step_of_the_receiver": _(
        "Bước “%(action)s” do %(roles)s của %(office)s thực hiện. "
        "Chuyển vai trò nếu bạn có vai trò đó, hoặc chờ người được giao làm bước này."
    ),
    "proposal.section_not_open": _(
        "Phần “%(section)s” không nằm trong yêu cầu bổ sung. Chỉ sửa được: %(sections)s."
    ),
    "proposal.changed_meanwhile": _(
        "%(person)s đã sửa hồ sơ lúc %(at)s, sau khi bạn mở trang này. Nội dung bạn vừa nhập chưa "
        "được lưu: mở lại trang ở thẻ khác, đối chiếu rồi nhập lại."
    ),
    "proposal.establishment_merged": _(
        "%(name)s đã được gộp vào hồ sơ “%(kept)s”. Tải lại trang và chọn hồ sơ đó."
    ),
    "proposal.start_not_yours": _(
        "Chỉ cơ sở công nghiệp nông thôn hoặc chuyên viên của cơ quan tiếp nhận được lập đề án."
    ),
    "proposal.no_route": _(
        "Chưa có quy trình được ban hành cho chương trình này ở cấp của cơ quan tiếp nhận. "
        "Chọn cơ quan khác hoặc báo quản trị hệ thống bổ sung quy trình."
    ),
    "proposal.office_takes_no_dossiers": _(
        "%(office)s không tiếp nhận hồ sơ đề án. Chọn phòng kinh tế, trung tâm khuyến công hoặc Sở Công Thương."
    ),
    "proposal.office_not_there": _("%(office)s không hoạt động vào ngày %(day_on)s."),
    "proposal.office_elsewhere": _(
        "%(unit)s không thuộc địa bàn của %(office)s. Chọn cơ quan của đúng địa bàn."
    ),
    "proposal.matching_not_yours": _(
        "Việc ghép đề án vào dòng kế hoạch do chuyên viên hoặc người thẩm định của cơ quan tiếp nhận làm."
    ),
    "proposal.matching_too_late": _(
        "Đề án đang ở trạng thái “%(state)s”; chỉ ghép vào dòng kế hoạch trước khi có quyết định. "
        "Muốn đổi dòng kế hoạch, điều chỉnh kế hoạch hoặc hợp đồng."
    ),
    "proposal.plan_line_does_not_fit": _(
        "Dòng kế hoạch “%(line)s” không cùng nội dung hoạt động hoặc năm %(year)s với đề án, "
        "hoặc đã dừng. Chọn dòng khác."
    ),
    "proposal.beneficiary_twice": _("%(name)s đã có trong danh sách thụ hưởng của đề án."),
    "proposal.last_beneficiary": _(
        "%(name)s là đơn vị thụ hưởng duy nhất. Thêm đơn vị khác trước khi bỏ."
    ),
    "proposal.place_of_another": _("Nơi sản xuất được chọn không phải của %(name)s."),
    "proposal.place_closed": _("Nơi sản xuất %(place)s đã ngừng hoạt động."),
    "proposal.place_outside_territory": _(
        "Nơi sản xuất %(place)s nằm ngoài địa bàn của %(office)s."
    ),
    "proposal.group_is_full": _(
        "Đề án nhóm được duyệt cho %(quantity)s đơn vị thụ hưởng và đã đủ %(named)s đơn vị. "
        "Muốn thêm, phải điều chỉnh đề án."
    ),
    "proposal.cost_item_needs_name": _("Ghi tên nội dung chi, ví dụ: Máy sấy cà phê 500 kg/mẻ."),
    "proposal.quantity_not_positive": _("Số lượng phải từ 1 trở lên."),
    "proposal.amount_negative": _("Số tiền không được âm."),
    "proposal.cost_beyond_sense": _(
        "Thành tiền %(cost_vnd)s vượt quá mức hệ thống chấp nhận (%(maximum_vnd)s). "
        "Kiểm tra lại đơn giá và số lượng."
    ),
    "proposal.parts_above_cost": _(
        "Phần đề nghị hỗ trợ và nguồn khác cộng lại %(parts_vnd)s, lớn hơn thành tiền %(cost_vnd)s. "
        "Giảm phần đề nghị hỗ trợ."
    ),
    "proposal.beneficiary_unknown": _("Đơn vị thụ hưởng của nội dung chi không có trong đề án."),
    "proposal.no_beneficiary": _(
        "Chưa có đơn vị thụ hưởng. Thêm ít nhất một cơ sở, hoặc đánh dấu đề án nhóm."
    ),
    "proposal.no_dates": _("Ghi ngày bắt đầu và ngày hoàn thành."),
    "proposal.ends_after_its_year": _(
        "Ngày hoàn thành %(ends_on)s sau năm kế hoạch %(year)s. Chọn ngày sớm hơn, hoặc đánh dấu "
        "đề án điểm thực hiện nhiều năm."
    ),
    "proposal.part_is_empty": _("Phần “%(section)s” còn trống."),
    "proposal.fact_missing": _("Chưa trả lời: %(fact)s."),
    "proposal.city_class_missing": _(
        "Chưa ghi loại đô thị của thành phố nơi sản xuất nên chưa biết phường có thuộc địa bàn "
        "được hỗ trợ không. Đề nghị cơ quan quản lý địa bàn ghi ở trang của đơn vị hành chính đó."
    ),
    "proposal.rule_fact_missing": _(
        "Chưa biết “%(fact)s” nên chưa xét được điều kiện hỗ trợ. "
        "Ghi ở phần 1, hoặc bổ sung vào hồ sơ cơ sở."
    ),
    "proposal.no_cost_item": _("Dự toán chưa có nội dung chi nào."),
    "proposal.nothing_asked": _("Dự toán chưa đề nghị hỗ trợ khoản nào từ kinh phí khuyến công."),
    "proposal.commitment_missing": _(
        "Chưa cam kết không nhận hỗ trợ của nguồn ngân sách khác cho cùng nội dung chi."
    ),
    "proposal.counterpart_not_committed": _("Chưa cam kết bố trí đủ vốn đối ứng."),
    "proposal.cost_item_supported_before": _(
        "“%(item)s” đã được hỗ trợ ở %(where)s. Bỏ phần đề nghị hỗ trợ của nội dung chi này."
    ),
    "proposal.not_eligible": _("Không đủ điều kiện hỗ trợ: %(condition)s"),
    "proposal.above_support_limit": _(
        "Số tiền %(amount_vnd)s vượt mức hỗ trợ tối đa %(limit_vnd)s. Giảm xuống trong mức này."
    ),
    "proposal.law_is_silent": _(
        "Chưa có quy định nào đang hiệu lực cho trường hợp này, nên chưa thể quyết định. "
        "Xem phần “Pháp luật chưa quy định” của kết luận, bổ sung văn bản vào bộ quy định trước."
    ),
    "proposal.paper_missing": _("Thiếu giấy tờ: %(paper)s."),
    "proposal.paper_removed_already": _("Tệp %(file)s đã được bỏ khỏi hồ sơ trước đó."),
    "proposal.return_names_no_section": _("Chọn ít nhất một phần cần bổ sung."),
    "proposal.return_needs_reason": _("Ghi rõ cần bổ sung gì ở phần “%(section)s”."),
    "proposal.answer_is_empty": _("Ghi đã bổ sung gì ở phần “%(section)s”."),
    "proposal.request_not_answered": _("Chưa trả lời yêu cầu bổ sung ở phần “%(section)s”."),
    "proposal.request_closed": _(
        "Giải trình ở phần “%(section)s” đã gửi cùng lần nộp lại trước nên không sửa được nữa."
    ),
    "proposal.reason_needed": _("Ghi rõ lý do."),
    "proposal.plan_unanswered": _("Kế hoạch đang chờ phê duyệt. Phê duyệt hoặc trả lại trước."),
    "proposal.plan_change_unanswered": _(
        "Điều chỉnh kế hoạch đang chờ trả lời. Duyệt hoặc không duyệt trước."
    ),
    "proposal.paper_unconfirmed": _(
        "Chứng từ kinh phí số %(number)s đang chờ xác nhận. Xác nhận hoặc từ chối trước."
    ),
    "proposal.successor_closed_the_year": _(
        "%(office)s đã khóa sổ “%(fund)s” nên không nhận thêm được. Chọn cơ quan khác nhận."
    ),
}
