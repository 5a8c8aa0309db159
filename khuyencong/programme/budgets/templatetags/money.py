"""Words for what stands in the ledger."""

from django import template

from khuyencong.engines.ledger import Stage
from khuyencong.programme.budgets.states import REFERENCE_NAMES, STAGE_NAMES

register = template.Library()


@register.filter
def stage_name(stage: str) -> str:
    """Return what a stage is called."""
    return str(STAGE_NAMES[Stage(stage)])


@register.filter
def reference_name(reference: str) -> str:
    """Return the paper behind a move in words: "proposal:42" is "Đề án 42"."""
    kind, _, number = reference.partition(":")
    name = REFERENCE_NAMES.get(kind)
    return f"{name} {number}" if name else reference


@register.filter
def reference_number(reference: str, kind: str) -> str:
    """Return the number of a reference of a kind, for a link; empty for another kind."""
    own_kind, _, number = reference.partition(":")
    return number if own_kind == kind else ""
