"""The worked cases of a book, tried: what is given, what comes out, whether it is what is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from khuyencong.engines.money import format_vnd
from khuyencong.engines.rules import Rulebook, RuleSet, worked_case_problems


@dataclass(frozen=True)
class CaseRow:
    """A worked case. ``comes_out`` None: not tried, for the other books cannot be read with it."""

    name: str
    expected: tuple[str, ...]
    comes_out: bool | None
    line: int


def case_rows(rulebook: Rulebook, rules: RuleSet | None) -> list[CaseRow]:
    """Return the worked cases of a book, tried by the law it is part of."""
    wrong: set[int] = set()
    if rules is not None:
        problems = worked_case_problems(rules)
        wrong = {problem.line for problem in problems if problem.file == rulebook.file}
    return [
        CaseRow(
            name=case.name,
            expected=tuple(_expected(case.expected)),
            comes_out=None if rules is None else case.line not in wrong,
            line=case.line,
        )
        for case in rulebook.cases
    ]


def _expected(expected: Mapping[str, Any]) -> Iterator[str]:
    """Return what a case says that comes out, in words where it is what people ask first."""
    for asked, value in expected.items():
        match asked:
            case "eligible":
                yield {True: _("Đủ điều kiện"), False: _("Không đủ điều kiện")}.get(
                    value, _("Chưa thể kết luận")
                )
            case "limit_vnd" if isinstance(value, int):
                yield _("Mức tối đa %(amount)s đ") % {"amount": format_vnd(value)}
            case "counterpart_minimum_vnd":
                yield _("Vốn đối ứng ít nhất %(amount)s đ") % {"amount": format_vnd(value)}
            case "advance_percent":
                yield _("Tạm ứng %(percent)s%%") % {"percent": value}
            case "unverified":
                yield _("Chưa kiểm chứng: %(codes)s") % {"codes": ", ".join(value)}
            case "silent":
                yield _("Pháp luật chưa quy định")
            case _:
                yield f"{asked} = {value}"
