"""What a person reads when a change of the register is refused."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "territories.administrator_needed": _(
        "Chỉ người quản trị được ghi phân loại địa bàn. Chuyển vai trò hoặc nhờ người quản trị."
    ),
    "territories.class_unknown": _(
        "Không có loại địa bàn “%(code)s”. Chọn một loại trong danh sách."
    ),
    "territories.class_without_source": _(
        "Thiếu căn cứ. Nhập số hiệu văn bản, hoặc nguồn và để “chưa kiểm chứng”."
    ),
    "territories.class_ends_before_it_begins": _(
        "Ngày kết thúc %(to_on)s trước ngày bắt đầu %(from_on)s. Kiểm tra lại hai ngày."
    ),
    "territories.class_overlaps": _(
        "%(unit)s đã có phân loại này trong một phần thời gian đó. "
        "Kết thúc phân loại cũ trước, hoặc chọn thời gian khác."
    ),
    "territories.class_has_ended": _(
        "Phân loại này đã kết thúc ngày %(ended_on)s. Tải lại trang để xem dữ liệu mới."
    ),
}
