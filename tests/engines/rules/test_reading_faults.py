"""What is wrong in one rulebook: told at once, each with file, line and what is expected."""

from datetime import date
from decimal import Decimal

import pytest

from khuyencong.engines.rules import RulebookError, read_rulebook
from tests.engines.rules.books import KINDS, book, norm, rule, transition, who


def faults(text, file="book.toml"):
    """Return what is wrong with a text, as (code, the text of the line)."""
    with pytest.raises(RulebookError) as error:
        read_rulebook(text, file=file)
    lines = ["", *text.splitlines()]
    problems = error.value.problems
    assert {problem.file for problem in problems} == {file}
    return [(problem.code, lines[problem.line]) for problem in problems]


# --- The text and its tables ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[rulebook]\nformat = 1\ncode = \n", 3),
        ("[rulebook\n", 1),
        ('[rulebook]\nformat = 1\ntitle = "Không đóng\n', 3),
        ("[rulebook]\nformat = 1\nformat = 1\n", 3),
        ('[rulebook]\ntitle = """\nKhông đóng\n', 4),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text, line):
    with pytest.raises(RulebookError) as error:
        read_rulebook(text, file="book.toml")

    [problem] = error.value.problems
    assert (problem.file, problem.line, problem.code) == ("book.toml", line, "toml.syntax")


@pytest.mark.parametrize("text", ["", "# nothing\n", "rulebook = 1\n"])
def test_a_text_without_a_head_is_no_rulebook(text):
    assert "table.missing" in [code for code, _ in faults(text + "\n")]


def test_another_format_is_refused():
    assert faults(book(format=2)) == [("field.unknown_value", "format = 2")]


@pytest.mark.parametrize("left_out", ["format", "code", "version", "title"])
def test_a_head_tells_what_the_book_is(left_out):
    found = faults(book(**{left_out: None}))

    assert [line for _, line in found] == ["[rulebook]"] * len(found)
    assert found


def test_a_table_that_no_book_has_is_refused():
    text = book("[[rules]]", 'kind = "who"')

    assert faults(text) == [("table.unknown", "[[rules]]")]


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("[rule]\nkind = 'who'", "[rule]"),
        ("[case_defaults]\non = 2020-01-01\n[case]\nname = 'một'", "[case]"),
        ("[[case_defaults]]\non = 2020-01-01", "[[case_defaults]]"),
    ],
)
def test_a_table_written_in_another_form_is_refused_where_it_stands(table, line):
    [(code, found)] = faults(book(table))

    assert code == "table.wrong_form"
    assert found in (line, "[rulebook]")


# --- Fields --------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["clause", "name", "code", "unit"])
@pytest.mark.parametrize("told", [None, "", "  "])
def test_a_field_that_is_missing_or_says_nothing_is_refused(field, told):
    found = faults(book(norm(cap_vnd=5, **{field: told})))

    code = "clause.missing" if field == "clause" else "field.missing"
    line = "[[rule]]" if told is None else f'{field} = "{told}"'
    assert (code, line) in found


def test_a_clause_may_be_given_for_the_whole_book_but_not_emptied_by_a_rule():
    whole = {"clause": "Điều 6", "verified": False, "doubt": "Chưa đọc."}

    assert read_rulebook(book(norm(cap_vnd=5, clause=None), **whole), file="b").rules[0].clause
    assert faults(book(norm(cap_vnd=5, clause=""), **whole)) == [("clause.missing", 'clause = ""')]


def test_a_clause_that_nobody_found_cannot_have_been_verified():
    unknown = {"cap_vnd": 5, "clause": "chưa xác định"}

    assert faults(book(norm(**unknown))) == [
        ("clause.unknown_but_verified", 'clause = "chưa xác định"')
    ]
    assert read_rulebook(book(norm(**unknown, verified=False)), file="b.toml").rules


