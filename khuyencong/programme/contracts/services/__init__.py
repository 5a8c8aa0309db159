"""What can be done to a contract, one file per group of use cases: the listing is the feature list.

What is paid under it is above, in ``payments``; what was delivered, in ``acceptance``.
"""

from khuyencong.programme.contracts.services.carrying import carry_contract_over
from khuyencong.programme.contracts.services.changing import (
    approve_amendment,
    propose_amendment,
    refuse_amendment,
)
from khuyencong.programme.contracts.services.drafting import change_contract, prepare_contract
from khuyencong.programme.contracts.services.interrupting import (
    resume_contract,
    suspend_contract,
    terminate_contract,
)
from khuyencong.programme.contracts.services.locking import lock_contract
from khuyencong.programme.contracts.services.signing import sign_contract
from khuyencong.programme.contracts.services.suppliers import record_supplier_selection
from khuyencong.programme.contracts.services.working import complete_contract, start_work

__all__ = [
    "approve_amendment",
    "carry_contract_over",
    "change_contract",
    "complete_contract",
    "lock_contract",
    "prepare_contract",
    "propose_amendment",
    "record_supplier_selection",
    "refuse_amendment",
    "resume_contract",
    "sign_contract",
    "start_work",
    "suspend_contract",
    "terminate_contract",
]
