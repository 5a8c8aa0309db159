"""What is wrong between rulebooks: two rules for one day, names that are not there, questions."""

from datetime import date

import pytest

from khuyencong.engines.rules import RulebookError, read_rulebook
from tests.engines.rules.books import KINDS, RuleSet, book, norm, rule, rules_of, who


def faults(*texts):
    """Return what is wrong with books together, as (file, code, the text of the line)."""
    with pytest.raises(RulebookError) as error:
        rules_of(*texts)
    named = {f"book-{at}.toml": text for at, text in enumerate(texts, 1)} | {"kinds.toml": KINDS}
    lines = {file: ["", *text.splitlines()] for file, text in named.items()}
    return [(p.file, p.code, lines[p.file][p.line]) for p in error.value.problems]


# --- Two rules for one day -----------------------------------------------------------------------

LAST, NEXT = date(2020, 6, 30), date(2020, 7, 1)


def test_two_rules_may_not_rule_the_same_on_one_day():
    text = book(norm(cap_vnd=5, effective_to=LAST), norm(cap_vnd=7, effective_from=LAST))

    assert faults(text) == [("book-1.toml", "dates.overlap", "effective_from = 2020-06-30")]


def test_the_fault_names_both_places():
    first = book(norm(cap_vnd=5))
    with pytest.raises(RulebookError) as error:
        rules_of(first, book(norm(cap_vnd=7), code="OTHER"))

    [problem] = error.value.problems
    line = first.splitlines().index("[[rule]]") + 1
    assert problem.file == "book-2.toml"
    assert dict(problem.parameters) == {
        "code_found": "MACHINERY",
        "other": f"book-1.toml:{line}",
        "from_on": "2015-01-01",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"effective_to": LAST}, {"effective_from": NEXT}),
        ({"schemes": ["national"]}, {"schemes": ["local"]}),
        ({"levels": ["province"]}, {"levels": ["district", "commune"]}),
        ({"territory": "45"}, {"territory": "46"}),
        ({"territory": "45"}, {}),
    ],
)
def test_rules_that_never_meet_may_bear_the_same_code(one, other):
    assert rules_of(book(norm(cap_vnd=5, **one), norm(cap_vnd=7, **other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"schemes": ["national"]}, {}),
        ({"levels": ["province"]}, {}),
        ({"levels": ["province", "district"]}, {"levels": ["district", "commune"]}),
        ({"effective_from": date(2019, 1, 1)}, {"effective_to": date(2019, 1, 1)}),
        ({"verified_to": LAST, "doubt_after": "…"}, {"effective_from": NEXT}),
    ],
)
def test_rules_that_meet_somewhere_may_not(one, other):
    found = faults(book(norm(cap_vnd=5, **one), norm(cap_vnd=7, **other)))

    assert [code for _, code, _ in found] == ["dates.overlap"]


def advances(*pairs):
    return [
        rule("advance", code=f"advance.{at}", percent=10 + at, activities=activities)
        for at, activities in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    "activities", [(["machinery", "fair"], ["fair", "setup"]), (None, ["fair"]), (None, None)]
)
def test_an_activity_has_one_advance_whatever_the_rules_are_called(activities):
    found = faults(book(*advances(*activities)))

    assert [code for _, code, _ in found] == ["dates.overlap"]


def test_activities_may_each_have_their_own_advance():
    assert rules_of(book(*advances(["machinery"], ["fair", "setup"])))


def test_there_is_one_general_ceiling_of_advances():
    ceilings = [rule("ceiling", code=code, percent=50) for code in ("ceiling.a", "ceiling.b")]

    assert [code for _, code, _ in faults(book(*ceilings))] == ["dates.overlap"]


def test_a_norm_of_ones_own_and_a_lent_one_may_not_rule_the_same_day():
    unread = {"verified": False, "doubt": "Chưa đọc."}
    standing = book(
        norm(cap_vnd=5, territory="45"),
        code="TINH",
        territory="45",
        stands_on=["BOOK"],
        **unread,
    )

    assert [code for _, code, _ in faults(book(norm(cap_vnd=7)), standing)] == ["dates.overlap"]


# --- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "fault", "line"),
    [
        (norm("MACHINES", cap_vnd=5), "norm.unknown", 'code = "MACHINES"'),
        (norm(cap_vnd=5, unit="booth"), "unit.wrong", 'unit = "booth"'),
        (norm(cap_vnd=5, activities=["a"]), "activity.unknown", 'activities = ["a"]'),
        (rule("advance", percent=5, papers=["p"]), "paper.unknown", 'papers = ["p"]'),
        (rule("advance", percent=5, rest_papers=["p"]), "paper.unknown", 'rest_papers = ["p"]'),
        (
            rule("uplift", if_="beneficiary.exports", times=2, norms=["X"]),
            "norm.unknown",
            'norms = ["X"]',
        ),
    ],
)
def test_what_a_rule_names_must_exist(table, fault, line):
    assert faults(book(table)) == [("book-1.toml", fault, line)]


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ('[[norm]]\ncode = "FAIR"\nname = "Hội chợ"\nunit = "booth"', "norm.twice"),
        ('[[paper]]\ncode = "photo"\nname = "Ảnh"\nsource = "Điều 1"', "paper.twice"),
        (
            '[[activity]]\ncode = "fair"\nname = "Hội chợ"\ngroup = 2\nunit = "booth"\n'
            'document = "NĐ 1"\nclause = "Điều 4"',
            "activity.twice",
        ),
    ],
)
def test_a_code_stands_for_one_thing(table, fault):
    assert faults(book(table)) == [("book-1.toml", fault, table.partition("\n")[0])]