@pytest.mark.parametrize(
    ("table", "fault", "line"),
    [
        (rule("howmuch", cap_vnd=5), "field.unknown_value", 'kind = "howmuch"'),
        (norm(cap_vnd=5, unit="village"), "field.unknown_value", 'unit = "village"'),
        (norm(cap_vnd=5, items=["gold"]), "field.unknown_value", 'items = ["gold"]'),
        (norm(cap_vnd=5, items="machinery"), "field.wrong_type", 'items = "machinery"'),
        (norm(cap_vnd=5, items=[5]), "field.wrong_type", "items = [5]"),
        (norm(cap_vnd=5, levels=["town"]), "field.unknown_value", 'levels = ["town"]'),
        (norm(cap_vnd=5, schemes=["eu"]), "field.unknown_value", 'schemes = ["eu"]'),
        (norm(cap_vnd=5, schemes=[]), "field.missing", "schemes = []"),
        (norm(cap_vnd=5, audiences=["all"]), "field.unknown_value", 'audiences = ["all"]'),
        (norm(cap_vnd=5, governed_by="luck"), "field.unknown_value", 'governed_by = "luck"'),
        (norm(cap_vnd=5, period="month"), "field.unknown_value", 'period = "month"'),
        (norm(cap_vnd=5, cap_counts="month"), "field.unknown_value", 'cap_counts = "month"'),
        (norm(cap_vnd=5, cap=5), "field.unknown", "cap = 5"),
        (norm(cap_vnd=5, percent=5), "field.unknown", "percent = 5"),
        (norm(cap_vnd=0), "field.wrong_type", "cap_vnd = 0"),
        (norm(cap_vnd=-5), "field.negative", "cap_vnd = -5"),
        (norm(cap_vnd=Decimal("5.5")), "field.wrong_type", "cap_vnd = 5.5"),
        (norm(cap_vnd="5"), "field.wrong_type", 'cap_vnd = "5"'),
        (norm(cap_vnd=True), "field.wrong_type", "cap_vnd = true"),
        (norm(cap_vnd=5, max_times=-1), "field.negative", "max_times = -1"),
        (norm(cap_vnd=5, new_only="yes"), "field.wrong_type", 'new_only = "yes"'),
        (norm(), "norm.without_value", "[[rule]]"),
        (norm(rate_percent=101), "percent.above_100", "rate_percent = 101"),
        (norm(rate_percent=0), "field.wrong_type", "rate_percent = 0"),
        (norm(rate_percent=-5), "field.wrong_type", "rate_percent = -5"),
        (norm(rate_percent=Decimal("33.333")), "field.wrong_type", "rate_percent = 33.333"),
        (norm(rate_percent=Decimal("nan")), "field.wrong_type", "rate_percent = NaN"),
        (norm(rate_percent="half"), "field.wrong_type", 'rate_percent = "half"'),
        (norm(cap_vnd=5, only_if="beneficiary.exports"), "field.missing", "[[rule]]"),
        (who("beneficiary.exports", expects=None), "field.missing", "[[rule]]"),
        (who(""), "field.missing", 'requires = ""'),
        (who("beneficiary.exports", unless=5), "field.wrong_type", "unless = 5"),
        (rule("uplift", if_="", times=2), "field.missing", 'if = ""'),
        (rule("uplift", if_="beneficiary.exports"), "field.missing", "[[rule]]"),
        (
            rule("uplift", if_="beneficiary.exports", times=1),
            "uplift.raises_nothing",
            "times = 1",
        ),
        (
            rule("uplift", if_="beneficiary.exports", times=2, raises="all"),
            "field.unknown_value",
            'raises = "all"',
        ),
        (rule("advance", percent=101), "percent.above_100", "percent = 101"),
        (rule("advance"), "field.missing", "[[rule]]"),
        (rule("ceiling", percent=Decimal("7.5")), "field.wrong_type", "percent = 7.5"),
        (rule("deadline"), "deadline.not_one_day", "[[rule]]"),
        (
            rule("deadline", before="05-20", days_after=3),
            "deadline.not_one_day",
            'before = "05-20"',
        ),
        (rule("deadline", before="05-20", year="last"), "field.unknown_value", 'year = "last"'),
    ],
)
def test_a_field_that_is_wrong_is_refused_at_its_line(table, fault, line):
    if "NaN" in table:  # TOML writes it small
        table, line = table.replace("NaN", "nan"), line.replace("NaN", "nan")

    assert (fault, line) in faults(book(table))


@pytest.mark.parametrize(
    "day", ["5-20", "13-01", "00-10", "01-00", "01-32", "02-29", "02-30", "04-31"]
)
def test_a_deadline_is_a_day_that_every_year_has(day):
    assert faults(book(rule("deadline", before=day))) == [("field.wrong_type", f'before = "{day}"')]


@pytest.mark.parametrize("day", ["01-01", "01-31", "02-28", "04-30", "12-31"])
def test_every_day_that_every_year_has_may_be_a_deadline(day):
    assert read_rulebook(book(rule("deadline", until=day)), file="b.toml").rules


def test_a_day_is_a_day_and_no_moment():
    text = book(norm(cap_vnd=5, effective_to="X")).replace('"X"', "2020-01-01T00:00:00")

    assert ("field.wrong_type", "effective_to = 2020-01-01T00:00:00") in faults(text)


