"""How far a cluster is, and how a lot in it is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClusterState(models.TextChoices):
    """How far an industrial cluster (cụm công nghiệp) is."""

    FOUNDED = "founded", _("Đã thành lập")
    BUILDING = "building", _("Đang đầu tư hạ tầng")
    OPERATING = "operating", _("Đang hoạt động")
    CLOSED = "closed", _("Đã bãi bỏ")


class Holding(models.TextChoices):
    """How a lot is held. A lot that nobody holds is free."""

    RESERVED = "reserved", _("Giữ chỗ")
    LEASED = "leased", _("Cho thuê")


class Service(models.TextChoices):
    """What a cluster needs before anyone can produce there."""

    ROAD = "road", _("Đường giao thông")
    POWER = "power", _("Cấp điện")
    WATER = "water", _("Cấp nước")
    WASTE_WATER = "waste_water", _("Thoát nước, xử lý nước thải")
    OTHER = "other", _("Hạng mục khác")
