""" "How much may I get?": open to everyone, without sign-in; it stores nothing."""

from django.http import HttpRequest, HttpResponse

from khuyencong.foundation import clock
from khuyencong.foundation.ui.http import render_page
from khuyencong.registers.policies.assessing import Answers, case_of
from khuyencong.registers.policies.forms import AssessForm
from khuyencong.registers.policies.presenters import RulingView, present
from khuyencong.registers.policies.queries import facts_asked, ruling_on


def assess(request: HttpRequest) -> HttpResponse:
    """Ask who, where and what; then what the law itself asks; then show its ruling.

    The answers stand in the address, so that a ruling can be sent, kept and printed.
    """
    form = AssessForm(request.GET or None, today=clock.today())
    first = form.answers() if form.is_bound else None
    ruling: RulingView | None = None
    if first is not None and first.unit is not None:
        form.ask(facts_asked(ruling_on(case_of(first))))
        answers = form.answers()
        ruling = _ruling(answers) if answers is not None and form.is_answered else None
    context = {"form": form, "answers": first, "ruling": ruling, "today": clock.today()}
    return render_page(request, "policies/assess.html", context)


def _ruling(answers: Answers) -> RulingView:
    return present(ruling_on(case_of(answers)))
