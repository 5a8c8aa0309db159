"""Words are found by their beginnings, on either database, whatever wrote the rows."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from khuyencong.foundation import word_index
from khuyencong.foundation.word_index import WordIndex, words_of, words_text
from khuyencong.programme.proposals.models import Proposal
from tests.builders.proposals import build_draft

INDEX = WordIndex(Proposal, "search_text")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Máy sấy  ĐKR-2021", ["may", "say", "dkr", "2021"]),
        ("'a':* OR \"b\" (c) <-> d% e_f", ["a", "or", "b", "c", "d", "e", "f"]),
        ("10a 1e5 0912.345", ["10a", "1e5", "0912", "345"]),
        ("… – !", []),
    ],
)
def test_words_are_folded_runs_of_letters_and_digits(text, words):
    assert words_of(text) == words


def test_a_search_text_has_a_space_before_each_word():
    assert words_text("Máy sấy", "", "0101-003") == " may say 0101 003"


@pytest.fixture
def three(db):
    texts = ["Máy sấy cà phê", "Máy xát, cối 10a 1e5", "Lò gạch Tà Rụt"]
    return [_stored(number, text) for number, text in enumerate(texts, start=1)]


def _stored(number, text):
    proposal = build_draft(number)
    Proposal.objects.filter(pk=proposal.pk).update(search_text=words_text(text))
    return proposal


def _copied(proposal, search_text):
    copied = Proposal.objects.get(pk=proposal.pk)
    copied.pk, copied.uuid, copied.code = None, uuid4(), "DKR-KT-2021-900"
    copied.search_text = search_text
    copied.save()
    return copied.pk


def _found(text):
    return set(INDEX.search(Proposal.objects.all(), text).values_list("pk", flat=True))


SEARCHES = [
    ("máy", [0, 1]),
    ("M", [0, 1]),
    ("phê sấy", [0]),  # in any order
    ("ay", []),  # a word is found by its beginning
    ("may gach", []),  # every word
    ("10a", [1]),
    ("1e5 coi", [1]),
    ("' OR 1", []),
    ('"may"*', [0, 1]),
    ("%", [0, 1, 2]),  # without a word nothing is narrowed
]


@pytest.mark.parametrize(("text", "numbers"), SEARCHES, ids=str)
def test_rows_are_found_whose_words_begin_so(three, text, numbers):
    assert _found(text) == {three[number].pk for number in numbers}


@pytest.mark.parametrize(("text", "numbers"), SEARCHES, ids=str)
def test_many_matches_are_found_in_the_rows_alike(three, text, numbers, monkeypatch):
    monkeypatch.setattr(word_index, "MANY", 0)

    assert _found(text) == {three[number].pk for number in numbers}


def test_the_index_follows_rows_that_change_and_go(three):
    first, second, third = three
    Proposal.objects.filter(pk=first.pk).update(search_text=words_text("khung dệt"))
    Proposal.objects.filter(pk=second.pk).update(starts_on=date(2021, 5, 1))
    fourth = _copied(third, words_text("lò gốm"))
    assert _found("gom") == {fourth}
    Proposal.objects.filter(pk=fourth)._raw_delete("default")

    assert _found("say") == set()
    assert _found("det") == {first.pk}
    assert _found("xat") == {second.pk}
    assert _found("gom") == set()


def test_an_index_that_was_lost_is_made_again_from_the_rows(three):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'DROP INDEX "{INDEX.name}"')
        else:
            cursor.execute(f'DROP TRIGGER "{INDEX.name}_u"')  # as a rebuilt table loses them
    Proposal.objects.filter(pk=three[0].pk).update(search_text=words_text("khung dệt"))
    connection.check_constraints()  # no index is made while some wait

    INDEX.build()

    assert _found("det") == {three[0].pk}
    assert _found("say") == set()
