"""Who: every condition tried, exemptions, what is not told, what the law does not say."""

from datetime import date

import pytest

from khuyencong.engines.rules import Beneficiary, Place, assess
from tests.engines.rules.books import book, case, costs, law, norm, rules_of, sound_case, who

YES = {"requires": "beneficiary.registered", "code": "who.yes"}
REGISTERED = Beneficiary(registered=True, exports=True)


def answers(ruling):
    return {one.code: one.holds for one in ruling.conditions}


# --- Yes, no, not to be said ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registered", "exports", "eligible"),
    [
        (True, True, True),
        (True, False, False),
        (False, None, False),
        (None, None, None),
        (True, None, None),
    ],
)
def test_one_no_settles_it_and_one_open_answer_leaves_it_open(registered, exports, eligible):
    rules = law(who("beneficiary.registered", code="a"), who("beneficiary.exports", code="b"))
    ruling = assess(rules, case(beneficiary=Beneficiary(registered=registered, exports=exports)))

    assert ruling.eligible is eligible
    assert answers(ruling) == {"a": registered, "b": exports}  # every one is tried


def test_an_answer_shows_what_was_asked_what_was_found_and_where_it_stands():
    question = 'beneficiary.workers <= 200 and has(place.classes, "border", "island")'
    rules = law(
        who(question, expects="Nhỏ, ở biên giới", clause="Điều 3 khoản 2", doubt="Rõ chưa?")
    )
    classes = frozenset({"island", "border"})
    ruling = assess(rules, case(beneficiary=Beneficiary(workers=7), place=Place(classes=classes)))

    [answer] = ruling.conditions
    assert answer.expected == "Nhỏ, ở biên giới"
    assert answer.found == (("beneficiary.workers", 7), ("place.classes", ("border", "island")))
    assert (answer.document, answer.clause) == ("TT 1", "Điều 3 khoản 2")
    assert (answer.verified, answer.doubt) == (True, "Rõ chưa?")


def test_a_fact_that_is_not_told_is_named_and_never_taken_for_a_no():
    rules = law(who("not beneficiary.exports and beneficiary.workers > 3"), norm(cap_vnd=5))
    ruling = assess(rules, case(beneficiary=Beneficiary(exports=False)))

    assert ruling.eligible is None
    assert ruling.missing == ("beneficiary.workers",)
    assert ruling.conditions[0].missing == ("beneficiary.workers",)


def test_a_fact_that_no_longer_matters_is_not_asked_for():
    rules = law(who("beneficiary.exports or beneficiary.workers > 3"))
    ruling = assess(rules, case(beneficiary=Beneficiary(exports=True)))

    assert (ruling.eligible, ruling.missing) == (True, ())


def test_a_fact_asked_for_twice_is_named_once():
    rules = law(
        who("beneficiary.exports", code="a"),
        who("not beneficiary.exports", code="b"),
        norm(cap_vnd=5, only_if="beneficiary.exports", only_if_expects="Xuất khẩu"),
    )

    assert assess(rules, case()).missing == ("beneficiary.exports",)


# --- Exemptions ----------------------------------------------------------------------------------

FREED = {
    "if": "beneficiary.cleaner_production",
    "clause": "Điều 8",
    "document": "NĐ 2",
    "doubt": "Mọi nội dung?",
}


@pytest.mark.parametrize(
    ("registered", "cleaner", "holds", "exempt"),
    [
        (True, None, True, False),
        (True, True, True, False),
        (False, True, True, True),
        (None, True, True, True),
        (False, False, False, False),
        (None, False, None, False),
        (False, None, None, False),
        (None, None, None, False),
    ],
)
def test_an_exemption_frees_from_a_condition_that_does_not_hold(registered, cleaner, holds, exempt):
    told = Beneficiary(registered=registered, cleaner_production=cleaner)
    ruling = assess(law(who("beneficiary.registered", unless=FREED)), case(beneficiary=told))

    [answer] = ruling.conditions
    assert (answer.holds, answer.exempt, ruling.eligible) == (holds, exempt, holds)


def test_who_is_exempt_is_told_by_which_text_and_with_which_doubt():
    told = Beneficiary(registered=False, cleaner_production=True)
    ruling = assess(law(who("beneficiary.registered", unless=FREED)), case(beneficiary=told))

    [answer] = ruling.conditions
    assert (answer.document, answer.clause, answer.doubt) == ("NĐ 2", "Điều 8", "Mọi nội dung?")
    assert [x.clause for x in ruling.unverified] == ["Điều 8"]


