"""What comes of a form, told apart: not sent, with faults, refused, done."""

from django import forms
from django.test import RequestFactory

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.sending import send, send_or_mark

GET = RequestFactory().get("/")
POST = RequestFactory().post("/")
TOO_LATE = Problem("workflow.out_of_step", field="number")


class NumberForm(BaseForm):
    number = forms.CharField()


def _refuses() -> None:
    raise OutOfStep(TOO_LATE)


def test_a_form_that_was_not_sent_is_shown_and_does_nothing() -> None:
    done: list[str] = []
    sent = send(GET, NumberForm(), lambda: done.append("done"))
    assert (sent.status, sent.is_done, done) == (200, False, [])


def test_a_form_with_faults_is_shown_again_and_does_nothing() -> None:
    done: list[str] = []
    sent = send(POST, NumberForm({"number": ""}), lambda: done.append("done"))
    assert (sent.status, sent.is_done, done) == (422, False, [])


def test_what_is_done_gives_what_the_service_returned() -> None:
    form = NumberForm({"number": "12"})
    sent = send(POST, form, lambda: int(form.cleaned_data["number"]))
    assert sent.is_done
    assert sent.result == 12


def test_a_service_that_returns_nothing_has_done_its_work_too() -> None:
    assert send(POST, NumberForm({"number": "12"}), lambda: None).is_done


def test_a_refusal_keeps_its_status_and_its_problems() -> None:
    form = NumberForm({"number": "12"})
    sent = send(POST, form, _refuses)
    assert (sent.status, sent.is_done, sent.problems) == (409, False, (TOO_LATE,))
    assert not form.errors


def test_a_marked_refusal_stands_at_the_field_that_it_names() -> None:
    form = NumberForm({"number": "12"})
    sent = send_or_mark(POST, form, _refuses)
    assert sent.status == 409
    assert list(form.errors) == ["number"]
