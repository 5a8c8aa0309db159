"""What was promised out of a contract's money by apps above this one, which it can't import."""

from collections.abc import Callable

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.models import Contract

Promise = Callable[[Contract], Vnd]

_PROMISES: list[Promise] = []


def register_promise(promise: Promise) -> None:
    """Let an app tell how much of a contract's commitment it has promised and not yet moved."""
    if promise not in _PROMISES:
        _PROMISES.append(promise)


def require_nothing_promised(contract: Contract) -> None:
    """Refuse to take money out of a locked contract while some of it is on its way to be paid.

    The Treasury may have paid already and its document be still to come: without the commitment
    the ledger could never tell of it.
    """
    if waiting_vnd := sum(promise(contract) for promise in _PROMISES):
        raise OutOfStep(Problem("contract.payment_waits", {"waiting_vnd": waiting_vnd}))
