"""What a person reads when the program says no: a sentence for each code of a problem."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import format_vnd
from khuyencong.engines.refusals import Parameter, Problem

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "workflow.out_of_step": _(
        "Hồ sơ đã chuyển sang trạng thái khác nên không còn bước này. "
        "Tải lại trang để xem trạng thái mới và việc cần làm tiếp."
    ),
}

_REGISTERED: dict[str, "StrOrPromise"] = {}
_LABELS: dict[str, Mapping[str, "StrOrPromise"]] = {}


def register(sentences: Mapping[str, "StrOrPromise"]) -> None:
    """Add an app's sentences by code; called once from its ``ready``."""
    for code, text in sentences.items():
        assert _REGISTERED.get(code, text) is text, f"two sentences for the code {code!r}"
        _REGISTERED[code] = text


def register_labels(parameter: str, labels: Mapping[Any, "StrOrPromise"]) -> None:
    """Say how the codes that a parameter of this name may hold are called.

    A parameter may hold several codes with commas between them; unknown ones stay as they are.
    """
    _LABELS[parameter] = {**_LABELS.get(parameter, {}), **labels}


def known_codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(_REGISTERED)


def sentence(problem: Problem) -> str:
    """Return a problem as a sentence in the language of the reader.

    A code without a sentence is a bug: it is raised in development and in tests. In production
    the reader gets the code, which still names the reason to whoever helps them.
    """
    shown = {name: _shown(name, value) for name, value in problem.parameters.items()}
    try:
        return str(_REGISTERED[problem.code]) % shown
    except KeyError:
        if settings.ENVIRONMENT.mode == "development":
            raise
        return problem.code


def _shown(name: str, value: Parameter) -> str:
    if name.endswith("_vnd") and isinstance(value, int):
        return f"{format_vnd(value)} đ"
    if name.endswith("_on") and isinstance(value, str) and value:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if name in _LABELS and isinstance(value, str):
        labels = _LABELS[name]
        return ", ".join(str(labels.get(code, code)) for code in value.split(","))
    return str(value)
