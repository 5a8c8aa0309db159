"""Reasons against aims and figures. Each looks at one thing and returns its problems."""

from collections.abc import Mapping
from datetime import date

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.programme.outcomes.indicators import Indicator, indicators, periods
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.values import AimValues, FigureValues, ReportValues

HIGHEST_VALUE = MAXIMUM_VND


def problems_of_aims(aims: Mapping[str, AimValues]) -> list[Problem]:
    """Return everything that is wrong with what a đề án is to be followed by."""
    if not aims:
        return [Problem("outcomes.no_indicator")]
    return [problem for code, values in aims.items() for problem in _check_aim(code, values)]


def _check_aim(code: str, values: AimValues) -> list[Problem]:
    one = indicators().get(code)
    if one is None:
        return [Problem("outcomes.indicator_unknown", {"indicator": code})]
    told = [
        number
        for number in (values.baseline, values.baseline_out_of, values.target)
        if number is not None
    ]
    is_in_sense = all(0 <= number <= HIGHEST_VALUE for number in told)
    if values.baseline_out_of is not None:
        is_in_sense &= values.baseline is not None and values.baseline <= values.baseline_out_of
    if one.is_share:
        is_in_sense &= (values.target or 0) <= 100
        is_in_sense &= values.baseline is None or bool(values.baseline_out_of)
    if is_in_sense:
        return []
    return [Problem("outcomes.aim_out_of_sense", {"indicator": one.name}, field=f"target_{code}")]


def check_its_time(follow_up: FollowUp, *, on: date) -> list[Problem]:
    """Figures of a period are not known before it has passed."""
    if on >= follow_up.opens_on:
        return []
    told: dict[str, str | int] = {
        "months": follow_up.months,
        "opens_on": follow_up.opens_on.isoformat(),
    }
    return [Problem("outcomes.before_its_time", told)]


def problems_of_report(asked: list[str], values: ReportValues) -> list[Problem]:
    """Return everything that is wrong with figures: one for each indicator asked, each in sense."""
    known = indicators()
    missing = [
        Problem("outcomes.figure_missing", {"indicator": known[code].name}, field=f"value_{code}")
        for code in asked
        if code not in values.figures
    ]
    strange = [
        Problem(
            "outcomes.figure_not_asked",
            {"indicator": known[code].name if code in known else code},
        )
        for code in values.figures
        if code not in asked
    ]
    wrong = [
        problem
        for code in asked
        if code in values.figures
        for problem in _check_figure(known[code], values.figures[code])
    ]
    return missing + strange + wrong


def _check_figure(one: Indicator, figure: FigureValues) -> list[Problem]:
    about, field = {"indicator": one.name}, f"value_{one.code}"
    numbers = [figure.value, figure.out_of, figure.women, figure.ethnic_minority]
    told = [number for number in numbers if number is not None]
    if any(number < 0 for number in told):
        return [Problem("outcomes.negative", about, field=field)]
    if any(number > HIGHEST_VALUE for number in told):
        return [Problem("outcomes.too_large", about, field=field)]
    if one.is_share:
        return _check_share(one, figure)
    return _check_part(one, figure, "women", figure.women) + _check_part(
        one, figure, "ethnic_minority", figure.ethnic_minority
    )


def _check_share(one: Indicator, figure: FigureValues) -> list[Problem]:
    if figure.out_of and figure.value <= figure.out_of:
        return []
    told = {"indicator": one.name}
    return [Problem("outcomes.share_out_of_sense", told, field=f"out_of_{one.code}")]


def _check_part(
    one: Indicator, figure: FigureValues, part: str, number: int | None
) -> list[Problem]:
    """Women and people of ethnic minorities are among the people counted."""
    if number is None or number <= figure.value:
        return []
    told: dict[str, str | int] = {"indicator": one.name, "number": number, "whole": figure.value}
    return [Problem(f"outcomes.more_{part}_than_people", told, field=f"{part}_{one.code}")]


def check_objective_link(indicator: str, months: int) -> list[Problem]:
    """An objective is measured by an indicator that there is, in a period that there is."""
    problems = []
    if indicator not in indicators():
        told = {"indicator": indicator}
        problems.append(Problem("outcomes.indicator_unknown", told, field="indicator"))
    if months not in {period.months for period in periods()}:
        problems.append(Problem("outcomes.months_unknown", field="months"))
    return problems
