"""The words of the register: legal forms, groups of industry, kinds of priority."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    """What an establishment is in law. Whether an enterprise is small follows from its figures.

    All forms may be entered at any time; who of them may be supported on a day is the rules'
    question (co-operative unions and artisans since 15/10/2025, NĐ 235/2025/NĐ-CP).
    """

    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    COOPERATIVE_UNION = "cooperative_union", _("Liên hiệp hợp tác xã")
    COOPERATIVE_GROUP = "cooperative_group", _("Tổ hợp tác")
    HOUSEHOLD_BUSINESS = "household_business", _("Hộ kinh doanh")
    ARTISAN = "artisan", _("Nghệ nhân")


class IndustryGroup(models.TextChoices):
    """The seven groups of industry that khuyến công serves: NĐ 45/2012/NĐ-CP, Điều 5 khoản 1."""

    FARM_FOREST_FISH = "farm_forest_fish", _("Chế biến nông - lâm - thủy sản, thực phẩm")
    CONSUMER_GOODS = "consumer_goods", _("Hàng tiêu dùng, hàng xuất khẩu, thay thế nhập khẩu")
    CHEMICALS_MATERIALS = (
        "chemicals_materials",
        _("Hóa chất phục vụ nông nghiệp, nông thôn; vật liệu xây dựng"),
    )
    MECHANICS_ELECTRONICS = (
        "mechanics_electronics",
        _("Cơ khí, điện, điện tử - tin học; linh kiện, công nghiệp hỗ trợ"),
    )
    HANDICRAFT = "handicraft", _("Tiểu thủ công nghiệp")
    MINERALS = "minerals", _("Khai thác, chế biến khoáng sản (địa bàn khó khăn)")
    CLEANER_PRODUCTION = (
        "cleaner_production",
        _("Sản xuất sạch hơn; xử lý ô nhiễm môi trường"),
    )


class MarkKind(models.TextChoices):
    """A ground for priority: NĐ 45/2012, Điều 6 khoản 2; owners: NĐ 235/2025."""

    TYPICAL_PRODUCT = "typical_product", _("Có sản phẩm công nghiệp nông thôn tiêu biểu")
    KEY_PRODUCT = "key_product", _("Sản phẩm chủ lực, mũi nhọn, trọng điểm")
    EXPORT = "export", _("Sản xuất hàng xuất khẩu")
    LOCAL_MATERIAL = "local_material", _("Dùng nguyên liệu tại chỗ (trên 50% giá trị)")
    LABOUR_INTENSIVE = "labour_intensive", _("Sử dụng nhiều lao động (từ 50 người)")
    WOMEN_OWNED = "women_owned", _("Do phụ nữ làm chủ")
    ETHNIC_MINORITY_OWNED = "ethnic_minority_owned", _("Do người dân tộc thiểu số làm chủ")
    CLEANER_PRODUCTION = "cleaner_production", _("Áp dụng sản xuất sạch hơn")


class ProductLevel(models.TextChoices):
    """The level at which a product was certified as typical of rural industry."""

    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    PROVINCE = "province", _("Cấp tỉnh")
    REGION = "region", _("Cấp khu vực")
    NATION = "nation", _("Cấp quốc gia")