def test_a_fact_means_the_same_for_every_activity():
    other = (
        '[[activity]]\ncode = "new"\nname = "Mới"\ngroup = 2\nunit = "booth"\n'
        'document = "NĐ 1"\nclause = "Điều 4"\n'
        'fact = [{ name = "line", label = "Dây chuyền", type = "int" }]\n'
    )

    assert faults(book(other)) == [("book-1.toml", "fact.declared_otherwise", "[[activity]]")]


def test_an_activity_names_norms_and_papers_that_are_there():
    other = (
        '[[activity]]\ncode = "new"\nname = "Mới"\ngroup = 2\nunit = "booth"\n'
        'document = "NĐ 1"\nclause = "Điều 4"\n'
        'norms = [{ code = "NOWHERE" }]\npapers = { dossier = ["nothing"] }\n'
    )

    assert faults(book(other)) == [
        ("book-1.toml", "norm.unknown", 'norms = [{ code = "NOWHERE" }]'),
        ("book-1.toml", "paper.unknown", "[[activity]]"),
    ]


def test_a_book_stands_only_on_one_that_is_there():
    text = book(code="TINH", stands_on=["NOWHERE"], verified=False, doubt="Chưa đọc.")

    assert faults(text) == [("book-1.toml", "stands_on.unknown", "[rulebook]")]


# --- Questions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("beneficiary.age > 3", "unknown_fact"),
        ("facts.colour", "unknown_fact"),
        ("age > 3", "unknown_fact"),
        ('beneficiary.legal_form == "company"', "unknown_choice"),
        ('beneficiary.legal_form in ("artisan", "company")', "unknown_choice"),
        ('facts.level == "province"', "unknown_choice"),
        ('has(place.classes, "seaside")', "unknown_choice"),
        ("beneficiary.legal_form == beneficiary.industry", "unknown_choice"),
        ("beneficiary.workers", "not_a_question"),
        ("facts.remark", "not_a_question"),
        ("3", "not_a_question"),
        ("beneficiary.workers > beneficiary.exports", "wrong_type"),
        ("beneficiary.workers and beneficiary.exports", "wrong_type"),
        ("not beneficiary.workers", "wrong_type"),
        ('beneficiary.workers == "many"', "wrong_type"),
        ('beneficiary.legal_form < "artisan"', "wrong_type"),
        ("place.converted_on > 2016", "wrong_type"),
        ("last_day(beneficiary.exports) > place.converted_on", "wrong_type"),
        ('facts.remark == "xong"', "wrong_type"),
        ("place.classes == place.classes", "wrong_type"),
        ("beneficiary.exports + 1 > 0", "wrong_type"),
        ('has(beneficiary.legal_form, "artisan")', "wrong_type"),
        ("has(place.classes)", "unknown_call"),
        ("prefer(beneficiary.exports)", "unknown_call"),
        ("open('/etc/passwd')", "unknown_call"),
        ("__import__('os')", "unknown_call"),
        ("beneficiary.exports.__class__", "unknown_fact"),
        ("beneficiary.workers > -1", "unknown"),
        ("beneficiary.workers * 2 > 5", "unknown"),
        ("1 < beneficiary.workers < 5", "unknown"),
        ("beneficiary.exports is True", "unknown"),
        ("[x for x in place.classes]", "unknown"),
        ("(lambda: True)()", "unknown"),
        ("beneficiary.exports if True else False", "unknown"),
        ("beneficiary.exports and", "syntax"),
        ("beneficiary.exports) or (beneficiary.registered", "syntax"),
        ("beneficiary.exports] or asked[beneficiary.registered", "syntax"),
        ("beneficiary.exports, beneficiary.registered", "unknown"),
        ("not " * 3000 + "beneficiary.exports", "syntax"),
    ],
    ids=lambda text: text[:40],
)
def test_a_question_that_cannot_be_asked_is_refused_at_its_line(question, fault):
    text = book(who(question))
    [(file, code, line)] = faults(text)

    assert (file, code) == ("book-1.toml", f"expression.{fault}")
    assert line.startswith("requires = ")


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (who("beneficiary.exports", unless={"if": "nothing", "clause": "Điều 2"}), "unless"),
        (norm(cap_vnd=5, only_if="nothing", only_if_expects="Không"), "only_if"),
        (rule("uplift", if_="nothing", times=2), "if"),
        (rule("advance", percent=5, requires="nothing", expects="Không"), "requires"),
        ('[[paper]]\ncode = "p"\nname = "P"\nsource = "Đ"\nonly_if = "nothing"\n', "[[paper]]"),
    ],
)
def test_questions_are_checked_wherever_they_stand(table, line):
    [(_, code, found)] = faults(book(table))

    assert code == "expression.unknown_fact"
    assert found.partition(" ")[0] == line


def test_all_faults_of_all_books_are_told_at_once():
    found = faults(
        book(norm("MACHINES", cap_vnd=5), who("nothing")),
        book(norm(cap_vnd=5, unit="booth"), code="OTHER"),
    )

    assert [(file, code) for file, code, _ in found] == [
        ("book-1.toml", "norm.unknown"),
        ("book-1.toml", "expression.unknown_fact"),
        ("book-2.toml", "unit.wrong"),
    ]


def test_a_law_without_books_knows_no_activity():
    assert dict(RuleSet.of([]).activities) == {}
    assert read_rulebook(book(), file="b.toml").rules == ()
