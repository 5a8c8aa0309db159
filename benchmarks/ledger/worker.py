"""What one process does on a ledger: prepare it, race over it, or check it.

``bare`` is the core of every service that moves money: the guarded statement that changes the
balance of a line and the holding of a đề án and adds the move. ``audited`` is the whole service.
"""

import json
import sys
import time
import uuid

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from khuyencong.engines.ledger import Stage
from khuyencong.foundation.accounts.actor import SYSTEM
from khuyencong.programme.budgets.integrity import ledger_faults
from khuyencong.programme.budgets.models import BudgetMove, LineBalance
from khuyencong.programme.budgets.services import reserve
from khuyencong.programme.budgets.services.statements import execute
from tests.builders.budgets import build_fund, build_line

LINE_VND = 10**13
AMOUNTS = (7, 11, 13)
PROPOSALS = 1_000
"""đề án of each process: a move finds the holding of its own or makes it."""


def prepare(lines: str) -> None:
    """Store lines with more money than any race can spend."""
    with transaction.atomic():
        fund = build_fund(LINE_VND * int(lines))
        for number in range(int(lines)):
            build_line(LINE_VND, reference=f"plan_line:{number}", fund=fund)


def race(way: str, number: str, seconds: str) -> None:
    """Say "ready", wait for a word, move money until the time is over, tell how long each took."""
    move, process = WAYS[way], int(number)
    rows = LineBalance.objects.filter(available_vnd__gt=0).order_by("pk")
    lines = list(rows.values_list("pk", flat=True))
    print("ready", flush=True)
    sys.stdin.readline()
    milliseconds: list[float] = []
    errors = turn = 0
    start = time.perf_counter()
    end = start + float(seconds)
    while start < end:
        line_id = lines[(turn * 7 + process) % len(lines)]
        reference = f"proposal:{process * PROPOSALS + turn % PROPOSALS}"
        try:
            move(line_id, AMOUNTS[turn % len(AMOUNTS)], reference)
        except DatabaseError:
            errors += 1
        now = time.perf_counter()
        milliseconds.append(round((now - start) * 1000, 3))
        start = now
        turn += 1
    print(json.dumps({"milliseconds": milliseconds, "errors": errors}))


def bare(line_id: int, amount_vnd: int, reference: str) -> None:
    """Carry out the statement alone: one round trip on PostgreSQL, one transaction on SQLite."""
    key = uuid.uuid4()
    on_postgresql = connection.vendor == "postgresql"
    parameters = {
        "line": line_id,
        "source": Stage.AVAILABLE.value,
        "target": Stage.RESERVED.value,
        "amount": amount_vnd,
        "reference": reference,
        "key": key if on_postgresql else key.hex,
        "made_at": connection.ops.adapt_datetimefield_value(timezone.now()),
        "made_by": None,
        "role": "system",
        "reason": "",
    }
    if on_postgresql:
        moved = execute(parameters, Stage.AVAILABLE, Stage.RESERVED)
    else:
        with transaction.atomic():
            moved = execute(parameters, Stage.AVAILABLE, Stage.RESERVED)
    assert moved is not None, "the lines hold more than a race can spend"


def audited(line_id: int, amount_vnd: int, reference: str) -> None:
    """Call the service as an approval does: the move, its checks, and its audit entry."""
    reserve({line_id: amount_vnd}, reference=reference, by=SYSTEM)


WAYS = {"bare": bare, "audited": audited}


def check() -> None:
    """Add the ledger up again; print the number of its moves, or fail with what is wrong."""
    faults = [f"{finding.where}: {finding.what}" for finding in ledger_faults()]
    if faults:
        raise SystemExit("; ".join(faults[:5]))
    print(BudgetMove.objects.count())
