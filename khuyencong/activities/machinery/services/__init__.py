"""What can be done about machines, one file per group of use cases."""

from khuyencong.activities.machinery.services.buying import (
    add_machine,
    add_quote,
    change_machine,
    choose_quote,
)
from khuyencong.activities.machinery.services.following import follow_up
from khuyencong.activities.machinery.services.installing import add_photos, reach_stage
from khuyencong.activities.machinery.services.measuring import (
    hold_demonstration,
    measure_after,
    measure_before,
)
from khuyencong.activities.machinery.services.reporting import report_machine

__all__ = [
    "add_machine",
    "add_photos",
    "add_quote",
    "change_machine",
    "choose_quote",
    "follow_up",
    "hold_demonstration",
    "measure_after",
    "measure_before",
    "reach_stage",
    "report_machine",
]
