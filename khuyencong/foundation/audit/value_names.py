"""What the journal calls the values of an entry.

A value bears the name of the field that holds it, so it is called what the field is called. Names
that fields call differently, and those of no field, are called here.
"""

from functools import cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_WORDS: dict[str, "StrOrPromise"] = {
    "amount_vnd": _("Số tiền"),
    "answer": _("Trả lời"),
    "asked_vnd": _("Đề nghị hỗ trợ"),
    "code": _("Mã"),
    "content": _("Nội dung"),
    "contract": _("Hợp đồng"),
    "contract_vnd": _("Giá trị hợp đồng"),
    "cost_vnd": _("Kinh phí thực hiện"),
    "counterpart_vnd": _("Vốn đối ứng"),
    "digest": _("Mã băm"),
    "ends_on": _("Ngày kết thúc"),
    "establishment": _("Cơ sở"),
    "ethnic_minority": _("Lao động dân tộc thiểu số"),
    "facts": _("Dữ kiện"),
    "file": _("Tệp"),
    "files": _("Tệp"),
    "form": _("Hình thức"),
    "from": _("Từ"),
    "fund": _("Nguồn kinh phí"),
    "invoice": _("Chứng từ"),
    "issued_on": _("Ngày ban hành"),
    "kind": _("Loại"),
    "left_vnd": _("Còn lại"),
    "level": _("Cấp"),
    "limit_vnd": _("Mức cao nhất"),
    "lines": _("Các dòng"),
    "liquidation": _("Thanh lý"),
    "list": _("Danh sách"),
    "month": _("Tháng"),
    "name": _("Tên"),
    "note": _("Ghi chú"),
    "number": _("Số"),
    "objectives": _("Mục tiêu"),
    "of": _("Thuộc về"),
    "office": _("Cơ quan"),
    "on": _("Ngày"),
    "opinions": _("Ý kiến"),
    "parent": _("Trực thuộc"),
    "partner": _("Đơn vị phối hợp"),
    "payment": _("Thanh toán"),
    "place_unit": _("Nơi sản xuất"),
    "proof": _("Giấy tờ chứng minh"),
    "quantity": _("Số lượng"),
    "recovery": _("Thu hồi"),
    "revenue_vnd": _("Doanh thu"),
    "route": _("Quy trình"),
    "section": _("Phần của hồ sơ"),
    "sections": _("Các phần của hồ sơ"),
    "sequence": _("Thứ tự"),
    "settlement": _("Quyết toán"),
    "sha256": _("Mã băm của tệp"),
    "source": _("Nguồn"),
    "starts_on": _("Ngày bắt đầu"),
    "state": _("Trạng thái"),
    "support": _("Hỗ trợ"),
    "target": _("Đến"),
    "title": _("Tên"),
    "to": _("Đến"),
    "treasury_number": _("Số chứng từ Kho bạc"),
    "treasury_on": _("Ngày chứng từ Kho bạc"),
    "unit": _("Đơn vị"),
    "units": _("Đơn vị"),
    "user": _("Người dùng"),
    "valid_to": _("Đến ngày"),
    "women": _("Lao động nữ"),
    "workers": _("Số lao động"),
    "year": _("Năm"),
}


def value_name(name: str) -> "StrOrPromise":
    """Return what a value is called; its name if no field and no word says it."""
    return _WORDS.get(name) or _field_names().get(name, name)


@cache
def _field_names() -> dict[str, "StrOrPromise"]:
    """Return the labels of all fields by name, of those that are called the same everywhere."""
    found: dict[str, dict[str, StrOrPromise]] = {}
    with translation.override("vi"):
        for model in apps.get_models():
            for field in model._meta.fields:
                if isinstance(field.verbose_name, Promise):  # written by us, not made of the name
                    found.setdefault(field.name, {})[str(field.verbose_name)] = field.verbose_name
    return {name: next(iter(labels.values())) for name, labels in found.items() if len(labels) == 1}
