"""Rules of law as data: who may be supported, how much, when, with which papers, and why."""

from khuyencong.engines.rules.assessing import assess
from khuyencong.engines.rules.assessing_arrays import assess_arrays
from khuyencong.engines.rules.case import (
    Beneficiary,
    Case,
    Commitments,
    CostItem,
    Place,
    PriorSupport,
    Progress,
)
from khuyencong.engines.rules.case_json import case_from_json, ruling_to_json
from khuyencong.engines.rules.columns import CaseColumns, RulingColumns
from khuyencong.engines.rules.problems import RulebookError, RulebookProblem
from khuyencong.engines.rules.reading import read_rulebook
from khuyencong.engines.rules.rulebook import Activity, Rule, Rulebook
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.ruling import (
    AdvanceAnswer,
    ConditionAnswer,
    DueDay,
    Paper,
    RuleText,
    Ruling,
    Silence,
    Step,
)
from khuyencong.engines.rules.schema import case_schema, ruling_schema
from khuyencong.engines.rules.worked_cases import worked_case_problems

__all__ = [
    "Activity",
    "AdvanceAnswer",
    "Beneficiary",
    "Case",
    "CaseColumns",
    "Commitments",
    "ConditionAnswer",
    "CostItem",
    "DueDay",
    "Paper",
    "Place",
    "PriorSupport",
    "Progress",
    "Rule",
    "RuleSet",
    "RuleText",
    "Rulebook",
    "RulebookError",
    "RulebookProblem",
    "Ruling",
    "RulingColumns",
    "Silence",
    "Step",
    "assess",
    "assess_arrays",
    "case_from_json",
    "case_schema",
    "read_rulebook",
    "ruling_schema",
    "ruling_to_json",
    "worked_case_problems",
]
