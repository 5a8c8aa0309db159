"""What can be done in outreach, one file per group of use cases."""

from khuyencong.activities.outreach.services.campaigning import (
    add_item,
    add_order,
    change_campaign,
    count_reach,
    plan_campaign,
)
from khuyencong.activities.outreach.services.guiding import (
    check_version,
    publish_version,
    record_guidance,
    write_guide,
    write_version,
)
from khuyencong.activities.outreach.services.removing import (
    remove_guidance,
    remove_item,
    remove_order,
    remove_reach,
)
from khuyencong.activities.outreach.services.reporting import report_campaign, report_guidance

__all__ = [
    "add_item",
    "add_order",
    "change_campaign",
    "check_version",
    "count_reach",
    "plan_campaign",
    "publish_version",
    "record_guidance",
    "remove_guidance",
    "remove_item",
    "remove_order",
    "remove_reach",
    "report_campaign",
    "report_guidance",
    "write_guide",
    "write_version",
]
