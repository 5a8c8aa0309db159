"""Who decides on a change to a contract: data with its clause, not a branch of code.

TT 36/2013/TT-BCT, Điều 11 for the national scheme (its text of 2013; TT 17/2018/TT-BCT was not
read). For local money each province writes its own rule (TT 46/2012/TT-BCT, Điều 8 khoản 3 điểm b):
none was read, so what stands here is marked unverified and follows the same line of thought: what
raises the money, the content or the year goes back to whoever approved; the rest is party A's.
"""

from dataclasses import dataclass
from enum import StrEnum

from khuyencong.engines.refusals import Problem
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.registers.offices.models import OfficeKind


class Decider(StrEnum):
    """Whose leader decides: of a kind of office, of the approving office, or of party A."""

    OFFICE_KIND = "office_kind"
    APPROVING_OFFICE = "approving_office"
    PARTY_A = "party_a"


@dataclass(frozen=True)
class ApproverRule:
    """Who decides on some kinds of change in a scheme. The first rule that fits counts."""

    scheme: str
    kinds: frozenset[Kind]
    decider: Decider
    source: str
    verified: bool
    office_kind: str = ""
    only_groups: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the rule as an amendment keeps it."""
        return {
            "decider": self.decider.value,
            "office_kind": self.office_kind,
            "source": self.source,
            "verified": self.verified,
        }


WEIGHTY = frozenset({Kind.MORE_MONEY, Kind.CONTENT, Kind.INTO_NEXT_YEAR})
WHO_AND_WHERE = frozenset({Kind.PLACE, Kind.BENEFICIARY, Kind.PARTNER})
LIGHT = frozenset({Kind.LESS_MONEY, Kind.SAME_MONEY, Kind.TIME_WITHIN_YEAR}) | WHO_AND_WHERE

RULES: tuple[ApproverRule, ...] = (
    ApproverRule(
        scheme="national",
        kinds=WHO_AND_WHERE,
        decider=Decider.OFFICE_KIND,
        office_kind="doit",
        only_groups=True,
        source="Thông tư 36/2013/TT-BCT, Điều 11 khoản 4",
        verified=True,
    ),
    ApproverRule(
        scheme="national",
        kinds=WEIGHTY,
        decider=Decider.OFFICE_KIND,
        office_kind="ministry",
        source="Thông tư 36/2013/TT-BCT, Điều 11 khoản 2 điểm a",
        verified=True,
    ),
    ApproverRule(
        scheme="national",
        kinds=LIGHT,
        decider=Decider.OFFICE_KIND,
        office_kind="national_department",
        source="Thông tư 36/2013/TT-BCT, Điều 11 khoản 2 điểm b",
        verified=True,
    ),
    ApproverRule(
        scheme="local",
        kinds=WEIGHTY,
        decider=Decider.APPROVING_OFFICE,
        source="Thông tư 46/2012/TT-BCT, Điều 8 khoản 3 điểm b",
        verified=False,
    ),
    ApproverRule(
        scheme="local",
        kinds=LIGHT,
        decider=Decider.PARTY_A,
        source="Thông tư 46/2012/TT-BCT, Điều 8 khoản 3 điểm b",
        verified=False,
    ),
)


def approver_of(kind: Kind, *, scheme: str, is_group: bool) -> ApproverRule:
    """Return the rule that says who decides on a kind of change."""
    for rule in RULES:
        if rule.scheme == scheme and kind in rule.kinds and (is_group or not rule.only_groups):
            return rule
    raise AssertionError(f"no rule says who decides on {kind} in the scheme {scheme}")


def unfit(rule: ApproverRule) -> Problem:
    """Return the problem of who is not the one that a rule names."""
    return Problem(
        f"contract.change_decided_by_{rule.decider.value}",
        {"office_kind": str(OfficeKind(rule.office_kind).label) if rule.office_kind else ""},
        source=rule.source,
    )
