"""What is read once for a request, and what is read anew."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from khuyencong.foundation.memory import (
    PageMemoryMiddleware,
    forget,
    once_per_page,
    once_per_request,
    remember,
)


def _answered(method, view):
    request = RequestFactory().generic(method, "/")
    PageMemoryMiddleware(lambda _request: HttpResponse(view()))(request)


@pytest.fixture
def counted():
    """Return a read that says how often it was made."""
    made = []

    def read(name):
        made.append(name)
        return len(made)

    return read


@pytest.mark.parametrize("remembering", [once_per_page, once_per_request])
def test_a_page_reads_once_and_the_next_page_anew(counted, remembering):
    read = remembering(counted)
    answers = []

    for _page in range(2):
        _answered("GET", lambda: answers.append((read("law"), read("law"), read("office"))))

    assert answers == [(1, 1, 2), (3, 3, 4)]


def test_a_command_reads_anew_each_time(counted):
    read = once_per_page(counted)
    answers = []

    _answered("POST", lambda: answers.append((read("money"), read("money"))))

    assert answers == [(1, 2)]


def test_a_command_keeps_to_what_it_is_carried_out_by(counted):
    read = once_per_request(counted)
    answers = []

    _answered("POST", lambda: answers.append((read("law"), read("law"))))

    assert answers == [(1, 1)]


def test_what_a_command_changes_is_read_anew_from_then_on(counted):
    read = once_per_request(counted)
    answers = []

    def change():
        answers.append(read("law"))
        forget(read)
        answers.extend([read("law"), read("law")])

    _answered("POST", change)
    _answered("POST", lambda: answers.extend([read("law"), read("law")]))

    assert answers == [1, 2, 3, 4, 4]


def test_outside_a_request_nothing_is_remembered(counted):
    read = once_per_request(counted)
    forget(read)

    assert (read("law"), read("law")) == (1, 2)


def test_what_another_read_told_is_not_read_again(counted):
    read = once_per_page(counted)
    answers = []

    def view():
        remember(read, "told", "law")
        answers.extend([read("law"), read("office")])

    _answered("GET", view)
    _answered("POST", view)

    assert answers == ["told", 1, 2, 3]  # a command reads for itself
