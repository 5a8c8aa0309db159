"""What comes of a form: it was not sent yet, it has faults, it was refused, or it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.forms import BaseFormSet
from django.http import HttpRequest

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.ui.forms import BaseForm

Result = TypeVar("Result")


@dataclass(frozen=True)
class Sent(Generic[Result]):
    """What came of a form. ``status`` is the answer's when the form has to be shown (again)."""

    status: int
    results: tuple[Result, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_done(self) -> bool:
        return bool(self.results)

    @property
    def result(self) -> Result:
        """What the service returned. Only what is done has one."""
        return self.results[0]


def send(
    request: HttpRequest, form: BaseForm | BaseFormSet[Any], act: Callable[[], Result]
) -> Sent[Result]:
    """Do what a form asks for when it is posted and right; a refusal comes back as problems."""
    if request.method != "POST":
        return Sent(200)
    if not form.is_valid():
        return Sent(422)
    try:
        return Sent(200, results=(act(),))
    except Refused as refusal:
        return Sent(refusal.http_status, problems=refusal.problems)


def send_or_mark(request: HttpRequest, form: BaseForm, act: Callable[[], Result]) -> Sent[Result]:
    """Do what a form asks for, as ``send`` does; a refusal is marked in the form, at its fields."""
    sent = send(request, form, act)
    form.add_problems(sent.problems)
    return sent
