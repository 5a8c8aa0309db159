"""What can be done in inspections, one file per group of use cases."""

from khuyencong.programme.inspections.services.finding import (
    add_finding,
    close_finding,
    drop_finding,
)
from khuyencong.programme.inspections.services.photographing import add_photos
from khuyencong.programme.inspections.services.planning import (
    approve_plan,
    choose_contract,
    drop_contract,
    start_plan,
)
from khuyencong.programme.inspections.services.visiting import (
    change_visit,
    finish_visit,
    record_visit,
)

__all__ = [
    "add_finding",
    "add_photos",
    "approve_plan",
    "change_visit",
    "choose_contract",
    "close_finding",
    "drop_contract",
    "drop_finding",
    "finish_visit",
    "record_visit",
    "start_plan",
]
