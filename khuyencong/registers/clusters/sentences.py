"""What a person reads when the records of clusters say no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "clusters.clerk_needed": _(
        "Cụm công nghiệp do chuyên viên của cơ quan quản lý địa bàn ghi; bạn đang làm việc với vai trò %(role)s."
    ),
    "clusters.outside_territory": _("%(unit)s không thuộc địa bàn của %(office)s."),
    "clusters.name_needed": _("Ghi tên cụm công nghiệp."),
    "clusters.name_known": _("Xã này đã có cụm công nghiệp “%(name)s”."),
    "clusters.decision_needed": _("Ghi số quyết định thành lập cụm."),
    "clusters.day_in_future": _(
        "Ngày %(day_on)s sau hôm nay (%(today_on)s). Chỉ ghi việc đã xảy ra."
    ),
    "clusters.area_out_of_sense": _("Diện tích phải lớn hơn 0 và không quá %(maximum)s m²."),
    "clusters.shape_unreadable": _("Không đọc được ranh giới: cần tệp GeoJSON có một đa giác."),
    "clusters.shape_not_one_polygon": _(
        "Ranh giới phải là một đa giác (Polygon). Tách tệp, mỗi lô hoặc mỗi cụm một tệp."
    ),
    "clusters.shape_not_degrees": _(
        "Tọa độ không phải kinh độ, vĩ độ (WGS84). Chuyển từ VN-2000 sang WGS84 rồi tải lên."
    ),
    "clusters.shape_crosses_itself": _(
        "Đường ranh giới tự cắt nhau. Vẽ lại theo thứ tự các điểm góc quanh khu đất."
    ),
    "clusters.lots_beyond_area": _(
        "Các lô đã ghi có tổng diện tích %(lots)s m², lớn hơn diện tích cụm %(cluster)s m²."
    ),
    "clusters.lot_outside": _(
        "Lô %(code)s nằm ngoài ranh giới cụm %(over)s m². Vẽ lại lô nằm trong cụm."
    ),
    "clusters.lots_overlap": _(
        "Lô %(code)s chồng lên lô %(other)s %(over)s m². Vẽ lại để hai lô chỉ chung cạnh."
    ),
    "clusters.code_needed": _("Ghi ký hiệu lô."),
    "clusters.code_known": _("Cụm đã có lô %(code)s. Mỗi lô một ký hiệu."),
    "clusters.area_needed": _("Ghi diện tích, hoặc vẽ lô trên bản đồ."),
    "clusters.area_beyond_cluster": _(
        "Lô %(area)s m² lớn hơn phần đất còn lại của cụm (%(left)s m² trong %(cluster)s m²)."
    ),
    "clusters.holder_needed": _("Ghi tên cơ sở hoặc người giữ, thuê."),
    "clusters.paper_needed": _("Ghi văn bản hoặc hợp đồng làm căn cứ."),
    "clusters.held_no_time": _("Ngày kết thúc %(until_on)s trước ngày bắt đầu %(from_on)s."),
    "clusters.lot_held": _(
        "Lô %(code)s đang do %(holder)s giữ (%(holding)s) nên không giao cho người khác. Chọn lô còn trống."
    ),
    "clusters.lot_free": _("Lô %(code)s đang trống nên không có gì để thu hồi."),
    "clusters.reason_needed": _("Ghi lý do."),
    "clusters.closed": _("Cụm %(name)s đã bãi bỏ nên không giao lô."),
    "clusters.changed_meanwhile": _(
        "Thông tin cụm %(name)s vừa được sửa ở nơi khác. Tải lại trang rồi ghi tiếp."
    ),
    "clusters.item_needed": _("Ghi tên hạng mục."),
    "clusters.item_known": _("Hạng mục “%(name)s” đã ghi rồi."),
    "clusters.percent_out_of_sense": _("Phần đã làm từ 0 đến 100%%."),
    "clusters.money_negative": _("Số tiền không được âm."),
    "clusters.waits_already": _("%(who)s đang trong danh sách chờ."),
    "clusters.waits_no_more": _("%(who)s đã thôi chờ."),
}
