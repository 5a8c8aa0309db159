"""What a person reads when the records of outreach say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "outreach.keeping_not_yours": _(
        "Việc tuyên truyền, hướng dẫn do chuyên viên của cơ quan thực hiện ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "outreach.no_contract": _(
        "Đề án %(code)s chưa ký hợp đồng nên chưa ghi việc thực hiện. Ký hợp đồng trước."
    ),
    "outreach.other_activity": _("Đề án %(code)s không phải đề án loại này. Chọn đề án khác."),
    "outreach.passing_not_yours": _(
        "Bài hướng dẫn do người khác trong cùng cơ quan kiểm tra; bạn đang làm việc với vai trò %(role)s."
    ),
    "outreach.own_text": _(
        "Bạn viết bản này nên không tự kiểm tra hay công bố được. Nhờ người khác trong cơ quan."
    ),
    "outreach.published_by_a_leader": _(
        "Bài hướng dẫn do lãnh đạo cơ quan công bố; bạn đang làm việc với vai trò %(role)s."
    ),
    "outreach.untold": _("Chưa nhập. Mục này phải có."),
    "outreach.day_in_future": _(
        "Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."
    ),
    "outreach.days_reversed": _(
        "Ngày kết thúc %(ends_on)s trước ngày bắt đầu %(starts_on)s. Sửa lại ngày."
    ),
    "outreach.items_would_fall_out": _(
        "Đã có sản phẩm phát từ %(first_on)s đến %(last_on)s. Thời gian của đợt phải bao gồm những ngày đó."
    ),
    "outreach.channel_stays": _("Đã có sản phẩm nên không đổi hình thức. Lập đợt khác nếu cần."),
    "outreach.amount_out_of_sense": _("Số tiền %(amount_vnd)s không hợp lý. Ghi số không âm."),
    "outreach.order_twice": _("Hợp đồng số %(number)s với đơn vị này đã ghi rồi."),
    "outreach.order_of_another": _("Chọn một hợp đồng của chính đợt tuyên truyền này."),
    "outreach.outside_campaign": _(
        "Ngày %(day_on)s nằm ngoài đợt tuyên truyền (%(starts_on)s đến %(ends_on)s). Sửa ngày, hoặc sửa thời gian của đợt."
    ),
    "outreach.minutes_needed": _("Ghi thời lượng phát, tính bằng phút."),
    "outreach.copies_needed": _("Ghi số bản đã in."),
    "outreach.link_needed": _("Ghi liên kết đến bài đăng, hoặc đính kèm tệp."),
    "outreach.method_needed": _(
        "Ghi cách tính số người tiếp cận: đếm thế nào, theo số liệu của ai. Không có cách tính thì không ghi."
    ),
    "outreach.nobody_reached": _("Số người tiếp cận phải từ 1 trở lên."),
    "outreach.reach_before_campaign": _(
        "Đợt tuyên truyền bắt đầu ngày %(starts_on)s; không tính số người trước ngày đó."
    ),
    "outreach.markup": _("Chỉ nhận văn bản thường, không có thẻ HTML. Bỏ các thẻ trong dấu < >."),
    "outreach.establishment_unknown": _("Không tìm thấy cơ sở này trên địa bàn. Chọn cơ sở khác."),
    "outreach.guided_already": _("Lần hướng dẫn cơ sở này ngày %(day_on)s đã ghi rồi."),
    "outreach.about_another": _("Đề án được chọn không phải của cơ sở này. Chọn lại."),
    "outreach.reported_already": _("“%(title)s” đã báo cáo hoàn thành nên không ghi thêm được."),
    "outreach.changed_meanwhile": _(
        "Thông tin vừa được người khác sửa. Tải lại trang, xem rồi sửa lại."
    ),
    "outreach.guide_moved_on": _(
        "Bản số %(number)s đang ở tình trạng “%(guide_state)s” nên không làm bước này được. Tải lại trang."
    ),
    "outreach.order_used": _(
        "Hợp đồng %(number)s đang gắn với sản phẩm đã phát. Bỏ sản phẩm đó trước."
    ),
    "outreach.merged_on_one_day": _(
        "Cả hai hồ sơ cùng có lần hướng dẫn ngày %(held_on)s nên chưa gộp được. Bỏ lần ghi nhầm trước."
    ),
    "outreach.nothing_shown": _(
        "“%(title)s” chưa có sản phẩm nào được phát nên chưa có gì để báo cáo."
    ),
    "outreach.reach_untold": _(
        "“%(title)s” chưa ghi số người tiếp cận và cách tính. Ghi trước khi báo cáo."
    ),
    "outreach.nobody_guided": _(
        "Đề án %(code)s không có lần hướng dẫn nào chưa báo cáo. Ghi lần hướng dẫn trước."
    ),
    "outreach.no_proposal_to_report": _(
        "Việc này không thuộc đề án nào nên không có nghiệm thu. Không cần báo cáo."
    ),
    "outreach.item_of_another": _("Chọn một nội dung trong hợp đồng của đề án này."),
}
