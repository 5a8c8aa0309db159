"""What a person reads when a vote says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.states import (
    Angle,
    CouncilFunction,
    CriterionCode,
    EntryState,
    PanelKind,
    PaperKind,
    PrizeSource,
    RoundState,
    VoteLevel,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

ENTRY_FIELDS: dict[str, "StrOrPromise"] = {
    "description": _("Thuyết minh sản phẩm"),
    "market": _("Thị trường, khả năng sản xuất"),
    "set_parts": _("Các sản phẩm trong bộ"),
    "is_own_product": _("Do chính cơ sở sản xuất"),
    "is_no_copy": _("Không sao chép, không vi phạm sở hữu"),
    "is_in_series": _("Sản xuất được hàng loạt"),
}

LABELS: "dict[str, Mapping[str, StrOrPromise]]" = {
    "round_state": dict(RoundState.choices),
    "entry_state": dict(EntryState.choices),
    "panel": dict(PanelKind.choices),
    "angle": dict(Angle.choices),
    "paper": dict(PaperKind.choices),
    "level": dict(VoteLevel.choices),
    "criterion": dict(CriterionCode.choices),
    "lower_level": dict(VoteLevel.choices),
    "council_function": dict(CouncilFunction.choices),
    "prize_source": dict(PrizeSource.choices),
    "entry_field": ENTRY_FIELDS,
}
"""How the codes in parameters of these names are called."""

SENTENCES: dict[str, "StrOrPromise"] = {
    "scoring.part_out_of_sense": _(
        "Nội dung chấm có điểm tối đa %(points)s không hợp lý. Ghi điểm lớn hơn 0, thuộc một trong bốn tiêu chí."
    ),
    "scoring.parts_differ_from_criterion": _(
        "Tổng điểm các nội dung của tiêu chí “%(criterion)s” là %(total)s, phải đúng bằng %(maximum)s."
    ),
    "scoring.part_unknown": _("Phiếu có nội dung chấm không thuộc đợt này. Tải lại trang."),
    "scoring.part_not_scored": _("Chưa cho điểm nội dung này."),
    "scoring.points_beyond_part": _(
        "%(points)s điểm nằm ngoài khung; cho điểm từ 0 đến %(maximum)s."
    ),
    "scoring.points_beyond_sheet": _("Tổng %(points)s điểm vượt %(maximum)s điểm của phiếu."),
    "awards.no_rule_in_force": _(
        "Ngày %(day_on)s chưa có quy định về bình chọn trong chương trình. Kiểm tra lại ngày."
    ),
    "awards.told_nothing": _("Mục này còn trống. Ghi nội dung."),
    "awards.day_ahead": _("Ngày %(day_on)s chưa đến. Ghi ngày hôm nay hoặc trước đó."),
    "awards.level_not_of_office": _(
        "Ngày %(day_on)s cơ quan của bạn không tổ chức bình chọn ở cấp “%(level)s”. Chọn cấp khác."
    ),
    "awards.level_ends_before": _(
        "Cấp “%(level)s” chỉ còn đến ngày %(last_on)s, trước ngày dự kiến công bố kết quả. Chọn ngày sớm hơn."
    ),
    "awards.dates_out_of_order": _(
        "Ngày %(day_on)s sớm hơn ngày %(before_on)s của việc phải làm trước. Sửa lại ngày."
    ),
    "awards.registration_over": _("Hạn đăng ký %(day_on)s đã qua. Chọn ngày từ hôm nay trở đi."),
    "awards.year_not_of_dates": _(
        "Năm %(year)s không khớp thời gian nhận đăng ký và công bố kết quả."
    ),
    "awards.clerk_needed": _(
        "Đợt bình chọn do chuyên viên của cơ quan mở. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "awards.round_begun": _("Đề án %(code)s đã có đợt bình chọn. Mở đợt đó để làm tiếp."),
    "awards.proposal_not_visible": _("Đề án này không thuộc phạm vi của bạn."),
    "awards.keeping_not_yours": _(
        "Việc này do chuyên viên của %(office)s làm. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "awards.leader_needed": _("Việc này do lãnh đạo %(office)s quyết định. Chuyển cho lãnh đạo."),
    "awards.decider_needed": _(
        "Việc này do lãnh đạo %(office_kinds)s (%(unit)s) quyết định. Chuyển cho lãnh đạo có thẩm quyền."
    ),
    "awards.chair_needed": _("Việc này do Chủ tịch Hội đồng (%(chair)s) quyết định."),
    "awards.council_not_set_up": _(
        "Chưa có quyết định thành lập Hội đồng bình chọn. Lập danh sách rồi trình ký."
    ),
    "awards.jury_not_set_up": _(
        "Chưa có quyết định thành lập Ban Giám khảo. Lập danh sách rồi trình ký."
    ),
    "awards.council_size": _(
        "Hội đồng có %(count)s thành viên, cấp này phải có %(sizes)s thành viên."
    ),
    "awards.council_without_chair": _("Hội đồng chưa có Chủ tịch."),
    "awards.jury_even": _(
        "Ban Giám khảo có %(count)s người; số thành viên phải là số lẻ. Thêm hoặc bớt một người."
    ),
    "awards.jury_without_head": _("Ban Giám khảo phải có Trưởng ban và Phó Trưởng ban."),
    "awards.function_taken": _(
        "Hội đồng đã có %(council_function)s. Bỏ người kia trước, hoặc chọn nhiệm vụ khác."
    ),
    "awards.juror_twice": _("Người này đã có trong Ban Giám khảo."),
    "awards.jury_head_taken": _("Ban Giám khảo đã có Trưởng ban."),
    "awards.panel_signed": _(
        "%(panel)s đã có quyết định thành lập nên danh sách không đổi được nữa."
    ),
    "awards.panel_empty": _("%(panel)s chưa có ai. Lập danh sách trước."),
    "awards.preparation_over": _(
        "Đợt bình chọn đang ở trạng thái “%(round_state)s” nên không sửa phần chuẩn bị được nữa."
    ),
    "awards.announced_already": _("Đợt bình chọn đã công bố nên không sửa được nữa."),
    "awards.changed_meanwhile": _(
        "“%(name)s” vừa được sửa ở nơi khác. Tải lại trang để xem bản mới rồi nhập lại phần của bạn."
    ),
    "awards.proposing_criteria_not_yours": _(
        "Khung điểm chi tiết do Trưởng ban Giám khảo đề xuất hoặc chuyên viên ghi."
    ),
    "awards.criteria_after_scoring": _("Đã mở chấm điểm nên khung điểm không đổi được nữa."),
    "awards.criteria_fixed_already": _(
        "Khung điểm đã chốt ngày %(fixed_on)s nên không đổi được nữa."
    ),
    "awards.criteria_not_proposed": _(
        "Chưa có khung điểm chi tiết để chốt. Đề xuất khung điểm trước."
    ),
    "awards.criteria_not_fixed": _("Chủ tịch Hội đồng chưa chốt khung điểm chi tiết."),
    "awards.part_nameless": _("Có nội dung chấm chưa ghi tên."),
    "awards.registration_not_open": _(
        "Đợt bình chọn đang ở trạng thái “%(round_state)s” nên không nhận đăng ký."
    ),
    "awards.registration_closed": _("Đợt này nhận đăng ký từ %(first_on)s đến %(last_on)s."),
    "awards.registration_still_open": _(
        "Còn nhận đăng ký đến hết ngày %(last_on)s. Mở chấm điểm sau ngày đó."
    ),
    "awards.entering_not_yours": _(
        "Hồ sơ do chính cơ sở hoặc chuyên viên của cơ quan tổ chức bình chọn ghi."
    ),
    "awards.establishment_unseen": _("Cơ sở này không có trong sổ của địa bàn. Chọn cơ sở khác."),
    "awards.made_elsewhere": _(
        "%(establishment)s không sản xuất ở %(unit)s nên không dự bình chọn ở đây được."
    ),
    "awards.dossier_closed": _("Hồ sơ đang ở trạng thái “%(entry_state)s” nên không sửa được."),
    "awards.withdrawn_too_late": _(
        "Không rút được nữa: hồ sơ đang ở trạng thái “%(entry_state)s” hoặc đã mở chấm điểm."
    ),
    "awards.not_to_be_checked": _(
        "Hồ sơ đang ở trạng thái “%(entry_state)s” nên không còn ở bước kiểm tra."
    ),
    "awards.text_missing": _("Chưa ghi “%(entry_field)s”."),
    "awards.statement_missing": _("Cơ sở chưa cam kết: %(entry_field)s."),
    "awards.photo_missing": _("Thiếu ảnh màu góc: %(angle)s."),
    "awards.photo_unreadable": _("Không đọc được ảnh %(name)s. Chụp lại hoặc chọn tệp ảnh khác."),
    "awards.photo_too_small": _(
        "Ảnh %(name)s chỉ có %(width)s x %(height)s điểm ảnh. Ảnh in cỡ %(shorter_cm)s x %(longer_cm)s cm cần ít nhất %(shorter)s x %(longer)s điểm ảnh: chọn ảnh lớn hơn."
    ),
    "awards.photo_without_colour": _("Ảnh %(name)s là ảnh đen trắng. Chọn ảnh màu."),
    "awards.photo_twice": _("Ảnh này đã dùng cho góc “%(angle)s”. Chọn ảnh chụp ở góc khác."),
    "awards.paper_missing": _("Thiếu giấy tờ: %(paper)s."),
    "awards.lower_certificate_missing": _(
        "Thiếu giấy chứng nhận cấp dưới: ghi số và kèm bản sao; nếu cấp dưới không tổ chức bình chọn thì đánh dấu."
    ),
    "awards.lower_certificate_over": _(
        "Giấy chứng nhận cấp dưới %(number)s không còn giá trị hoặc chưa ghi hạn."
    ),
    "awards.dossiers_waiting": _(
        "Còn %(count)s hồ sơ chưa kiểm tra xong. Nhận, trả hoặc rút trước khi chấm."
    ),
    "awards.nothing_to_score": _("Chưa có sản phẩm nào có hồ sơ hợp lệ."),
    "awards.not_a_juror": _("Bạn không thuộc Ban Giám khảo của đợt này."),
    "awards.juror_absent": _("%(juror)s đã được ghi vắng nên không chấm được."),
    "awards.relations_not_declared": _(
        "Khai quan hệ với các sản phẩm trước khi chấm, kể cả khi không có."
    ),
    "awards.juror_is_related": _(
        "Bạn có quan hệ với cơ sở của “%(product)s” nên không chấm sản phẩm này."
    ),
    "awards.declaring_too_late": _(
        "Đợt đang ở trạng thái “%(round_state)s” nên không khai quan hệ được."
    ),
    "awards.related_after_scoring": _(
        "Bạn đã nộp phiếu cho “%(product)s” nên không khai quan hệ với sản phẩm này được. Báo Chủ tịch Hội đồng."
    ),
    "awards.scoring_closed": _("Đợt đang ở trạng thái “%(round_state)s” nên không chấm điểm được."),
    "awards.entry_not_scored": _("“%(product)s” không còn dự bình chọn."),
    "awards.scored_already": _(
        "Bạn đã nộp phiếu cho “%(product)s”. Mỗi giám khảo chấm một sản phẩm một lần."
    ),
    "awards.absence_out_of_time": _(
        "Chỉ ghi giám khảo vắng khi đang chấm điểm; đợt đang ở trạng thái “%(round_state)s”."
    ),
    "awards.sheets_missing": _(
        "%(juror)s còn %(count)s phiếu chưa nộp. Nhắc nộp, hoặc ghi vắng kèm lý do."
    ),
    "awards.nobody_scored": _("“%(product)s” chưa có phiếu nào. Cần ít nhất một giám khảo chấm."),
    "awards.results_not_open": _("Kết quả chấm chưa mở. Chủ tịch Hội đồng mở khi đủ phiếu."),
    "awards.board_not_yours": _("Bảng điểm do Hội đồng, Ban Giám khảo và cơ quan tổ chức xem."),
    "awards.no_winner": _("Chưa chọn sản phẩm nào được công nhận."),
    "awards.winner_twice": _("Một sản phẩm được xếp hai lần. Sửa thứ tự."),
    "awards.winner_of_another_round": _("Có sản phẩm không thuộc đợt này. Tải lại trang."),
    "awards.winner_below_threshold": _(
        "“%(product)s” đạt bình quân %(average)s điểm, dưới %(threshold)s điểm nên không được công nhận."
    ),
    "awards.passed_over_unexplained": _(
        "“%(product)s” xếp hạng %(rank)s cao hơn sản phẩm được chọn mà không được công nhận. Ghi lý do."
    ),
    "awards.not_recognised_yet": _("Kết quả chưa được công nhận."),
    "awards.nothing_to_complain_about": _("Kết quả chưa thông báo nên chưa có gì để khiếu nại."),
    "awards.complaint_too_late": _(
        "Đơn nhận ngày %(day_on)s, quá hạn %(days)s ngày làm việc kể từ ngày thông báo (hạn cuối %(last_on)s)."
    ),
    "awards.complaint_open": _("“%(product)s” đang có khiếu nại chưa trả lời."),
    "awards.complaint_answered": _("Khiếu nại này đã được trả lời."),
    "awards.nothing_to_correct": _("Chỉ sửa kết quả một lần, khi khiếu nại được kết luận là đúng."),
    "awards.corrected_below_threshold": _(
        "“%(product)s” có điểm bình quân dưới mức quy định nên không công nhận được."
    ),
    "awards.concluded_already": _(
        "Đợt bình chọn đã kết thúc nên kết quả không sửa ở đây được nữa."
    ),
    "awards.complaints_still_open": _(
        "Còn trong hạn khiếu nại đến hết ngày %(last_on)s. Kết thúc đợt sau ngày đó."
    ),
    "awards.complaints_unanswered": _("Còn %(count)s khiếu nại chưa trả lời."),
    "awards.complaints_uncorrected": _("Còn %(count)s khiếu nại đúng mà kết quả chưa sửa."),
    "awards.item_needed": _("Chọn nội dung hợp đồng mà đợt bình chọn này thực hiện."),
    "awards.item_of_no_contract": _("Đợt này không thực hiện hợp đồng nào đang tiến hành."),
    "awards.revoked_already": _("Giấy chứng nhận %(number)s đã thu hồi ngày %(revoked_on)s."),
    "awards.revocation_not_proposed": _("Chưa có đề nghị thu hồi giấy chứng nhận %(number)s."),
    "awards.prize_out_of_sense": _("Mức thưởng %(amount_vnd)s không hợp lý."),
    "awards.prize_twice": _("Đã ghi tiền thưởng từ nguồn “%(prize_source)s”."),
    "awards.year_without_certificate": _(
        "Năm %(year)s ngoài thời gian của giấy chứng nhận (%(first)s đến %(last)s)."
    ),
    "awards.year_reported_already": _("Năm %(year)s đã có báo cáo."),
    "awards.revenue_out_of_sense": _("Doanh thu không hợp lý. Ghi số tiền từ 0 đồng trở lên."),
    "awards.promoted_already": _("Đã có văn bản đề nghị số %(number)s."),
    "awards.promotion_of_no_winner": _(
        "Chọn ít nhất một sản phẩm có giấy chứng nhận còn giá trị của đợt này."
    ),
    "awards.not_the_next_level": _("Đợt cấp “%(level)s” nhận sản phẩm từ “%(lower_level)s”."),
    "awards.taken_over_already": _("“%(product)s” đã có hồ sơ trong đợt này."),
    "awards.round_not_over": _("Đợt bình chọn chưa kết thúc. Kết thúc hoặc hủy đợt trước."),
}
