"""What a rulebook holds once it is read: rules with their place in the law, never prose of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from khuyencong.engines.rules.facts import Fact

UNITS = (
    "establishment",
    "enterprise",
    "model",
    "trademark",
    "booth",
    "fair",
    "round",
    "product",
    "association",
    "cluster",
    "person",
    "class",
    "contract",
    "project",
    "year",
    "event",
    "tour",
)
RAISES = ("rate", "cap", "both")
PERIODS = ("year", "ever")
CAP_COUNTS = ("support", "year", "ever")
AUDIENCES = ("establishment", "organiser", "cluster")
UNKNOWN_CLAUSE = "chưa xác định"


@dataclass(frozen=True)
class Exemption:
    """What frees from a condition, with its own place in the law and its own doubt."""

    question: str
    clause: str
    document: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Who:
    """A condition that a beneficiary, its place or its cost must meet."""

    requires: str
    expects: str  # what the law asks for, in Vietnamese
    unless: Exemption | None = None


@dataclass(frozen=True)
class HowMuch:
    """A norm: at most ``rate`` of the base and at most ``cap_vnd`` for each unit."""

    unit: str
    rate_hundredths: int | None = None  # of a percent: 5000 is 50 %; None: no share is set
    cap_vnd: int | None = None  # None: no amount is set
    items: tuple[str, ...] = ()  # categories of cost that count; none named: all
    new_only: bool = False  # used machines do not count
    only_if: str = ""  # e.g. only in difficult areas
    only_if_expects: str = ""
    max_times: int | None = None
    period: str = "year"  # in which max_times counts
    cap_counts: str = "support"  # the cap is for one support, a year, or ever
    pay_after_completion: bool = False


@dataclass(frozen=True)
class Uplift:
    """A raise of a norm. ``raises`` and ``stacks`` say how an open text is read."""

    question: str
    times_thousandths: int  # 1500 is 1.5 times
    raises: str = "cap"
    stacks: bool = False  # multiplies with other raises; else the largest one counts
    norms: tuple[str, ...] = ()  # none named: all


@dataclass(frozen=True)
class Advance:
    """How much may be paid before the end, on what condition and with which papers."""

    percent: int
    requires: str = ""
    expects: str = ""
    papers: tuple[str, ...] = ()
    rest_papers: tuple[str, ...] = ()
    above_ceiling: bool = False  # stands although the general ceiling is lower


@dataclass(frozen=True)
class Ceiling:
    """The general ceiling of advances."""

    percent: int


@dataclass(frozen=True)
class Deadline:
    """A day of the year before which something is to be done, or days after an event."""

    before: str = ""  # "05-20": done before 20 May
    until: str = ""  # "01-22": done on 22 January at the latest
    year: str = "built_in"  # built_in | plan | next: the year of the day
    days_after: int | None = None
    event: str = ""


Body = Who | HowMuch | Uplift | Advance | Ceiling | Deadline


@dataclass(frozen=True)
class Rule:
    """One rule with its place in the law and its validity.

    ``effective_to`` is the last day; None: until replaced. After ``verified_to`` the text may have
    been changed by one that was not read: from then on the rule counts as unverified, with
    ``doubt_after``. ``lines`` maps a field to its line in ``file``.
    """

    code: str
    kind: str  # who | how_much | when
    name: str
    document: str
    clause: str
    effective_from: date
    body: Body
    effective_to: date | None = None
    territory: str = "VN"
    schemes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()  # none named: all
    audiences: tuple[str, ...] = ()
    governed_by: str = "approval"
    verified: bool = True
    verified_to: date | None = None
    doubt: str = ""
    doubt_after: str = ""
    rulebook: str = ""
    version: str = ""
    file: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    whole: "Rule | None" = field(default=None, compare=False)  # before it was cut by certainty


@dataclass(frozen=True)
class Transition:
    """What was approved before a day stays, for some kinds of rules, under the law before it."""

    code: str
    approved_before: date
    kinds: tuple[str, ...]
    document: str
    clause: str
    verified: bool
    doubt: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class StatedFact:
    """What an applicant states about a kind of work. ``fact`` is what rules ask about."""

    fact: Fact
    label: str
    required: bool = False
    help: str = ""
    choice_labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class NormChoice:
    """A norm that applies to an activity, possibly on a condition; the first that fits counts."""

    norm: str
    only_if: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Norm:
    """The name of a norm and the unit that it counts by. Values stand in rules."""

    code: str
    name: str
    unit: str
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class PaperKind:
    """A paper that may be asked for, possibly on a condition."""

    code: str
    name: str
    source: str
    only_if: str = ""
    required: bool = True
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Activity:
    """A kind of activity that khuyến công supports. ``papers`` maps a stage to codes of papers."""

    code: str
    name: str
    group: int  # 1 to 9 of NĐ 45/2012/NĐ-CP, Điều 4
    unit: str
    audience: str
    norms: tuple[NormChoice, ...]
    facts: tuple[StatedFact, ...]
    papers: Mapping[str, tuple[str, ...]]
    document: str
    clause: str
    file: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class WorkedCase:
    """A case with the answer that the law gives. ``given`` is a case as JSON would hold it."""

    name: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    file: str
    line: int


@dataclass(frozen=True)
class Rulebook:
    """One document's rules, one version of it. Never changed after it is published."""

    code: str
    version: str
    title: str
    document: str
    file: str
    rules: tuple[Rule, ...] = ()
    transitions: tuple[Transition, ...] = ()
    activities: tuple[Activity, ...] = ()
    norms: tuple[Norm, ...] = ()
    papers: tuple[PaperKind, ...] = ()
    cases: tuple[WorkedCase, ...] = ()
    stands_on: tuple[str, ...] = ()
    head: Rule | None = None  # what rules that stand on another rulebook take from this one
