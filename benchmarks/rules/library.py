"""Hand cases to the generic rules library, which runs under an interpreter of its own."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khuyencong.engines.rules import Case
from khuyencong.engines.rules.case import last_day_of

PROGRAM = Path(__file__).parent / "by_library.py"


def has_library(interpreter: str) -> bool:
    """Tell whether an interpreter is there and has the library."""
    try:
        asked = subprocess.run(
            [interpreter, "-c", "import rule_engine"], capture_output=True, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0


def judged_by_library(interpreter: str, cases: Sequence[Case]) -> dict[str, Any]:
    """Return what the library found: ``eligible``, ``limit_vnd``, ``seconds``, ``library``."""
    done = subprocess.run(
        [interpreter, str(PROGRAM)],
        input=json.dumps([_flat(case) for case in cases]),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _flat(case: Case) -> dict[str, Any]:
    """Return the facts of a case under plain names, ready for the library: nothing to reckon."""
    counted = [item for item in case.cost_items if item.category == "machinery"]
    return {
        **vars(case.beneficiary),
        **vars(case.place),
        **vars(case.commitments),
        **case.facts,
        "classes": sorted(case.place.classes or ()),
        "converted_on": None,
        "converted_day": case.place.converted_on.toordinal() if case.place.converted_on else 0,
        "last_day": last_day_of(case.plan_year - 1 - 1 - 5).toordinal(),
        "used_vnd": case.derived.used_vnd,
        "other_state_vnd": case.derived.other_state_vnd,
        "base_vnd": sum(item.amount_vnd for item in counted if item.condition != "used"),
        "quantity": case.quantity,
    }
