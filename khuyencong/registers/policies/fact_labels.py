"""What the facts that rules ask about are called, and what their answers are called."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import format_vnd
from khuyencong.registers.territories.kinds import area_classes

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FACT_LABELS: Mapping[str, "StrOrPromise"] = {
    "beneficiary.legal_form": _("Loại hình"),
    "beneficiary.registered": _("Thành lập, hoạt động theo quy định của pháp luật"),
    "beneficiary.produces": _("Trực tiếp đầu tư, sản xuất"),
    "beneficiary.capital_vnd": _("Tổng nguồn vốn"),
    "beneficiary.workers": _("Lao động bình quân năm"),
    "beneficiary.revenue_vnd": _("Doanh thu năm trước"),
    "beneficiary.industry": _("Ngành nghề"),
    "beneficiary.brick_kiln": _("Lò nung gạch"),
    "beneficiary.cleaner_production": _("Áp dụng sản xuất sạch hơn"),
    "beneficiary.sustainable_production": _("Áp dụng sản xuất và tiêu dùng bền vững"),
    "beneficiary.invests_in_cluster": _("Đầu tư hạ tầng cụm công nghiệp"),
    "beneficiary.exports": _("Xuất khẩu, hoặc sản xuất để xuất khẩu"),
    "beneficiary.local_material_percent": _("Nguyên liệu tại chỗ"),
    "beneficiary.typical_product": _("Có sản phẩm công nghiệp nông thôn tiêu biểu"),
    "beneficiary.key_product": _("Sản xuất sản phẩm chủ lực, mũi nhọn"),
    "beneficiary.women_owned": _("Do phụ nữ làm chủ"),
    "beneficiary.minority_owned": _("Do người dân tộc thiểu số làm chủ"),
    "place.kind": _("Loại đơn vị hành chính nơi sản xuất"),
    "place.parent_kind": _("Trực thuộc"),
    "place.province_kind": _("Thuộc tỉnh hay thành phố trực thuộc trung ương"),
    "place.converted": _("Phường chuyển từ xã"),
    "place.converted_on": _("Ngày chuyển từ xã thành phường"),
    "place.classes": _("Phân loại địa bàn"),
    "place.city_class": _("Loại đô thị"),
    "commitments.counterpart": _("Đã đầu tư hoặc cam kết đủ vốn đối ứng"),
    "commitments.no_double_funding": _(
        "Cam kết không nhận nguồn khác của Nhà nước cho cùng nội dung"
    ),
    "progress.investment_done_percent": _("Khối lượng đã thực hiện so với tổng đầu tư"),
    "progress.item_done_percent": _("Khối lượng đã thực hiện của hạng mục được hỗ trợ"),
    "progress.accepted": _("Đã nghiệm thu cơ sở"),
    "derived.used_vnd": _("Chi mua máy đã qua sử dụng"),
    "derived.other_state_vnd": _("Nguồn khác của Nhà nước cho cùng nội dung"),
    "derived.prior_times_year": _("Số lần đã được hỗ trợ trong năm"),
    "derived.prior_times_ever": _("Số lần đã được hỗ trợ"),
    "derived.prior_year_vnd": _("Đã được hỗ trợ trong năm"),
    "derived.prior_ever_vnd": _("Đã được hỗ trợ từ trước đến nay"),
    "derived.plan_built_in": _("Năm xây dựng kế hoạch"),
}

CHOICE_LABELS: Mapping[str, Mapping[str, "StrOrPromise"]] = {
    "beneficiary.legal_form": {
        "enterprise": _("Doanh nghiệp"),
        "cooperative": _("Hợp tác xã"),
        "cooperative_union": _("Liên hiệp hợp tác xã"),
        "cooperative_group": _("Tổ hợp tác"),
        "household_business": _("Hộ kinh doanh"),
        "artisan": _("Nghệ nhân nhân dân, nghệ nhân ưu tú"),
        "organisation": _("Cơ quan, tổ chức thực hiện khuyến công"),
    },
    "beneficiary.industry": {
        "agro_processing": _("Chế biến nông, lâm, thủy sản và thực phẩm"),
        "consumer_goods": _("Hàng tiêu dùng, hàng xuất khẩu, hàng thay thế nhập khẩu"),
        "agricultural_chemicals": _("Hóa chất phục vụ nông nghiệp, nông thôn"),
        "building_materials": _("Vật liệu xây dựng"),
        "mechanical_electrical": _("Cơ khí, điện, điện tử - tin học; lắp ráp, sửa chữa"),
        "supporting_industry": _("Công nghiệp hỗ trợ, chi tiết, bán thành phẩm"),
        "handicraft": _("Tiểu thủ công nghiệp"),
        "mining": _("Khai thác, chế biến khoáng sản"),
        "cleaner_production": _("Áp dụng sản xuất sạch hơn"),
        "pollution_treatment": _("Xử lý ô nhiễm môi trường"),
        "high_tech": _("Công nghệ cao"),
        "clean_industry": _("Công nghiệp sạch"),
        "energy_saving": _("Tiết kiệm năng lượng"),
        "environmental_industry": _("Công nghiệp môi trường"),
        "clean_energy": _("Năng lượng thân thiện môi trường"),
        "other": _("Ngành nghề khác"),
    },
    "beneficiary.brick_kiln": {
        "none": _("Không nung gạch"),
        "improved_manual": _("Lò thủ công cải tiến"),
        "ring": _("Lò vòng"),
        "other": _("Lò khác"),
    },
    "place.kind": {
        "commune": _("Xã"),
        "township": _("Thị trấn"),
        "ward": _("Phường"),
        "special_zone": _("Đặc khu"),
    },
    "place.parent_kind": {
        "district": _("Huyện"),
        "urban_district": _("Quận"),
        "town": _("Thị xã"),
        "provincial_city": _("Thành phố thuộc tỉnh"),
        "province": _("Tỉnh"),
        "centrally_run_city": _("Thành phố trực thuộc trung ương"),
    },
    "place.province_kind": {
        "province": _("Tỉnh"),
        "centrally_run_city": _("Thành phố trực thuộc trung ương"),
    },
    "place.city_class": {
        "city_class_special": _("Loại đặc biệt"),
        "city_class_1": _("Loại 1"),
        "city_class_2": _("Loại 2"),
        "city_class_3": _("Loại 3"),
        "city_class_4": _("Loại 4"),
        "city_class_5": _("Loại 5"),
    },
}

COST_LABELS: Mapping[str, "StrOrPromise"] = {
    "unsorted": _("Chi phí chưa phân loại"),
    "machinery": _("Máy móc, thiết bị"),
    "technology_transfer": _("Chuyển giao công nghệ"),
    "construction": _("Nhà xưởng, xây dựng"),
    "documents": _("Tài liệu, hội nghị trình diễn"),
    "consulting": _("Thuê tư vấn, thiết kế"),
    "registration": _("Đăng ký nhãn hiệu, thương hiệu"),
    "booth_rent": _("Thuê gian hàng"),
    "fair_organising": _("Tổ chức hội chợ"),
    "communication": _("Tuyên truyền"),
    "airfare": _("Vé máy bay"),
    "training": _("Đào tạo, tập huấn"),
    "loan_interest": _("Lãi suất vốn vay"),
    "planning": _("Lập quy hoạch"),
    "infrastructure": _("Hạ tầng cụm công nghiệp"),
    "treatment": _("Xử lý ô nhiễm môi trường"),
    "prize": _("Giải thưởng"),
    "organising": _("Tổ chức thực hiện"),
    "management": _("Chi quản lý"),
    "other": _("Khoản khác, ngoài các loại trên"),
}

LEVEL_LABELS: Mapping[str, "StrOrPromise"] = {
    "national": _("Quốc gia"),
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
}
SCHEME_LABELS: Mapping[str, "StrOrPromise"] = {
    "national": _("Khuyến công quốc gia"),
    "local": _("Khuyến công địa phương"),
}
UNIT_LABELS: Mapping[str, "StrOrPromise"] = {
    "establishment": _("cơ sở"),
    "enterprise": _("doanh nghiệp"),
    "model": _("mô hình"),
    "trademark": _("nhãn hiệu"),
    "booth": _("gian hàng"),
    "fair": _("hội chợ"),
    "round": _("đợt bình chọn"),
    "product": _("sản phẩm"),
    "association": _("hội, hiệp hội"),
    "cluster": _("cụm"),
    "person": _("người"),
    "class": _("lớp"),
    "contract": _("hợp đồng"),
    "project": _("đề án"),
    "year": _("năm"),
    "event": _("sự kiện"),
    "tour": _("đoàn"),
}


def area_class_label(code: str) -> str:
    """Return what a class of area is called."""
    known = area_classes().get(code)
    return str(known) if known else code


def value_label(name: str, value: object) -> str:
    """Return a fact's value as a person reads it; a fact that is not stated says so."""
    if value is None:
        return _now("chưa khai báo")
    if isinstance(value, bool):
        return _now("có") if value else _now("không")
    if isinstance(value, tuple | frozenset):
        shown = [area_class_label(str(code)) for code in sorted(value)]
        return ", ".join(shown) if shown else _now("không thuộc loại nào")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        return _number_label(name, value)
    return str(CHOICE_LABELS.get(name, {}).get(str(value), value))


def _number_label(name: str, value: int) -> str:
    if name.endswith("_vnd"):
        return f"{format_vnd(value)} đ"
    if name.endswith("_percent"):
        return f"{value}%"
    return str(value)
