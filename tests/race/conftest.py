"""Start processes together on the test database, and hear what became of each attempt."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from django.db import connection

from tests.race.checker import Outcome
from tests.race.worker import Task

ROOT = Path(__file__).parents[2]

Race = Callable[[Sequence[Task]], list[Outcome]]


@pytest.fixture
def race() -> Race:
    """Return a function that runs tasks, one process each, and returns all their outcomes."""
    return run_together


def run_together(tasks: Sequence[Task]) -> list[Outcome]:
    database = str(connection.settings_dict["NAME"])
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings_test",
        "PYTHONPATH": str(ROOT),
    }
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.race.worker",
                json.dumps(asdict(task) | {"database": database}),
            ],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for task in tasks
    ]
    for process in processes:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            raise AssertionError(process.communicate()[1])
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    outcomes: list[Outcome] = []
    for process in processes:
        answer, problems = process.communicate(timeout=120)
        assert process.returncode == 0, problems
        outcomes += [(outcome, amount_vnd) for outcome, amount_vnd in json.loads(answer)]
    return outcomes
