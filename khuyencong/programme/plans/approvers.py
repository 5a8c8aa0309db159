"""Who approves a plan and its changes, as data with its source."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class ApproverRule:
    """Which kinds of office approve some changes of the plans of some levels."""

    levels: tuple[str, ...]
    changes: tuple[str, ...]
    office_kinds: tuple[str, ...]
    source: str
    verified: bool


@cache
def approver_rules() -> tuple[ApproverRule, ...]:
    """Return who approves which changes of a plan, as shipped."""
    text = resources.files(__package__).joinpath("approvers.toml").read_text("utf-8")
    return tuple(
        ApproverRule(
            levels=tuple(row["levels"]),
            changes=tuple(row["changes"]),
            office_kinds=tuple(row["office_kinds"]),
            source=row["source"],
            verified=row["verified"],
        )
        for row in tomllib.loads(text)["rule"]
    )


def approver_rule(level: str, changes: frozenset[str] = frozenset()) -> ApproverRule | None:
    """Return the rule for the changes of a plan of a level; no changes means the plan itself.

    Of several changes in one adjustment, the one whose rule stands first decides. None when the
    rules know no approver: the office is told, nobody approves by default.
    """
    for rule in approver_rules():
        if level in rule.levels and (not rule.changes or changes & set(rule.changes)):
            return rule
    return None
