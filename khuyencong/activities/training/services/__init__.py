"""What can be done about a class, one file per group of use cases."""

from khuyencong.activities.training.services.attending import confirm_presence, mark_attendance
from khuyencong.activities.training.services.certifying import (
    issue_certificates,
    revoke_certificate,
)
from khuyencong.activities.training.services.closing import cancel_class, finish_class
from khuyencong.activities.training.services.delivering import deliver_class
from khuyencong.activities.training.services.enrolling import (
    enrol,
    enrol_list,
    enrol_through_link,
    record_leaving,
)
from khuyencong.activities.training.services.following import (
    answer_through_link,
    link_establishment,
    record_answer,
)
from khuyencong.activities.training.services.opening import (
    announce_class,
    change_class,
    open_class,
)
from khuyencong.activities.training.services.programme import (
    add_material,
    add_session,
    add_trainer,
    change_session,
    remove_material,
    remove_session,
)

__all__ = [
    "add_material",
    "add_session",
    "add_trainer",
    "announce_class",
    "answer_through_link",
    "cancel_class",
    "change_class",
    "change_session",
    "confirm_presence",
    "deliver_class",
    "enrol",
    "enrol_list",
    "enrol_through_link",
    "finish_class",
    "issue_certificates",
    "link_establishment",
    "mark_attendance",
    "open_class",
    "record_answer",
    "record_leaving",
    "remove_material",
    "remove_session",
    "revoke_certificate",
]
