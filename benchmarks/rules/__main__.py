"""Measure the rules: ``python -m benchmarks.rules``.

Three ways of judging the same cases are compared: the engine, the same written by hand, and a
generic rules library. Ends with an error if any two differ in an answer, or by one đồng.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.measuring import best_seconds, print_table, told, versions, write_results
from benchmarks.rules.agreement import require_as_singly, require_same_arrays, require_same_content
from benchmarks.rules.by_hand import HandWritten
from benchmarks.rules.by_numpy import BLOCK, HandWrittenArrays
from benchmarks.rules.cases import REFERENCE, case_at, columns_like_reference, fresh, shipped_rules
from benchmarks.rules.library import has_library, judged_by_library
from khuyencong.engines.rules import Case, CaseColumns, RuleSet, assess, assess_arrays

LIBRARY = "KHUYENCONG_BENCH_LIBRARY"
BATCH = 1_000
AIM_OF_HAND_WRITTEN = 0.5
AIM_OVER_LIBRARY = 1_000


@dataclass(frozen=True)
class Compared:
    """Rulings per second of the engine beside those of a reference."""

    what: str
    reference: str
    per_second: float
    reference_per_second: float
    aim: float

    @property
    def ratio(self) -> float:
        return self.per_second / self.reference_per_second


def main() -> None:
    asked = _arguments()
    rules = shipped_rules()
    with told(f"Making {asked.size:,} cases"):
        columns = columns_like_reference(asked.size, rules.law.stated)
        different = [case_at(columns, row, rules.law.stated) for row in range(asked.singly)]
    alike = [fresh(REFERENCE) for _ in range(asked.singly)]
    hand = HandWritten(rules, REFERENCE)
    with told("Comparing whole rulings"):
        require_same_content(rules, hand, [REFERENCE, *different])
    with told("Measuring singly"):
        found = [
            _singly("singly, the reference case", rules, hand, alike),
            _singly("singly, each case its own", rules, hand, different),
        ]
    with told("Measuring arrays"):
        found += _in_arrays(rules, columns)
    with told("Comparing arrays with single rulings"):
        compared = require_as_singly(
            rules, columns, assess_arrays(rules, columns), every=asked.every
        )
    found += _over_library(asked.library, rules, columns, different[: asked.by_library])
    _tell(found, compared, asked.size)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="cases in arrays")
    parser.add_argument("--singly", type=int, default=20_000, help="cases judged one by one")
    parser.add_argument("--every", type=int, default=1, help="compare every n-th case singly")
    parser.add_argument("--by-library", type=int, default=3_000, help="cases for the library")
    parser.add_argument(
        "--library",
        default=os.environ.get(LIBRARY, ""),
        metavar="PYTHON",
        help=f"interpreter of an environment that has rule-engine (or set {LIBRARY})",
    )
    return parser.parse_args()


def _singly(what: str, rules: RuleSet, hand: HandWritten, cases: Sequence[Case]) -> Compared:
    """Judge batch by batch, each way in turn, each time as cases never seen before."""

    def judge_fresh(judge: Callable[[Case], object], batch: Sequence[Case]) -> Callable[[], None]:
        made = iter([[fresh(case) for case in batch] for _ in range(5)])

        def work() -> None:
            for case in next(made):
                judge(case)

        return work

    engine_seconds = hand_seconds = 0.0
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        engine, by_hand = best_seconds(
            5,
            judge_fresh(lambda case: assess(rules, case), batch),
            judge_fresh(hand.ruling, batch),
        )
        engine_seconds += engine
        hand_seconds += by_hand
    return Compared(
        what,
        "written by hand, the same trace",
        len(cases) / engine_seconds,
        len(cases) / hand_seconds,
        AIM_OF_HAND_WRITTEN,
    )


def _in_arrays(rules: RuleSet, columns: CaseColumns) -> list[Compared]:
    whole = HandWrittenArrays(rules.law.stated, block=0)
    blocks = HandWrittenArrays(rules.law.stated, block=BLOCK)
    by_engine = assess_arrays(rules, columns)
    require_same_arrays(by_engine, whole.rulings(columns))
    require_same_arrays(by_engine, blocks.rulings(columns))
    seconds = best_seconds(
        9,
        lambda: assess_arrays(rules, columns),
        lambda: whole.rulings(columns),
        lambda: blocks.rulings(columns),
    )
    engine, *references = [columns.size / one for one in seconds]
    names = ("NumPy written by hand", f"NumPy by hand, in blocks of {BLOCK:,}")
    return [
        Compared("in arrays", name, engine, reference, AIM_OF_HAND_WRITTEN)
        for name, reference in zip(names, references, strict=True)
    ]


def _over_library(
    interpreter: str, rules: RuleSet, columns: CaseColumns, cases: Sequence[Case]
) -> list[Compared]:
    if not interpreter or not has_library(interpreter):
        print(
            "\nSkipped: the generic rules library. Install rule-engine into an environment of its "
            f"own and give that environment's python with --library or {LIBRARY}."
        )
        return []
    with told(f"Judging {len(cases):,} cases by the library"):
        theirs = judged_by_library(interpreter, cases)
    ours = [assess(rules, case) for case in cases]
    if theirs["limit_vnd"] != [ruling.limit_vnd for ruling in ours]:
        raise SystemExit("The library reckons other limits.")
    if theirs["eligible"] != [ruling.eligible for ruling in ours]:
        raise SystemExit("The library finds others eligible.")
    library_rate = len(cases) / theirs["seconds"]
    [seconds] = best_seconds(5, lambda: assess_arrays(rules, columns))
    return [
        Compared(
            "in arrays",
            f"{theirs['library']}, singly",
            columns.size / seconds,
            library_rate,
            AIM_OVER_LIBRARY,
        )
    ]


def _tell(found: Sequence[Compared], compared: int, size: int) -> None:
    rows: list[dict[str, Any]] = [
        {
            "what": one.what,
            "rulings_per_second": round(one.per_second),
            "reference": one.reference,
            "reference_per_second": round(one.reference_per_second),
            "ratio": round(one.ratio, 2),
            "aim": one.aim,
            "reached": one.ratio >= one.aim,
        }
        for one in found
    ]
    print_table(
        "Rules: machinery in a specially difficult commune, all 16 conditions tried and traced",
        ["What", "rulings/s", "Reference", "its rulings/s", "ratio", "aim", "reached"],
        [list(row.values()) for row in rows],
    )
    print(f"\nEqual to the đồng: {size:,} cases in arrays; {compared:,} of them singly as well.")
    write_results(
        "rules",
        {"versions": versions("numpy"), "compared_singly": compared, "figures": rows},
    )


if __name__ == "__main__":
    main()
