"""How a đề án is judged: appraise it, register it, draft the decision, approve or refuse.

One file per use case; the listing is the feature list. Returning a dossier for completion is
``proposals.services.return_proposal``: it comes back to the same appraisal.
"""

from khuyencong.programme.appraisals.services.approval import approve_proposal
from khuyencong.programme.appraisals.services.conclusion import conclude_appraisal
from khuyencong.programme.appraisals.services.decision_list import (
    DecisionListRefused,
    approve_many,
)
from khuyencong.programme.appraisals.services.declaration import declare_conflict
from khuyencong.programme.appraisals.services.drafting import drop_draft, prepare_decision
from khuyencong.programme.appraisals.services.opening import (
    open_appraisal,
    open_upper_appraisal,
)
from khuyencong.programme.appraisals.services.opinion import submit_opinion
from khuyencong.programme.appraisals.services.refusal import refuse_proposal
from khuyencong.programme.appraisals.services.registration import (
    register_many,
    register_proposal,
)

__all__ = [
    "DecisionListRefused",
    "approve_many",
    "approve_proposal",
    "conclude_appraisal",
    "declare_conflict",
    "drop_draft",
    "open_appraisal",
    "open_upper_appraisal",
    "prepare_decision",
    "refuse_proposal",
    "register_many",
    "register_proposal",
    "submit_opinion",
]
