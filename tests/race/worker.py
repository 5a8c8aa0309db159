"""Several processes that spend the same budget lines at the same time.

Started with the tasks as a JSON list. Reads the program once, forks a process for each task before
any has a connection, lets all begin when all are ready, and prints what came of each attempt: for
each task a JSON list of [outcome, amount] pairs.
"""

import json
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Task:
    """What one process does. ``amounts`` are used in turn; ``references`` as well."""

    database: str
    way: str  # the name of a function below
    line_ids: list[int]
    amounts: list[int]
    references: list[str]
    attempts: int
    variant: str = ""
    key: str = ""


def main() -> None:
    tasks = [Task(**told) for told in json.loads(sys.argv[1])]
    _set_up(tasks[0].database)
    fork = multiprocessing.get_context("fork")
    all_ready = fork.Barrier(len(tasks), timeout=60)
    with ProcessPoolExecutor(
        len(tasks), mp_context=fork, initializer=_meet_at, initargs=(all_ready,)
    ) as processes:
        sys.stdout.write(json.dumps(list(processes.map(attempt_all, tasks))))


def attempt_all(task: Task) -> list[tuple[str, int]]:
    """Do one task from the moment when all are ready; each process takes one."""
    from django.db import DatabaseError, transaction

    from khuyencong.engines.refusals import Refused
    from tests.race import variants

    if task.variant:
        variants.VARIANTS[task.variant](_MEETING[0].wait)
    way = WAYS[task.way]
    _MEETING[0].wait()
    outcomes: list[tuple[str, int]] = []
    for attempt in range(task.attempts):
        amount_vnd = task.amounts[attempt % len(task.amounts)]
        reference = task.references[attempt % len(task.references)]
        if task.way == "without_lock":
            variants.look(task.line_ids)
        try:
            with transaction.atomic():
                way(task, amount_vnd, reference)
            outcomes.append(("moved", amount_vnd))
        except Refused as refusal:
            codes = sorted({problem.code for problem in refusal.problems})
            outcomes.append((f"refused {' '.join(codes)}", amount_vnd))
        except DatabaseError as error:
            outcomes.append((f"error {type(error).__name__}", amount_vnd))
    return outcomes


_MEETING: list[Any] = []


def _meet_at(all_ready: Any) -> None:
    _MEETING.append(all_ready)


def _set_up(database: str) -> None:
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    import django

    django.setup()
    import khuyencong.programme.budgets.services  # noqa: F401  all processes have it when they part
    import tests.race.variants  # noqa: F401


def _actor() -> Any:
    from khuyencong.foundation.accounts.actor import SYSTEM

    return SYSTEM


def reserve(task: Task, amount_vnd: int, reference: str) -> None:
    from khuyencong.programme.budgets import services

    amounts = dict.fromkeys(task.line_ids, amount_vnd)
    services.reserve(amounts, reference=reference, by=_actor())


def commit(task: Task, amount_vnd: int, reference: str) -> None:
    from khuyencong.programme.budgets import services

    amounts = dict.fromkeys(task.line_ids, amount_vnd)
    services.commit(amounts, reference=reference, by=_actor())


def there_and_back(task: Task, amount_vnd: int, reference: str) -> None:
    """Reserve and release for one đề án, so that line and holding are taken from both ends."""
    from khuyencong.programme.budgets import services

    amounts = dict.fromkeys(task.line_ids, amount_vnd)
    services.reserve(amounts, reference=reference, by=_actor())
    services.release_reservation(amounts, reference=reference, by=_actor())


def bare_reserve(task: Task, amount_vnd: int, reference: str) -> None:
    from khuyencong.engines.ledger import Move, Stage
    from khuyencong.programme.budgets import services

    move = Move(Stage.AVAILABLE, Stage.RESERVED, amount_vnd)
    for line_id in task.line_ids:
        services.move_funds(line_id, move, reference=reference, by=_actor())


def same_key(task: Task, amount_vnd: int, reference: str) -> None:
    import uuid

    from khuyencong.programme.budgets import services

    amounts = dict.fromkeys(task.line_ids, amount_vnd)
    services.reserve(amounts, reference=reference, by=_actor(), key=uuid.UUID(task.key))


def without_lock(task: Task, amount_vnd: int, reference: str) -> None:
    from tests.race import variants

    for line_id in task.line_ids:
        variants.reserve_without_lock(line_id, amount_vnd, reference)


def transfer(task: Task, amount_vnd: int, reference: str) -> None:
    from khuyencong.programme.budgets.services.assigning import move_between_lines

    source_id, target_id = task.line_ids
    move_between_lines(source_id, target_id, amount_vnd, reference=reference, by=_actor())


WAYS = {
    way.__name__: way
    for way in (
        reserve,
        commit,
        there_and_back,
        bare_reserve,
        same_key,
        without_lock,
        transfer,
    )
}

if __name__ == "__main__":
    main()
