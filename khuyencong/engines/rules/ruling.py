"""The answer to a case: eligible or not, how much, when and with which papers, and why.

No prose is made here. What is read by people are codes with parameters, and the names, doubts and
expectations that stand in the rulebooks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from khuyencong.engines.values import value

Found = bool | int | str | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as it is cited. ``doubt`` tells where its text is open or was not read."""

    code: str
    name: str
    document: str
    clause: str
    verified: bool
    doubt: str
    rulebook: str
    version: str
    effective_from: date
    effective_to: date | None


@value
class ConditionAnswer:
    """One condition that was tried. ``holds`` is None where it cannot be said.

    ``found`` pairs the names of the facts asked about with what the case states (None: nothing).
    ``missing`` names those that are needed and not stated; None without missing facts means that
    the law is silent. ``rule`` is the exemption's where only that makes it hold.
    """

    rule: RuleText
    holds: bool | None
    found: tuple[tuple[str, Found], ...]
    expected: str
    exempt: bool = False
    missing: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def document(self) -> str:
        return self.rule.document

    @property
    def clause(self) -> str:
        return self.rule.clause

    @property
    def verified(self) -> bool:
        return self.rule.verified

    @property
    def doubt(self) -> str:
        return self.rule.doubt


@value
class Step:
    """One line of the arithmetic. ``result_vnd`` is whole đồng; None: the step gives no amount.

    Codes: ``base`` (cost that counts), ``rate`` (its share), ``uplift``, ``cap`` (for all units),
    ``unit`` (the limit of one unit), ``prior`` (what was had in the period), ``limit``, and
    ``sum`` (the limits of several cases that are asked together).
    """

    code: str
    parameters: Mapping[str, int | str]
    result_vnd: int | None
    rule: RuleText

    @property
    def document(self) -> str:
        return self.rule.document

    @property
    def clause(self) -> str:
        return self.rule.clause


@value
class AdvanceAnswer:
    """What may be paid before the end: at most ``ceiling_vnd`` if every condition holds.

    ``percent`` counts from ``base_vnd``: what was granted, else what is asked within the limit.
    ``after_completion``: nothing before the end. ``ceiling_vnd`` None: no base is known.
    """

    percent: int
    base_vnd: int | None
    ceiling_vnd: int | None
    conditions: tuple[ConditionAnswer, ...]
    after_completion: bool
    rule: RuleText


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to hand in. ``stage`` is dossier, advance or payment; ``source`` who asks for it."""

    code: str
    name: str
    stage: str
    source: str
    required: bool


@dataclass(frozen=True, slots=True)
class DueDay:
    """A deadline: the last day on which it is met, or days after an event."""

    rule: RuleText
    due_on: date | None
    days_after: int | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A question on which no rule is in force. It is said, never guessed.

    Codes: ``silent.who``, ``silent.how_much``, ``silent.advance``, ``silent.condition``.
    """

    code: str
    about: str


@value
class Ruling:
    """Everything that the law says to a case. Amounts are whole đồng, limits rounded down.

    ``eligible`` is None where the law is silent or a needed fact is not stated (see ``silent`` and
    ``missing``). ``limit_vnd`` is None where no norm is in force; it is reckoned also for who is
    not eligible. ``counterpart_minimum_vnd`` is the cost that must come from elsewhere. ``local``
    tells whether a local scheme's limit comes from a norm of its own territory.
    """

    eligible: bool | None
    conditions: tuple[ConditionAnswer, ...]
    limit_vnd: int | None
    steps: tuple[Step, ...]
    counterpart_minimum_vnd: int | None
    advance: AdvanceAnswer | None
    papers: tuple[Paper, ...]
    deadlines: tuple[DueDay, ...]
    unverified: tuple[RuleText, ...]
    silent: tuple[Silence, ...]
    missing: tuple[str, ...]
    rules_used: tuple[RuleText, ...]
    norm: str | None
    local: bool

    @property
    def silent_codes(self) -> tuple[str, ...]:
        return tuple(f"{silence.code}:{silence.about}" for silence in self.silent)

    def papers_for(self, stage: str) -> tuple[Paper, ...]:
        return tuple(paper for paper in self.papers if paper.stage == stage)
