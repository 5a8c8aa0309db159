"""A ruling in words: every fact has a name, and each rule that is in doubt stands once."""

from datetime import date

import pytest

from khuyencong.engines.rules.facts import FACTS
from khuyencong.registers.policies.fact_labels import CHOICE_LABELS, FACT_LABELS, area_class_label
from khuyencong.registers.policies.presenters import present
from khuyencong.registers.policies.queries import ruling_on
from tests.builders.policies import build_case
from tests.builders.territories import build_ta_rut


def test_every_fact_and_every_choice_has_a_name():
    assert set(FACTS) - set(FACT_LABELS) == set()
    for fact in FACTS.values():
        if fact.type == "choice":
            assert set(fact.choices) - set(CHOICE_LABELS[fact.name]) == set()
        if fact.type == "set":
            assert [code for code in fact.choices if area_class_label(code) == code] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_policies")
def test_a_rule_in_doubt_stands_once_though_its_exemption_is_in_doubt_too():
    large = {"legal_form": "enterprise", "capital_vnd": 900_000_000_000, "workers": 2000}
    case = build_case(build_ta_rut(), on=date(2015, 5, 4), **large, cleaner_production=True)
    ruling = ruling_on(case)
    assert [one.code for one in ruling.unverified].count("who.size") == 2

    names = [rule.name for rule in present(ruling).unverified]

    assert names.count("Quy mô nhỏ và vừa") == 1
