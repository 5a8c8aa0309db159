"""What can be done about outcomes, one file per group of use cases."""

from khuyencong.programme.outcomes.services.checking import (
    approve_figures,
    close_period,
    open_period,
    return_figures,
)
from khuyencong.programme.outcomes.services.following import (
    follow_all,
    follow_proposal,
    set_aims,
)
from khuyencong.programme.outcomes.services.linking import link_objective
from khuyencong.programme.outcomes.services.reporting import (
    give_link,
    report_by_link,
    report_figures,
)

__all__ = [
    "approve_figures",
    "close_period",
    "follow_all",
    "follow_proposal",
    "give_link",
    "link_objective",
    "open_period",
    "report_by_link",
    "report_figures",
    "return_figures",
    "set_aims",
]
