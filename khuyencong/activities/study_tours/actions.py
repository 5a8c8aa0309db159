"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "tour.planned": _("Lập chuyến tham quan học tập"),
    "tour.changed": _("Sửa chuyến tham quan học tập"),
    "tour.stop_added": _("Ghi nơi tham quan"),
    "tour.participant_added": _("Ghi người đi tham quan"),
    "tour.cost_added": _("Ghi chi phí tham quan"),
    "tour.report_handed_in": _("Nộp báo cáo tham quan"),
    "tour.lesson_added": _("Ghi bài học sẽ áp dụng"),
    "tour.lesson_done": _("Ghi kết quả áp dụng bài học"),
    "tour.delivered": _("Báo cáo hoàn thành tham quan học tập"),
    "tour.stop_removed": _("Bỏ nơi tham quan ghi nhầm"),
    "tour.participant_removed": _("Bỏ người đi ghi nhầm"),
    "tour.cost_removed": _("Bỏ chi phí ghi nhầm"),
    "tour.reopened": _("Mở lại chuyến đi do rút bàn giao"),
}
