"""What a refused service must leave as it was."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.apps import apps

from khuyencong.engines.refusals import Refused
from khuyencong.foundation.audit.models import AuditEntry

Refusing = Callable[..., AbstractContextManager[None]]


def _everything() -> list[Any]:
    models = apps.get_app_config("awards").get_models()
    rows = [tuple(model.objects.order_by("pk").values_list()) for model in models]
    return [*rows, AuditEntry.objects.count()]


@pytest.fixture
def refused() -> Refusing:
    """Return a context that expects a refusal with some codes, and that nothing has changed."""

    @contextmanager
    def expected(*codes: str, kind: type[Refused] = Refused) -> Iterator[None]:
        before = _everything()
        with pytest.raises(kind) as refusal:
            yield
        assert [problem.code for problem in refusal.value.problems] == list(codes)
        assert _everything() == before

    return expected
