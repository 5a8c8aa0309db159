"""What a cost may be for, as a form offers it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from khuyencong.engines.rules import Activity
from khuyencong.engines.rules.case import OTHER, UNSORTED
from khuyencong.registers.policies.fact_labels import COST_LABELS
from khuyencong.registers.policies.queries import cost_categories

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def cost_choices(kind: Activity) -> list[tuple[str, "StrOrPromise"]]:
    """Return the categories of cost that a kind of activity tells apart, and what is none of them.

    Where its norms count every cost there is nothing to tell apart.
    """
    categories = cost_categories(kind)
    if not categories:
        return [(UNSORTED, _("Chi phí của nội dung hoạt động"))]
    return [(code, COST_LABELS.get(code, code)) for code in (*categories, OTHER)]
