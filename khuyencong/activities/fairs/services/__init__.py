"""What can be done about fairs, one file per group of use cases."""

from khuyencong.activities.fairs.services.preparing import (
    add_booth,
    add_task,
    cancel_fair,
    change_booth,
    change_fair,
    finish_task,
    register_fair,
)
from khuyencong.activities.fairs.services.removing import remove_exhibitor
from khuyencong.activities.fairs.services.reporting import report_booth, report_fair
from khuyencong.activities.fairs.services.selling import (
    add_contact,
    add_deal,
    correct_sales,
    tell_sales,
)
from khuyencong.activities.fairs.services.showing import add_exhibitor, add_product

__all__ = [
    "add_booth",
    "add_contact",
    "add_deal",
    "add_exhibitor",
    "add_product",
    "add_task",
    "cancel_fair",
    "change_booth",
    "change_fair",
    "correct_sales",
    "finish_task",
    "register_fair",
    "remove_exhibitor",
    "report_booth",
    "report_fair",
    "tell_sales",
]
