"""What a person reads when outcomes say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "outcomes.following_not_yours": _(
        "Việc theo dõi kết quả do chuyên viên của cơ quan quản lý địa bàn lập. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "outcomes.reporting_not_yours": _(
        "Số liệu do cơ sở trong đề án báo cáo, hoặc chuyên viên của cơ quan quản lý địa bàn nhập. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "outcomes.checking_not_yours": _(
        "Số liệu do cán bộ của cơ quan quản lý địa bàn kiểm tra. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "outcomes.checked_by_reporter": _(
        "Bạn là người nhập số liệu này nên không được tự duyệt. Chuyển cho người khác kiểm tra."
    ),
    "outcomes.unlocking_not_yours": _(
        "Chỉ lãnh đạo của cơ quan quản lý địa bàn đóng kỳ hoặc mở khóa kỳ. Chuyển cho lãnh đạo."
    ),
    "outcomes.linking_not_yours": _(
        "Mục tiêu của kế hoạch do người lập kế hoạch của %(office)s gắn."
    ),
    "outcomes.not_accepted": _(
        "Đề án %(code)s chưa nghiệm thu lần cuối nên chưa theo dõi kết quả. Ký biên bản nghiệm thu trước."
    ),
    "outcomes.followed_already": _("Đề án %(code)s đã được theo dõi kết quả."),
    "outcomes.aims_changed_meanwhile": _(
        "Hiện trạng và mục tiêu vừa được sửa ở nơi khác. Tải lại trang để xem bản mới rồi nhập lại."
    ),
    "outcomes.aims_fixed": _(
        "Kỳ %(months)s tháng đã duyệt số liệu theo các chỉ số này nên không sửa được nữa. Nhờ lãnh đạo mở khóa kỳ đó trước."
    ),
    "outcomes.no_indicator": _("Chọn ít nhất một chỉ số để theo dõi."),
    "outcomes.indicator_unknown": _("Không có chỉ số “%(indicator)s”. Tải lại trang."),
    "outcomes.aim_out_of_sense": _(
        "“%(indicator)s”: hiện trạng và mục tiêu không được âm, số vượt không được lớn hơn tổng số. Nhập lại."
    ),
    "outcomes.period_locked": _(
        "Kỳ %(months)s tháng đã khóa (%(state)s) nên không nhận số liệu nữa. Nhờ lãnh đạo mở khóa nếu cần sửa."
    ),
    "outcomes.period_reported": _(
        "Số liệu kỳ %(months)s tháng đã gửi và đang chờ kiểm tra. Muốn sửa thì nhờ người kiểm tra trả lại."
    ),
    "outcomes.nothing_to_check": _(
        "Kỳ %(months)s tháng đang ở trạng thái “%(state)s” nên không có số liệu để duyệt hay trả lại. Tải lại trang."
    ),
    "outcomes.not_to_close": _(
        "Kỳ %(months)s tháng đang ở trạng thái “%(state)s” nên không đóng được. Duyệt hoặc trả lại số liệu trước."
    ),
    "outcomes.not_locked": _("Kỳ %(months)s tháng chưa khóa nên không cần mở."),
    "outcomes.before_its_time": _(
        "Kỳ %(months)s tháng bắt đầu nhận số liệu từ ngày %(opens_on)s. Báo cáo từ ngày đó trở đi."
    ),
    "outcomes.changed_meanwhile": _(
        "Kỳ này vừa được cập nhật ở nơi khác. Tải lại trang để xem bản mới rồi làm lại."
    ),
    "outcomes.figure_missing": _("Nhập số liệu “%(indicator)s”; không có thì ghi 0."),
    "outcomes.figure_not_asked": _("Chỉ số “%(indicator)s” không được theo dõi ở đề án này."),
    "outcomes.negative": _("“%(indicator)s” không được âm. Nhập lại."),
    "outcomes.too_large": _("“%(indicator)s” lớn quá mức nhập được. Kiểm tra lại đơn vị tính."),
    "outcomes.more_women_than_people": _(
        "“%(indicator)s”: số nữ %(number)s lớn hơn tổng số %(whole)s người. Nhập lại."
    ),
    "outcomes.more_ethnic_minority_than_people": _(
        "“%(indicator)s”: số người dân tộc thiểu số %(number)s lớn hơn tổng số %(whole)s người. Nhập lại."
    ),
    "outcomes.share_out_of_sense": _(
        "“%(indicator)s”: ghi số mẫu vượt trên tổng số mẫu đã đo, tổng số lớn hơn 0 và không nhỏ hơn số mẫu vượt."
    ),
    "outcomes.reason_needed": _("Ghi rõ lý do."),
    "outcomes.reporter_needed": _("Ghi họ tên người báo cáo."),
    "outcomes.months_unknown": _("Chọn kỳ 6, 12 hoặc 24 tháng."),
}
