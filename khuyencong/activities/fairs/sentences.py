"""What a person reads when the records of fairs say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "fairs.keeping_not_yours": _(
        "Hội chợ do chuyên viên của cơ quan tổ chức đoàn tham gia ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "fairs.entering_not_yours": _(
        "Số liệu của %(establishment)s do chính cơ sở hoặc chuyên viên của cơ quan đưa đi hội chợ ghi."
    ),
    "fairs.no_contract": _(
        "Đề án %(code)s chưa ký hợp đồng nên chưa ghi hội chợ. Ký hợp đồng trước."
    ),
    "fairs.other_activity": _(
        "Đề án %(code)s không phải đề án hội chợ thuộc loại này. Chọn đề án khác."
    ),
    "fairs.untold": _("Chưa nhập. Mục này phải có."),
    "fairs.amount_out_of_sense": _("Số tiền %(amount_vnd)s không hợp lý. Xem lại số tiền."),
    "fairs.days_reversed": _(
        "Ngày kết thúc %(ends_on)s trước ngày bắt đầu %(starts_on)s. Sửa lại ngày."
    ),
    "fairs.country_needed": _("Hội chợ tại nước ngoài thì ghi tên nước."),
    "fairs.country_at_home": _("Hội chợ trong nước thì để trống tên nước, hoặc chọn lại loại."),
    "fairs.booth_outside_fair": _(
        "Gian hàng thuê từ %(first_on)s đến %(last_on)s, hội chợ từ %(starts_on)s đến %(ends_on)s. Ngày thuê phải nằm trong ngày hội chợ."
    ),
    "fairs.booth_without_room": _("Số gian tiêu chuẩn và diện tích phải từ 1 trở lên."),
    "fairs.position_taken": _("Vị trí %(position)s của hội chợ này đã ghi cho gian hàng khác."),
    "fairs.support_without_proposal": _(
        "Gian hàng không thuộc đề án nào nên không có kinh phí khuyến công. Chọn đề án, hoặc ghi 0."
    ),
    "fairs.support_above_rent": _(
        "Kinh phí đề nghị %(support_vnd)s lớn hơn tiền thuê %(rent_vnd)s. Giảm kinh phí đề nghị."
    ),
    "fairs.support_above_limit": _(
        "Kinh phí đề nghị %(support_vnd)s vượt mức hỗ trợ tối đa của đề án là %(limit_vnd)s. Giảm kinh phí đề nghị."
    ),
    "fairs.booth_of_another_kind": _(
        "Đề án %(code)s không hỗ trợ loại gian hàng này: đề án gian hàng chung dùng cho gian hàng chung, đề án tham gia hội chợ dùng cho gian hàng riêng của cơ sở."
    ),
    "fairs.kind_stays": _("Loại gian hàng không đổi được. Ghi gian hàng khác nếu cần."),
    "fairs.task_after_fair": _(
        "Hạn %(due_on)s sau ngày hội chợ kết thúc (%(ends_on)s). Việc chuẩn bị phải xong trước."
    ),
    "fairs.task_done_already": _("Việc này đã xong ngày %(done_on)s."),
    "fairs.establishment_unknown": _("Không tìm thấy cơ sở này trên địa bàn. Chọn cơ sở khác."),
    "fairs.exhibitor_twice": _(
        "%(establishment)s đã có chỗ ở gian hàng %(position)s của hội chợ này. Mỗi cơ sở chỉ ghi một lần."
    ),
    "fairs.exhibitor_told": _(
        "%(establishment)s đã ghi khách hàng, hợp đồng hoặc doanh thu ở gian hàng %(booth)s nên không bỏ được."
    ),
    "fairs.merged_at_one_fair": _(
        "Cả hai hồ sơ cùng có chỗ ở “%(name)s” nên chưa gộp được. Bỏ một chỗ ghi nhầm trước."
    ),
    "fairs.own_booth_has_its_one": _(
        "Gian hàng %(position)s là gian riêng và đã có cơ sở. Ghi gian hàng chung nếu nhiều cơ sở cùng trưng bày."
    ),
    "fairs.abroad_too_often": _(
        "Trong năm %(year)s cơ sở đã được đưa đi hội chợ ở nước ngoài %(times)s lần. Mỗi cơ sở được hỗ trợ không quá 2 lần một năm: chọn cơ sở khác."
    ),
    "fairs.product_without_exhibitor": _(
        "Cơ sở chưa có chỗ ở gian hàng %(position)s nên chưa ghi sản phẩm được. Ghi cơ sở trưng bày trước."
    ),
    "fairs.nothing_brought": _("Số lượng mang đi phải từ 1 trở lên."),
    "fairs.product_twice": _("Sản phẩm “%(product)s” của cơ sở này đã ghi rồi."),
    "fairs.product_of_another": _("Chọn một sản phẩm mà %(establishment)s trưng bày."),
    "fairs.day_in_future": _("Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."),
    "fairs.not_at_the_fair": _(
        "Ngày %(day_on)s không nằm trong ngày hội chợ (%(starts_on)s đến %(ends_on)s). Sửa lại ngày."
    ),
    "fairs.sales_negative": _("Doanh thu không được âm. Không bán được thì ghi 0."),
    "fairs.sales_before_fair": _(
        "Hội chợ khai mạc ngày %(opens_on)s; chưa ghi được doanh thu “%(period)s” trước ngày đó."
    ),
    "fairs.sales_too_early": _("Doanh thu kỳ “%(period)s” ghi được từ ngày %(opens_on)s."),
    "fairs.sales_told_already": _(
        "Doanh thu kỳ “%(period)s” đã ghi. Sửa số đã ghi và nêu lý do, không ghi thêm."
    ),
    "fairs.sales_not_told": _("Doanh thu kỳ “%(period)s” chưa ghi nên chưa có gì để sửa."),
    "fairs.correction_unexplained": _("Ghi lý do sửa số đã ghi."),
    "fairs.cancelled": _(
        "“%(name)s” đã ghi là không tham gia từ ngày %(cancelled_on)s nên không ghi thêm được."
    ),
    "fairs.changed_meanwhile": _(
        "Thông tin vừa được người khác sửa. Tải lại trang, xem rồi sửa lại."
    ),
    "fairs.reported_already": _("“%(thing)s” đã báo cáo hoàn thành nên không sửa được nữa."),
    "fairs.not_over_yet": _(
        "“%(name)s” kết thúc ngày %(ends_on)s. Hội chợ xong mới báo cáo hoàn thành."
    ),
    "fairs.nobody_showed": _(
        "“%(position)s” chưa có cơ sở nào trưng bày nên chưa có gì để báo cáo. Ghi cơ sở trưng bày."
    ),
    "fairs.no_proposal_to_report": _(
        "Việc này không thuộc đề án nào nên không có nghiệm thu. Không cần báo cáo."
    ),
    "fairs.item_of_another": _("Chọn một nội dung trong hợp đồng của đề án này."),
}
