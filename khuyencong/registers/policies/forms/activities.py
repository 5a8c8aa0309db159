"""Kinds of activity as a person chooses among them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from khuyencong.engines.rules import Activity

GROUP_LABELS = {
    1: _("Đào tạo nghề, truyền nghề"),
    2: _("Nâng cao năng lực quản lý, khởi sự doanh nghiệp"),
    3: _("Mô hình trình diễn, máy móc, công nghệ"),
    4: _("Sản phẩm tiêu biểu, hội chợ, thương hiệu"),
    5: _("Tư vấn, trợ giúp"),
    6: _("Thông tin, tuyên truyền"),
    7: _("Liên kết, cụm công nghiệp, di dời, xử lý ô nhiễm"),
    8: _("Hợp tác quốc tế"),
    9: _("Năng lực quản lý và tổ chức thực hiện"),
}
"""The nine groups of NĐ 45/2012/NĐ-CP, Điều 4, in short."""


def grouped_activities(kinds: list[Activity]) -> Iterator[tuple[Any, list[tuple[str, str]]]]:
    """Return kinds of activity as choices under the groups of the decree; kinds come in order."""
    for group, members in groupby(kinds, key=lambda kind: kind.group):
        yield GROUP_LABELS[group], [(kind.code, kind.name) for kind in members]
