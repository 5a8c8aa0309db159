"""What a person reads when a file is refused."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "attachments.empty": _("Tệp “%(name)s” trống. Chọn lại tệp có nội dung."),
    "attachments.too_large": _(
        "Tệp “%(name)s” lớn %(size)s MB, vượt mức %(maximum)s MB. "
        "Giảm dung lượng (ví dụ quét lại ở độ phân giải thấp hơn) hoặc tách thành nhiều tệp."
    ),
    "attachments.kind_not_allowed": _(
        "Tệp “%(name)s” không thuộc loại được nhận. Chọn tệp loại: %(allowed)s."
    ),
    "attachments.content_is_not_its_name": _(
        "Nội dung tệp “%(name)s” là %(content)s, không đúng với đuôi tên tệp. "
        "Đặt lại đuôi tên tệp cho đúng, hoặc chọn đúng tệp."
    ),
    "attachments.content_missing": _(
        "Không đọc được nội dung tệp “%(name)s” trong kho. Báo cho người quản trị hệ thống."
    ),
}
