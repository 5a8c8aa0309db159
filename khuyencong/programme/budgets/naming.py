"""What the journal calls funds and the papers that move money."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Model
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.programme.budgets.permissions import visible_funds


def fund_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some funds that an actor may see."""
    rows = visible_funds(actor).filter(pk__in=ids).values_list("pk", "name", "year")
    return {
        pk: Named(
            name if str(year) in name else f"{name} {year}", reverse("budgets:fund", args=[pk])
        )
        for pk, name, year in rows
    }


def paper_names(
    kind: str, model: type[Model], fund_path: str
) -> Callable[[Actor, Collection[int]], dict[int, Named]]:
    """Return how the papers of a kind are named: by the decision, where the fund may be seen."""

    def names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
        seen: dict[str, Any] = {"pk__in": ids, f"{fund_path}__in": visible_funds(actor)}
        rows = model._default_manager.filter(**seen).values_list("pk", "decision_number")
        return {pk: Named(number, reverse("budgets:paper", args=[kind, pk])) for pk, number in rows}

    return names
