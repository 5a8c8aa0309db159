"""What a person reads when the records of machines say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "machinery.no_contract": _(
        "Đề án %(code)s chưa ký hợp đồng nên chưa ghi máy. Ký hợp đồng trước."
    ),
    "machinery.visiting_not_yours": _(
        "Việc thăm lại máy do người kiểm tra hoặc chuyên viên của cơ quan quản lý địa bàn ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "machinery.name_needed": _("Ghi tên máy."),
    "machinery.maker_needed": _("Ghi hãng sản xuất như trên nhãn máy."),
    "machinery.model_needed": _("Ghi kiểu hoặc ký hiệu như trên nhãn máy."),
    "machinery.year_out_of_sense": _(
        "Năm sản xuất %(year)s không hợp lý. Ghi năm có trên nhãn máy, không sau năm nay."
    ),
    "machinery.new_promised": _(
        "“%(item)s” được duyệt là máy mới 100%% nên không nhận máy đã qua sử dụng. Đổi máy, hoặc điều chỉnh hợp đồng trước."
    ),
    "machinery.serial_known": _(
        "Số máy %(serial)s của kiểu máy này đã ghi ở đề án %(code)s. Một máy chỉ được hỗ trợ một lần: xem lại số trên nhãn máy."
    ),
    "machinery.beyond_contract": _(
        "“%(item)s”: hợp đồng có %(contracted)s máy và đã ghi đủ. Thêm máy thì điều chỉnh hợp đồng trước."
    ),
    "machinery.supplier_needed": _("Ghi tên nhà cung cấp."),
    "machinery.amount_out_of_sense": _(
        "Giá chào %(amount_vnd)s không hợp lý. Ghi số tiền lớn hơn 0."
    ),
    "machinery.chosen_already": _(
        "Máy này đã chọn nhà cung cấp nên không ghi thêm hay chọn lại báo giá được."
    ),
    "machinery.dearer_unexplained": _(
        "Báo giá được chọn là %(chosen_vnd)s, trong khi có báo giá %(lowest_vnd)s. Ghi lý do chọn giá cao hơn."
    ),
    "machinery.stage_too_early": _(
        "Ngày %(day_on)s trước ngày %(first_on)s của bước liền trước. Sửa lại ngày."
    ),
    "machinery.day_in_future": _(
        "Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."
    ),
    "machinery.serial_needed": _(
        "Máy “%(name)s” chưa có số máy. Ghi số trên nhãn máy trước khi ghi đã giao."
    ),
    "machinery.trial_untold": _("Ghi kết quả chạy thử: chạy bao lâu, đạt năng suất bao nhiêu."),
    "machinery.not_the_next_stage": _(
        "Máy “%(name)s” đang ở bước “%(stage)s” nên chưa ghi được bước này. Tải lại trang để xem bước tiếp theo."
    ),
    "machinery.not_tried_yet": _(
        "Máy “%(name)s” đang ở bước “%(stage)s”. Chạy thử xong mới báo cáo bàn giao."
    ),
    "machinery.not_reported_yet": _(
        "Máy “%(name)s” đang ở bước “%(stage)s”. Chỉ thăm lại máy đã báo cáo bàn giao."
    ),
    "machinery.reported_already": _(
        "Máy “%(name)s” đã báo cáo bàn giao nên không sửa được nữa. Nếu sai, rút lần bàn giao ở trang tiến độ, nghiệm thu."
    ),
    "machinery.changed_meanwhile": _(
        "Thông tin máy “%(name)s” vừa được sửa ở nơi khác. Tải lại trang rồi ghi tiếp."
    ),
    "machinery.kept_no_time": _(
        "Ngày %(day_on)s không sau ngày chạy thử. Ghi ngày mà cơ sở cam kết giữ máy đến, hoặc để trống."
    ),
    "machinery.invoice_needed": _("Ghi số, ký hiệu, ngày hóa đơn mua máy."),
    "machinery.indicator_unknown": _("Chọn chỉ tiêu có trong danh sách."),
    "machinery.unit_needed": _("Ghi đơn vị tính, ví dụ kg/ca."),
    "machinery.how_needed": _("Ghi cách đo và thời gian đo."),
    "machinery.measure_negative": _("Số đo không được âm."),
    "machinery.measured_already": _(
        "“%(indicator)s” đã đo cả trước và sau nên không sửa được nữa."
    ),
    "machinery.after_not_later": _(
        "Lần đo sau (%(day_on)s) phải sau lần đo trước (%(before_on)s)."
    ),
    "machinery.place_needed": _("Ghi nơi tổ chức trình diễn."),
    "machinery.attendance_out_of_sense": _(
        "Số người dự phải từ 1, và số cơ sở dự không nhiều hơn số người."
    ),
    "machinery.shown_already": _("Buổi trình diễn ngày %(day_on)s tại nơi này đã ghi rồi."),
    "machinery.works_but_gone": _("Máy không còn tại cơ sở thì không thể đang sử dụng."),
    "machinery.loss_untold": _("Máy không còn hoặc không sử dụng: ghi rõ vì sao, máy đang ở đâu."),
    "machinery.choice_unreadable": _("Không rõ báo giá nào được chọn. Tải lại trang rồi chọn lại."),
    "machinery.visited_already": _("Lần thăm ngày %(day_on)s đã ghi rồi."),
}