def test_who_needs_no_exemption_is_not_told_its_doubt():
    ruling = assess(law(who("beneficiary.registered", unless=FREED)), case(beneficiary=REGISTERED))

    assert ruling.conditions[0].clause == "Điều 1"
    assert ruling.unverified == ()


def test_what_is_missing_for_the_exemption_is_named_as_well():
    ruling = assess(law(who("beneficiary.registered", unless=FREED)), case())

    assert ruling.missing == ("beneficiary.registered", "beneficiary.cleaner_production")


# --- Silence -------------------------------------------------------------------------------------


def test_where_the_law_says_nothing_at_all_nothing_is_guessed():
    ruling = assess(law(), case(cost_items=costs(10**6), granted_vnd=5))

    assert ruling.eligible is None
    assert (ruling.limit_vnd, ruling.counterpart_minimum_vnd) == (None, None)
    assert (ruling.norm, ruling.local, ruling.steps, ruling.rules_used) == (None, False, (), ())
    assert ruling.advance is None
    assert ruling.silent_codes == (
        "silent.who:machinery",
        "silent.advance:machinery",
        "silent.how_much:MACHINERY",
    )


def test_without_a_rule_on_who_a_failed_condition_of_the_norm_is_still_a_no():
    rules = law(norm(cap_vnd=5, new_only=True))

    assert assess(rules, case(cost_items=costs(1, condition="used"))).eligible is False
    assert assess(rules, case(cost_items=costs(1))).eligible is None


def test_a_limit_without_a_rule_on_who_is_no_yes():
    ruling = assess(law(norm(cap_vnd=5)), case(cost_items=costs(9)))

    assert (ruling.limit_vnd, ruling.eligible) == (5, None)
    assert "silent.who:machinery" in ruling.silent_codes


def test_where_the_text_does_not_say_the_condition_is_open_and_nothing_is_missing():
    rules = law(who("beneficiary.exports or silent", code="who.open"))
    ruling = assess(rules, case(beneficiary=Beneficiary(exports=False)))

    assert (ruling.eligible, ruling.missing) == (None, ())
    assert "silent.condition:who.open" in ruling.silent_codes


def test_a_condition_that_is_open_for_want_of_a_fact_is_not_called_silence():
    rules = law(who("beneficiary.exports or silent", code="who.open"))
    ruling = assess(rules, case())

    assert ruling.missing == ("beneficiary.exports",)
    assert not any(code.startswith("silent.condition") for code in ruling.silent_codes)


# --- Which norm ----------------------------------------------------------------------------------

PRIZES = (
    norm("PRIZE_COMMUNE", unit="product", cap_vnd=100),
    norm("PRIZE_DISTRICT", unit="product", cap_vnd=200),
)


def prize(level, **told):
    facts = {} if level is None else {"level": level}
    beneficiary = Beneficiary(key_product=False, **told) if not told else Beneficiary(**told)
    asked = case(activity="prize", facts=facts, beneficiary=beneficiary, cost_items=costs(10**6))
    return assess(law(*PRIZES), asked)


def test_the_first_norm_whose_question_is_a_yes_counts():
    assert (prize("commune").norm, prize("commune").limit_vnd) == ("PRIZE_COMMUNE", 100)
    assert (prize("district").norm, prize("district").limit_vnd) == ("PRIZE_DISTRICT", 200)
    assert prize("commune", key_product=True).norm == "PRIZE_COMMUNE"


def test_the_doubt_about_which_norm_counts_is_told_with_it():
    assert [x.doubt for x in prize("district").unverified] == ["Không rõ sản phẩm chủ lực."]
    assert prize("commune").unverified == ()


def test_while_it_cannot_be_told_which_norm_counts_none_does_and_the_fact_is_named():
    ruling = prize(None, key_product=True)  # the second would do, but the first may come before

    assert (ruling.norm, ruling.limit_vnd) == (None, None)
    assert ruling.missing == ("facts.level",)
    assert "silent.how_much:prize" in ruling.silent_codes


def test_where_a_norm_is_chosen_but_none_is_in_force_the_law_is_silent():
    ruling = assess(law(PRIZES[0]), case(activity="prize", facts={"level": "district"}))

    assert (ruling.norm, ruling.missing) == (None, ())
    assert "silent.how_much:PRIZE_DISTRICT" in ruling.silent_codes


