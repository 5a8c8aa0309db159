"""Work that comes back: what apps register to be done every so many seconds while we serve."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections

LOGGER = logging.getLogger(__name__)

Job = Callable[[], object]


@dataclass(frozen=True)
class Recurring:
    name: str
    job: Job
    every_seconds: float


_JOBS: dict[str, Recurring] = {}


def register(name: str, job: Job, *, every_seconds: float) -> None:
    """Add a job; called once from an app's ``ready``. It must be safe beside a second one."""
    recurring = Recurring(name, job, every_seconds)
    assert _JOBS.get(name, recurring) == recurring, f"two jobs are called {name!r}"
    _JOBS[name] = recurring


def work_until(stopped: threading.Event) -> None:
    """Do each registered job when its time comes, until stopped.

    A job that fails is logged and tried again at its next time: one fault must not end the others.
    """
    due = {recurring.name: time.monotonic() for recurring in _JOBS.values()}
    while _JOBS:
        recurring = min(_JOBS.values(), key=lambda recurring: due[recurring.name])
        if stopped.wait(max(0.0, due[recurring.name] - time.monotonic())):
            return
        _do(recurring)
        due[recurring.name] = time.monotonic() + recurring.every_seconds


def _do(recurring: Recurring) -> None:
    close_old_connections()
    try:
        recurring.job()
    except Exception:  # the edge of the program: named in the log, tried again
        LOGGER.exception("The recurring job %s failed and will be tried again", recurring.name)
    finally:
        close_old_connections()
