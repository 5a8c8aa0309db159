"""What can be done about work under a contract, one file per group of use cases.

``submit_delivery`` is the door by which each kind of activity says what it has delivered.
"""

from khuyencong.programme.acceptance.services.delivering import (
    submit_delivery,
    withdraw_delivery,
)
from khuyencong.programme.acceptance.services.drafting import (
    change_acceptance,
    prepare_acceptance,
)
from khuyencong.programme.acceptance.services.inspecting import confirm_progress_seen
from khuyencong.programme.acceptance.services.reporting import correct_progress, report_progress
from khuyencong.programme.acceptance.services.signing import sign_acceptance

__all__ = [
    "change_acceptance",
    "confirm_progress_seen",
    "correct_progress",
    "prepare_acceptance",
    "report_progress",
    "sign_acceptance",
    "submit_delivery",
    "withdraw_delivery",
]