def test_a_norm_may_be_only_for_some():
    rules = law(
        who("beneficiary.registered"),
        norm(cap_vnd=5, only_if='has(place.classes, "border")', only_if_expects="Biên giới"),
    )
    at_the_border = case(beneficiary=REGISTERED, place=Place(classes=frozenset({"border"})))
    elsewhere = case(beneficiary=REGISTERED, place=Place(classes=frozenset()))
    somewhere = case(beneficiary=REGISTERED)

    found = [assess(rules, asked) for asked in (at_the_border, elsewhere, somewhere)]

    assert [ruling.eligible for ruling in found] == [True, False, None]
    assert [ruling.conditions[1].expected for ruling in found] == ["Biên giới"] * 3
    assert found[2].missing == ("place.classes",)


# --- The language of questions -------------------------------------------------------------------

ON = date(2016, 12, 31)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("beneficiary.workers == 12", True),
        ("beneficiary.workers != 12", False),
        ("beneficiary.workers < 12", False),
        ("beneficiary.workers <= 12", True),
        ("beneficiary.workers > 11", True),
        ("beneficiary.workers >= 13", False),
        ("12 >= beneficiary.workers", True),
        ("beneficiary.workers + 3 - 1 == 14", True),
        ("beneficiary.workers - 20 < 0", True),
        ("beneficiary.revenue_vnd + 1 > 0", None),
        ('beneficiary.legal_form == "artisan"', True),
        ('beneficiary.legal_form != "artisan"', False),
        ('beneficiary.legal_form in ("artisan", "enterprise")', True),
        ('beneficiary.legal_form not in ("cooperative", "enterprise")', True),
        ('beneficiary.industry in ("mining",)', None),
        ('beneficiary.industry not in ("mining",)', None),
        ('has(place.classes, "border", "island")', True),
        ('has(place.classes, "island")', False),
        ('not has(place.classes, "island")', True),
        ("place.converted_on == last_day(2016)", True),
        ("place.converted_on > last_day(derived.plan_built_in - 5)", True),
        ("place.converted_on > last_day(derived.plan_built_in - 9_000)", True),  # before the year 1
        ("place.converted_on < last_day(derived.plan_built_in + 7_979)", True),  # the year 9999
        ("place.converted_on < last_day(derived.plan_built_in + 90_000)", True),
        ("place.converted_on <= last_day(derived.plan_built_in - 5)", False),
        ("beneficiary.exports and beneficiary.registered", None),
        ("beneficiary.exports and beneficiary.produces", False),
        ("beneficiary.produces and silent", False),
        ("beneficiary.exports or beneficiary.registered", True),
        ("beneficiary.exports or beneficiary.produces", None),
        ("silent or beneficiary.registered", True),
        ("not beneficiary.exports", None),
        ("not silent", None),
        ("prefer(beneficiary.exports, beneficiary.registered)", True),
        ("prefer(beneficiary.produces, beneficiary.registered)", False),
        ("prefer(beneficiary.exports, silent)", None),
        ("beneficiary.registered or beneficiary.produces and beneficiary.produces", True),
        ("(beneficiary.registered or beneficiary.produces) and beneficiary.produces", False),
        ("beneficiary.registered == beneficiary.produces", False),
        ("\n  beneficiary.registered\n  and not beneficiary.produces\n", True),
        ("True", True),
    ],
)
def test_a_question_is_answered_as_it_reads(question, expected):
    beneficiary = Beneficiary(legal_form="artisan", workers=12, registered=True, produces=False)
    place = Place(classes=frozenset({"border", "highland"}), converted_on=ON)
    asked = case(beneficiary=beneficiary, place=place, plan_year=2021)

    assert assess(law(who(question)), asked).eligible is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("facts.line", False),
        ('facts.level == "commune"', True),
        ("facts.built < 2011", True),
        ("facts.since == last_day(2012)", False),
        ("facts.saved >= 11", True),
    ],
)
def test_a_question_may_ask_what_the_kind_of_activity_lets_be_stated(question, expected):
    assert assess(law(who(question)), sound_case()).eligible is expected


def test_the_same_question_in_two_books_is_answered_for_each():
    rules = rules_of(book(who(**YES)), book(who(**{**YES, "code": "who.also"}), code="OTHER"))

    assert answers(assess(rules, case(beneficiary=REGISTERED))) == {
        "who.yes": True,
        "who.also": True,
    }
