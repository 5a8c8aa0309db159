"""Everything that changes a handover, one file for each kind of use case."""

from khuyencong.windows.handover.services.carrying_out import carry_out
from khuyencong.windows.handover.services.deciding import (
    approve_handover,
    cancel_handover,
    reopen_handover,
)
from khuyencong.windows.handover.services.dividing import (
    add_share,
    choose_office,
    drop_share,
    pass_role,
)
from khuyencong.windows.handover.services.preparing import change_handover, prepare_handover

__all__ = [
    "add_share",
    "approve_handover",
    "cancel_handover",
    "carry_out",
    "change_handover",
    "choose_office",
    "drop_share",
    "pass_role",
    "prepare_handover",
    "reopen_handover",
]
