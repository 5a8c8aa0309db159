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
    told = json.dumps([asdict(task) | {"database": database} for task in tasks])
    done = subprocess.run(
        [sys.executable, "-m", "tests.race.worker", told],
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        (outcome, amount_vnd)
        for outcomes in json.loads(done.stdout)
        for outcome, amount_vnd in outcomes
    ]
