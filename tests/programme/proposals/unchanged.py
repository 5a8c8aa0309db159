"""The promise of every refusal: nothing was changed, nothing was written half."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import BudgetMove


class Codes(list[str]):
    """The codes of a refusal, with the problems that they name."""

    problems: tuple[Problem, ...] = ()


@contextmanager
def refused(kind: type[Refused] = Refused) -> Iterator[Codes]:
    """Expect a refusal of just this kind that leaves every row as it was; give its codes."""
    before = _everything()
    codes = Codes()
    with pytest.raises(Refused) as refusal:
        yield codes
    assert type(refusal.value) is kind, refusal.value
    codes.problems = refusal.value.problems
    codes += [problem.code for problem in codes.problems]
    assert _everything() == before, "a refusal changed something"


def _everything() -> dict[str, object]:
    """Return every row of the app, and how many files, moves of money and traces there are."""
    models = apps.get_app_config("proposals").get_models()
    rows: dict[str, object] = {
        model.__name__: list(model._base_manager.order_by("pk").values()) for model in models
    }
    return rows | {
        "attachments": Attachment.objects.count(),
        "money": BudgetMove.objects.count(),
        "audit": AuditEntry.objects.count(),
    }
