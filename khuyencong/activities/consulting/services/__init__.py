"""What can be done about a consultancy, one file per group of use cases."""

from khuyencong.activities.consulting.services.answering import answer_version, show_version
from khuyencong.activities.consulting.services.hiring import (
    add_offer,
    change_terms,
    choose_offer,
    set_terms,
)
from khuyencong.activities.consulting.services.registering import record_trademark
from khuyencong.activities.consulting.services.reporting import report_work

__all__ = [
    "add_offer",
    "answer_version",
    "change_terms",
    "choose_offer",
    "record_trademark",
    "report_work",
    "set_terms",
    "show_version",
]
