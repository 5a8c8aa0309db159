"""Kinds of activity, and what each asks an applicant for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules import Activity, Paper
from khuyencong.engines.rules.rulebook import HowMuch
from khuyencong.registers.policies.queries.law import published_rules


def activity_kinds(on: date | None = None) -> list[Activity]:
    """Return the kinds of activity, by group of NĐ 45/2012/NĐ-CP Điều 4 and name.

    With a day, only those that some norm is in force for on it.
    """
    rules = published_rules()
    kinds = sorted(rules.activities.values(), key=lambda kind: (kind.group, kind.name))
    if on is None:
        return kinds
    norms = {
        rule.code
        for rule in rules.law.rules
        if isinstance(rule.body, HowMuch)
        and rule.effective_from <= on <= (rule.effective_to or date.max)
    }
    return [kind for kind in kinds if any(choice.norm in norms for choice in kind.norms)]


def activity_kind(code: str) -> Activity:
    """Return a kind of activity. Refuses a code that no book holds."""
    kind = published_rules().activities.get(code)
    if kind is None:
        raise Refused(Problem("policies.activity_unknown", {"activity": code}))
    return kind


def activity_names() -> Mapping[str, str]:
    """Return the names of the kinds of activity by code."""
    return {code: kind.name for code, kind in published_rules().activities.items()}


def missing_facts(activity: str, facts: Mapping[str, Any]) -> list[str]:
    """Return the labels of the facts that a kind of activity needs and that are not stated."""
    return [
        stated.label
        for stated in activity_kind(activity).facts
        if stated.required and facts.get(fact_name(stated.fact.name)) in (None, "")
    ]


def fact_name(dotted: str) -> str:
    """Return the name under which a proposal keeps a fact that rules call ``facts.name``."""
    return dotted.rsplit(".", 1)[-1]


def dossier_papers(activity: str, *, on: date) -> list[Paper]:  # noqa: ARG001 (see below)
    """Return the checklist of a dossier before anything is known of the case.

    A paper asked for only on a condition stands there as not required; the ruling of the case,
    which knows whether the condition holds, has the exact list (``ruling.papers_for("dossier")``).
    The current checklist serves every day ``on``; callers say it for the day when that changes.
    """
    rules = published_rules()
    kinds = [rules.law.papers[code] for code in activity_kind(activity).papers.get("dossier", ())]
    return [
        Paper(
            code=kind.code,
            name=kind.name,
            stage="dossier",
            source=kind.source,
            required=kind.required and not kind.only_if,
        )
        for kind in kinds
    ]


def norm_names() -> Mapping[str, str]:
    """Return the names of the norms by code."""
    return {code: norm.name for code, norm in published_rules().law.norms.items()}


@dataclass(frozen=True)
class StatedWords:
    """What people call the facts that applicants state, and the choices among their answers."""

    labels: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]


def stated_words() -> StatedWords:
    """Return the words of the facts that applicants state, by the names rules call them by."""
    stated = [one for kind in published_rules().activities.values() for one in kind.facts]
    return StatedWords(
        labels={one.fact.name: one.label for one in stated},
        choices={
            one.fact.name: dict(zip(one.fact.choices, one.choice_labels, strict=True))
            for one in stated
        },
    )
