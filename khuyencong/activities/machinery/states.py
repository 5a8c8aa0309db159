"""How far a machine is, and what is measured before and after it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a machine is. One follows the other; none is left out."""

    ORDERED = "ordered", _("Đã đặt mua")
    DELIVERED = "delivered", _("Đã giao")
    INSTALLED = "installed", _("Đã lắp đặt")
    TRIED = "tried", _("Đã chạy thử")
    REPORTED = "reported", _("Đã báo cáo bàn giao")


ON_SITE = (Stage.DELIVERED, Stage.INSTALLED, Stage.TRIED)
"""Stages that are reached at the establishment, each on a day of its own."""


def next_on_site(stage: str) -> Stage | None:
    """Return the stage at the establishment that comes next; None when all are behind."""
    order = list(Stage)
    following = order[order.index(Stage(stage)) + 1 :]
    return following[0] if following and following[0] in ON_SITE else None


class Indicator(models.TextChoices):
    """What is measured on the same measure before and after: the aims of machinery support."""

    OUTPUT = "output", _("Sản lượng mỗi ca")
    ENERGY = "energy", _("Năng lượng cho một đơn vị sản phẩm")
    MATERIAL = "material", _("Nguyên liệu cho một đơn vị sản phẩm")
    DEFECTS = "defects", _("Tỷ lệ hàng lỗi, hỏng")
    WASTE = "waste", _("Chất thải, nước thải")
    WORKERS = "workers", _("Lao động")


MORE_IS_BETTER = frozenset({Indicator.OUTPUT, Indicator.WORKERS})
