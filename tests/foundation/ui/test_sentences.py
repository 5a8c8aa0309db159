"""Problems in words."""

import dataclasses

import pytest
from django.utils.translation import override

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.ui import sentences


@pytest.fixture(autouse=True)
def own_sentences(monkeypatch):
    monkeypatch.setattr(sentences, "_REGISTERED", dict(sentences._REGISTERED))


def test_amounts_and_days_are_written_as_people_write_them():
    sentences.register({"test.asked": "Đề nghị %(asked_vnd)s trước %(until_on)s, năm %(year)s."})
    problem = Problem(
        "test.asked", {"asked_vnd": 12_000_000, "until_on": "2021-05-20", "year": 2021}
    )
    assert sentences.sentence(problem) == "Đề nghị 12.000.000 đ trước 20/05/2021, năm 2021."


def test_a_percent_sign_in_a_value_is_only_a_sign():
    sentences.register({"test.named": "Tên: %(name)s."})
    assert sentences.sentence(Problem("test.named", {"name": "100%s"})) == "Tên: 100%s."


def test_an_unknown_code_is_a_bug_while_we_develop():
    with pytest.raises(KeyError):
        sentences.sentence(Problem("test.never_written"))


def test_an_unknown_code_is_shown_as_it_is_in_production(settings):
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, mode="production")
    assert sentences.sentence(Problem("test.never_written")) == "test.never_written"


def test_one_code_has_one_sentence():
    sentences.register({"test.twice": "Một."})
    with pytest.raises(AssertionError):
        sentences.register({"test.twice": "Hai."})


def test_a_sentence_follows_the_language_of_the_reader():
    with override("en"):
        assert "reload" in sentences.sentence(Problem("workflow.out_of_step")).lower()