def test_a_rule_cannot_end_before_it_begins():
    table = norm(cap_vnd=5, effective_from=date(2020, 1, 2), effective_to=date(2020, 1, 1))

    assert faults(book(table)) == [("dates.reversed", "effective_to = 2020-01-01")]


def test_a_rule_that_was_read_up_to_a_day_tells_what_may_have_changed_since():
    table = norm(cap_vnd=5, verified_to=date(2020, 1, 1))

    assert faults(book(table)) == [("field.missing", "[[rule]]")]


@pytest.mark.parametrize(
    ("change", "fault", "line"),
    [
        (("group = 4", "group = 10"), "field.unknown_value", "group = 10"),
        (("group = 4", "group = -1"), "field.negative", "group = -1"),
        (('choice_labels = ["Xã", "Huyện"]', 'choice_labels = ["Xã"]'), None, "fact = ["),
        (('type = "bool"', 'type = "truth"'), "field.unknown_value", "fact = ["),
        (('norms = [{ code = "SETUP" }]', 'norms = ["SETUP"]'), "field.wrong_type", None),
        (('unit = "booth"\nnorms', 'unit = "stall"\nnorms'), "field.unknown_value", None),
        (('name = "Hội chợ"\nunit', 'label = "Hội chợ"\nunit'), "field.missing", "[[norm]]"),
        (('source = "Điều 5"\nrequired', "required"), "field.missing", "[[paper]]"),
        (("required = false", 'required = "no"'), "field.wrong_type", 'required = "no"'),
    ],
)
def test_faults_of_activities_norms_and_papers_are_told_alike(change, fault, line):
    text = KINDS.replace(*change, 1)
    assert text != KINDS
    found = faults(text)

    assert (fault or "fact.choices_without_labels") in [code for code, _ in found]
    assert line is None or line in [at for _, at in found]


def test_a_transition_needs_its_day_its_kinds_and_its_clause():
    text = book(transition(date(2020, 1, 1), "who").replace("clause", "remark"))

    assert sorted(faults(text)) == [
        ("clause.missing", "[[transition]]"),
        ("field.unknown", 'remark = "Điều 9"'),
    ]
    assert faults(book(transition(date(2020, 1, 1), "what"))) == [
        ("field.unknown_value", 'kinds = ["what"]')
    ]


def test_a_book_that_stands_on_another_is_unverified_and_has_a_day():
    assert faults(book(stands_on=["OTHER"])) == [("stands_on.needs_doubt", "[rulebook]")]
    unread = {"stands_on": ["OTHER"], "verified": False, "effective_from": None}
    assert faults(book(**unread)) == [("stands_on.needs_doubt", "[rulebook]")]


@pytest.mark.parametrize(
    ("table", "fault", "line"),
    [
        ("[[case]]\nname = 'Một'\ngiven = 3\nexpected = { norm = 'X' }", "wrong_type", "given = 3"),
        ("[[case]]\nname = 'Một'\ngiven = {}", "missing", "[[case]]"),
        ("[[case]]\nname = 'Một'\ngiven = {}\nexpected = {}", "missing", "expected = {}"),
        ("[[case]]\ngiven = {}\nexpected = { norm = 'X' }", "missing", "[[case]]"),
    ],
)
def test_a_worked_case_tells_what_is_given_and_what_comes_out(table, fault, line):
    assert (f"field.{fault}", line) in faults(book(table))


# --- All at once ---------------------------------------------------------------------------------


def test_all_faults_are_told_at_once_in_the_order_of_their_lines():
    text = book(
        norm(cap_vnd=-5),
        who("beneficiary.exports", clause=None),
        rule("deadline", before="02-30", colour="red"),
    )

    assert faults(text) == [
        ("field.negative", "cap_vnd = -5"),
        ("clause.missing", "[[rule]]"),
        ("field.wrong_type", 'before = "02-30"'),
        ("field.unknown", 'colour = "red"'),
    ]


def test_an_error_reads_as_file_line_code_and_what_was_expected():
    with pytest.raises(RulebookError) as error:
        read_rulebook(book(norm(cap_vnd=5, unit="village")), file="NQ-1.toml")

    line = book(norm(cap_vnd=5, unit="village")).splitlines().index('unit = "village"') + 1
    assert str(error.value).startswith(
        f"NQ-1.toml:{line}: field.unknown_value (field=unit, found=village, expected=establishment,"
    )


def test_lines_are_counted_over_texts_of_several_lines():
    asking = 'requires = """\nbeneficiary.exports\nor\n"""\n'
    text = book(f'[[rule]]\nkind = "who"\n{asking}colour = "red"\nclause = "Điều 1"\n')

    assert ("field.unknown", 'colour = "red"') in faults(text)
