"""What was taken back is told to whoever reported it: kinds of work, which stand above."""

from typing import Protocol

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.models import Delivery


class Reopening(Protocol):
    """Open again what reported a delivery, if it is of this kind; otherwise do nothing."""

    def __call__(self, delivery: Delivery, *, by: Actor) -> None: ...


_REOPENINGS: list[Reopening] = []


def register_reopening(reopening: Reopening) -> None:
    """Let a kind of work hear when a delivery is withdrawn; called once from its ``ready``."""
    if reopening not in _REOPENINGS:
        _REOPENINGS.append(reopening)


def reopen_what_reported(delivery: Delivery, *, by: Actor) -> None:
    """Open the work again that reported a withdrawn delivery, so that it is put right.

    Runs in the transaction of the withdrawal, with the contract locked: a kind locks below it.
    """
    for reopening in _REOPENINGS:
        reopening(delivery, by=by)
