"""Which rule rules: its day, the law it was approved under, its territory, scheme and level."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.rules import Case, RuleSet, assess, read_rulebook
from tests.engines.rules.books import (
    COMMUNE,
    DISTRICT,
    KINDS,
    book,
    case,
    costs,
    law,
    norm,
    rule,
    rules_of,
    transition,
    who,
)
from tests.engines.rules.drawing import assert_alike

OLD_LAST, NEW_FIRST = date(2019, 12, 31), date(2020, 1, 1)
OLD = norm(cap_vnd=100, effective_to=OLD_LAST, clause="Điều cũ")
NEW = norm(cap_vnd=200, effective_from=NEW_FIRST, clause="Điều mới")


def limit(rules, **changes):
    return assess(rules, asked(**changes)).limit_vnd


def asked(**changes) -> Case:
    return case(cost_items=costs(10**6), **changes)


# --- Days ----------------------------------------------------------------------------------------


def test_a_rule_is_in_force_from_its_first_day_to_its_last():
    rules = law(norm(cap_vnd=100, effective_from=date(2019, 2, 3), effective_to=date(2020, 4, 5)))

    found = [
        limit(rules, on=on)
        for on in (date(2019, 2, 2), date(2019, 2, 3), date(2020, 4, 5), date(2020, 4, 6))
    ]

    assert found == [None, 100, 100, None]


def test_the_new_rule_follows_the_old_on_the_next_day():
    rules = law(OLD, NEW)

    assert [limit(rules, on=on) for on in (OLD_LAST, NEW_FIRST)] == [100, 200]


@pytest.mark.parametrize(
    ("governed_by", "event"),
    [
        ("submission", "submitted_on"),
        ("approval", "approved_on"),
        ("contract", "contracted_on"),
        ("grant", "granted_on"),
    ],
)
def test_the_day_of_the_event_that_a_rule_names_governs_it(governed_by, event):
    rules = law(
        norm(cap_vnd=100, effective_to=OLD_LAST, governed_by=governed_by),
        norm(cap_vnd=200, effective_from=NEW_FIRST, governed_by=governed_by),
    )
    events = {"submitted_on", "approved_on", "contracted_on", "granted_on"}

    assert limit(rules, on=NEW_FIRST) == 200  # not come yet: the day of asking
    assert limit(rules, on=NEW_FIRST, **{event: OLD_LAST}) == 100
    assert limit(rules, on=OLD_LAST, **{event: NEW_FIRST}) == 200
    assert limit(rules, on=NEW_FIRST, **dict.fromkeys(events - {event}, OLD_LAST)) == 200


def test_approval_governs_who_and_how_much_and_the_contract_governs_advances():
    rules = law(
        who("beneficiary.registered", code="who.a", effective_from=NEW_FIRST),
        NEW,
        rule("advance", percent=50, effective_from=NEW_FIRST),
    )

    approved = assess(rules, asked(on=OLD_LAST, approved_on=NEW_FIRST))
    contracted = assess(rules, asked(on=OLD_LAST, contracted_on=NEW_FIRST))

    assert [x.code for x in approved.rules_used] == ["who.a", "MACHINERY"]
    assert [x.code for x in contracted.rules_used] == ["advance"]


def test_what_is_changed_later_stays_under_the_rules_of_its_first_approval():
    later = {"on": date(2022, 5, 5), "approved_on": date(2022, 5, 5)}

    assert limit(law(OLD, NEW), **later) == 200
    assert limit(law(OLD, NEW), **later, regime_on=OLD_LAST) == 100


# --- Transitions ---------------------------------------------------------------------------------

GOVERNED_BY_GRANT = (
    norm(cap_vnd=100, effective_to=OLD_LAST, governed_by="grant"),
    norm(cap_vnd=200, effective_from=NEW_FIRST, governed_by="grant"),
)


@pytest.mark.parametrize(
    ("approved_on", "expected_vnd"), [(OLD_LAST, 100), (NEW_FIRST, 200), (None, 200)]
)
def test_what_was_approved_before_the_day_stays_under_the_old_law(approved_on, expected_vnd):
    rules = law(*GOVERNED_BY_GRANT, transition(NEW_FIRST, "how_much"))
    changes = {"on": date(2021, 6, 1), "approved_on": approved_on, "granted_on": date(2021, 6, 1)}

    assert limit(rules, **changes) == expected_vnd


def test_a_transition_holds_only_for_the_kinds_it_names():
    rules = law(*GOVERNED_BY_GRANT, transition(NEW_FIRST, "who", "when"))

    assert limit(rules, on=date(2021, 6, 1), approved_on=OLD_LAST) == 200


def test_the_first_approval_counts_for_a_transition():
    rules = law(*GOVERNED_BY_GRANT, transition(NEW_FIRST, "how_much"))
    late = date(2021, 6, 1)

    assert limit(rules, on=late, approved_on=late, regime_on=OLD_LAST) == 100


def test_what_is_only_supposed_to_be_approved_does_not_stay_under_the_old_law():
    rules = law(*GOVERNED_BY_GRANT, transition(NEW_FIRST, "how_much"))
    supposed = asked(on=OLD_LAST, granted_on=NEW_FIRST)
    approved = replace(supposed, approved_on=OLD_LAST)

    assert [assess(rules, one).limit_vnd for one in (supposed, approved, supposed)] == [
        200,
        100,
        200,
    ]
    assert_alike(rules, [supposed, approved])


def test_of_two_transitions_the_earlier_law_stays():
    rules = law(
        norm(cap_vnd=50, effective_to=date(2017, 12, 31), governed_by="grant"),
        norm(
            cap_vnd=100,
            effective_from=date(2018, 1, 1),
            effective_to=OLD_LAST,
            governed_by="grant",
        ),
        norm(cap_vnd=200, effective_from=NEW_FIRST, governed_by="grant"),
        transition(NEW_FIRST, "how_much"),
        transition(date(2018, 1, 1), "how_much"),
    )
    late = date(2021, 6, 1)

    assert limit(rules, on=late, approved_on=date(2017, 5, 5)) == 50
    assert limit(rules, on=late, approved_on=date(2018, 5, 5)) == 100
    assert limit(rules, on=late, approved_on=date(2020, 5, 5)) == 200


# --- Certainty -----------------------------------------------------------------------------------

READ = norm(
    cap_vnd=100,
    verified_to=OLD_LAST,
    doubt="Một lần hay một năm?",
    doubt_after="Sửa đổi chưa đọc.",
)


def test_a_rule_counts_as_unverified_from_the_day_after_it_was_surely_so():
    before, after = (assess(law(READ), asked(on=on)) for on in (OLD_LAST, NEW_FIRST))

    [sure], [unsure] = before.rules_used, after.rules_used
    assert (sure.verified, sure.doubt) == (True, "Một lần hay một năm?")
    assert (unsure.verified, unsure.doubt) == (False, "Một lần hay một năm? Sửa đổi chưa đọc.")
    assert before.limit_vnd == after.limit_vnd == 100
    assert before.unverified == (sure,)  # read, but open
    assert after.unverified == (unsure,)


def test_a_rule_is_cited_with_its_own_dates_though_its_certainty_changes_between():
    [cited] = assess(law(READ), asked(on=NEW_FIRST)).rules_used

    assert (cited.effective_from, cited.effective_to) == (date(2015, 1, 1), None)


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({}, False),
        ({"doubt": "Chưa rõ."}, True),
        ({"verified": False, "doubt": "Chưa đọc."}, True),
        ({"verified": False}, True),
        ({"verified_to": OLD_LAST, "doubt_after": "Chưa đọc."}, True),
        ({"verified_to": date(2021, 3, 1), "doubt_after": "Chưa đọc."}, False),
        ({"verified_to": OLD_LAST, "doubt_after": "…", "effective_to": OLD_LAST}, None),
    ],
)
def test_what_is_unverified_or_open_is_told_and_nothing_else(fields, is_told):
    ruling = assess(law(norm(cap_vnd=100, **fields)), asked(on=date(2021, 3, 1)))

    if is_told is None:
        assert ruling.norm is None
    else:
        assert [x.code for x in ruling.unverified] == (["MACHINERY"] if is_told else [])


def test_only_what_is_used_is_told_to_be_unverified():
    unread = {"verified": False, "doubt": "Chưa đọc."}
    rules = law(
        norm(cap_vnd=100),
        norm("FAIR", unit="booth", cap_vnd=5, **unread),
        rule("uplift", code="more", if_="beneficiary.exports", times=2, **unread),
    )

    assert assess(rules, asked()).unverified == ()


# --- Territory, scheme, level --------------------------------------------------------------------


def _three_territories() -> RuleSet:
    return rules_of(
        book(norm(cap_vnd=1000), schemes=["national"]),
        book(norm(cap_vnd=300), code="TINH", territory="45", schemes=["local"]),
        book(norm(cap_vnd=70), code="XA", territory="19555", schemes=["local"]),
    )


@pytest.mark.parametrize(
    ("scheme", "territories", "expected_vnd", "local"),
    [
        ("national", COMMUNE, 1000, True),
        ("local", COMMUNE, 70, True),
        ("local", DISTRICT, 300, True),
        ("local", ("46", "VN"), 1000, False),
        ("local", ("44", "19555", "45", "VN"), 70, True),
        ("local", ("44", "45", "VN"), 300, True),
    ],
)
def test_the_norm_of_the_nearest_territory_wins(scheme, territories, expected_vnd, local):
    ruling = assess(_three_territories(), asked(scheme=scheme, territories=territories))

    assert (ruling.limit_vnd, ruling.local) == (expected_vnd, local)


def test_where_a_province_has_no_norm_the_countrys_stands_in_and_it_is_said():
    ruling = assess(_three_territories(), asked(scheme="local", territories=("46", "VN")))

    assert "silent.local_norm:MACHINERY" in ruling.silent_codes
    assert "silent.how_much:MACHINERY" not in ruling.silent_codes


def test_the_countrys_raises_go_with_the_countrys_norm_and_the_provinces_with_its_own():
    rules = rules_of(
        book(
            norm(cap_vnd=1000),
            rule("uplift", code="of_the_country", if_="beneficiary.exports or True", times=2),
            schemes=["national"],
        ),
        book(
            norm("FAIR", unit="booth", cap_vnd=300),
            rule("uplift", code="of_the_province", if_="beneficiary.exports or True", times=3),
            code="TINH",
            territory="45",
            schemes=["local"],
        ),
    )
    here = {"scheme": "local", "territories": DISTRICT}

    assert limit(rules, **here) == 2000
    assert limit(rules, activity="fair", **here) == 900
    assert limit(rules, activity="machinery", territories=DISTRICT) == 2000


def test_a_condition_of_the_nearer_territory_takes_the_place_of_the_one_around_it():
    rules = rules_of(
        book(who("beneficiary.exports", code="who.a"), who("beneficiary.exports", code="who.b")),
        book(who("not beneficiary.exports", code="who.a"), code="TINH", territory="45"),
    )
    ruling = assess(rules, asked(territories=DISTRICT))

    assert [(c.code, c.rule.rulebook) for c in ruling.conditions] == [
        ("who.a", "TINH"),
        ("who.b", "BOOK"),
    ]


@pytest.mark.parametrize(
    ("fields", "changes", "applies"),
    [
        ({"levels": ["district"]}, {"level": "district"}, True),
        ({"levels": ["district"]}, {"level": "commune"}, False),
        ({"activities": ["machinery", "fair"]}, {"activity": "fair"}, True),
        ({"activities": ["machinery", "fair"]}, {"activity": "setup"}, False),
        ({"audiences": ["organiser"]}, {"activity": "course"}, True),
        ({"audiences": ["organiser"]}, {"activity": "machinery"}, False),
        ({"schemes": ["local"]}, {"scheme": "local"}, True),
        ({"schemes": ["local"]}, {"scheme": "national"}, False),
        ({"territory": "45"}, {"territories": DISTRICT}, True),
        ({"territory": "45"}, {"territories": ("46", "VN")}, False),
    ],
)
def test_a_rule_rules_only_what_it_names(fields, changes, applies):
    ruling = assess(law(who("beneficiary.registered", **fields)), asked(**changes))

    assert [c.code for c in ruling.conditions] == (["who"] if applies else [])


# --- Books that stand on others ------------------------------------------------------------------


def _standing(**head) -> RuleSet:
    told = {
        "code": "TINH",
        "document": "NQ 9",
        "territory": "45",
        "schemes": ["local"],
        "effective_from": date(2018, 1, 1),
        "effective_to": date(2023, 12, 31),
        "verified": False,
        "doubt": "Không phải từ nghị quyết.",
        "stands_on": ["BOOK"],
        **head,
    }
    country = (OLD, NEW, who("beneficiary.registered"), rule("ceiling", percent=70))
    return rules_of(book(*country, schemes=["national"]), book(**told))


def test_a_book_without_values_stands_on_those_of_another_as_its_own_unverified_ones():
    ruling = assess(_standing(), asked(scheme="local", territories=DISTRICT))

    [cited] = ruling.rules_used
    assert (ruling.limit_vnd, ruling.local) == (200, True)
    assert (cited.rulebook, cited.document, cited.clause) == ("TINH", "NQ 9", "chưa xác định")
    assert (cited.verified, cited.doubt) == (False, "Không phải từ nghị quyết.")
    assert ruling.unverified == (cited,)


@pytest.mark.parametrize(
    ("on", "expected_vnd", "local"),
    [
        (date(2017, 12, 31), 100, False),  # not in force yet: the country's stands in
        (date(2018, 1, 1), 100, True),
        (OLD_LAST, 100, True),
        (NEW_FIRST, 200, True),
        (date(2023, 12, 31), 200, True),
        (date(2024, 1, 1), 200, False),
    ],
)
def test_it_stands_on_them_only_while_both_are_in_force(on, expected_vnd, local):
    ruling = assess(_standing(), asked(scheme="local", territories=DISTRICT, on=on))

    assert (ruling.limit_vnd, ruling.local) == (expected_vnd, local)


def test_only_norms_are_lent():
    ruling = assess(_standing(), asked(scheme="local", territories=DISTRICT))

    assert (ruling.conditions, ruling.advance) == ((), None)


def test_the_national_scheme_does_not_look_at_it():
    ruling = assess(_standing(), asked(territories=DISTRICT))

    assert [x.rulebook for x in ruling.rules_used if x.code == "MACHINERY"] == ["BOOK"]


def test_a_ruling_names_the_version_of_each_book():
    text = book(norm(cap_vnd=5), version="7")
    rules = RuleSet.of([read_rulebook(KINDS, file="k"), read_rulebook(text, file="b")])

    assert [(x.rulebook, x.version) for x in assess(rules, asked()).rules_used] == [("BOOK", "7")]
