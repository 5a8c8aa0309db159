"""What can be done in a vote, one file per group of use cases."""

from khuyencong.activities.awards.services.appointing import (
    add_council_member,
    add_juror,
    remove_council_member,
    remove_juror,
    sign_panel,
)
from khuyencong.activities.awards.services.certifying import (
    propose_revocation,
    record_prize,
    report_year,
    revoke_certificate,
)
from khuyencong.activities.awards.services.checking import accept_entry, return_entry
from khuyencong.activities.awards.services.complaining import (
    answer_complaint,
    correct_result,
    receive_complaint,
)
from khuyencong.activities.awards.services.concluding import conclude_round
from khuyencong.activities.awards.services.criteria import fix_criteria, propose_criteria
from khuyencong.activities.awards.services.deciding import (
    propose_winners,
    recognise,
    send_back,
)
from khuyencong.activities.awards.services.opening import (
    announce_round,
    cancel_round,
    change_round,
    open_round,
)
from khuyencong.activities.awards.services.promoting import promote, take_over
from khuyencong.activities.awards.services.registering import (
    add_paper,
    add_photo,
    change_entry,
    start_entry,
    submit_entry,
    withdraw_entry,
)
from khuyencong.activities.awards.services.scoring import (
    declare_relations,
    open_results,
    open_scoring,
    record_absence,
    save_sheet,
    submit_sheet,
)

__all__ = [
    "accept_entry",
    "add_council_member",
    "add_juror",
    "add_paper",
    "add_photo",
    "announce_round",
    "answer_complaint",
    "cancel_round",
    "change_entry",
    "change_round",
    "conclude_round",
    "correct_result",
    "declare_relations",
    "fix_criteria",
    "open_results",
    "open_round",
    "open_scoring",
    "promote",
    "propose_criteria",
    "propose_revocation",
    "propose_winners",
    "receive_complaint",
    "recognise",
    "record_absence",
    "record_prize",
    "remove_council_member",
    "remove_juror",
    "report_year",
    "return_entry",
    "revoke_certificate",
    "save_sheet",
    "send_back",
    "sign_panel",
    "start_entry",
    "submit_entry",
    "submit_sheet",
    "take_over",
    "withdraw_entry",
]
