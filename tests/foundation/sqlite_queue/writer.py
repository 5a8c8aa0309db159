"""A program of its own that writes to a database file, one row in each transaction.

``writer.py FILE WRITER SECONDS`` prints the number of rows and the longest wait in milliseconds;
``writer.py FILE WRITER hold`` begins a transaction, says so, and stays in it.
"""

import sys
import time
from typing import Any

import django
from django.conf import settings


def connection_to(path: str) -> Any:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
    }
    engine = "khuyencong.foundation.sqlite_queue"
    settings.configure(DATABASES={"default": {"ENGINE": engine, "NAME": path, "OPTIONS": options}})
    django.setup()
    from django.db import connection

    return connection


def write_for(connection: Any, writer: int, seconds: float) -> tuple[int, float]:
    from django.db import transaction

    rows, longest, end = 0, 0.0, time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        with transaction.atomic():
            longest = max(longest, time.monotonic() - began)
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO turn (writer) VALUES (%s)", [writer])
        rows += 1
    return rows, longest * 1000


def hold(connection: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO turn (writer) VALUES (0)")
        sys.stdout.write("holding\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    opened = connection_to(sys.argv[1])
    if sys.argv[3] == "hold":
        hold(opened)
    else:
        made = write_for(opened, int(sys.argv[2]), float(sys.argv[3]))
        sys.stdout.write(f"{made[0]} {made[1]:.1f}\n")
