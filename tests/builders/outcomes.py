"""Accepted đề án of Đakrông that are followed, with the figures that they reported."""

from datetime import date
from typing import Any

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.outcomes.models import FollowUp, Tracking
from khuyencong.programme.outcomes.services import (
    approve_figures,
    follow_proposal,
    report_figures,
    set_aims,
)
from khuyencong.programme.outcomes.values import AimValues, FigureValues, ReportValues
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import clerk

FOLLOWED_ON = date(2021, 8, 2)
REPORTED_ON = date(2022, 8, 1)
CHECKED_ON = date(2022, 8, 8)

FIGURES = {
    "jobs": FigureValues(8, women=5, ethnic_minority=6),
    "income": FigureValues(6_000_000),
    "output": FigureValues(900_000_000),
    "revenue": FigureValues(1_200_000_000),
    "counterpart": FigureValues(200_000_000),
    "energy": FigureValues(12_000),
}

AIMS = {
    "jobs": AimValues(baseline=5, target=10),
    "income": AimValues(baseline=4_000_000, target=6_000_000),
    "output": AimValues(baseline=600_000_000),
    "revenue": AimValues(baseline=700_000_000, target=1_000_000_000),
    "counterpart": AimValues(baseline=0, target=200_000_000),
    "energy": AimValues(baseline=15_000, target=10_000),
}


def build_followed(contract: Contract | None = None) -> Tracking:
    """Return an accepted đề án that is followed, by what papers declare."""
    contract = contract or build_accepted()
    return follow_proposal(contract.proposal_id, by=clerk(), on=FOLLOWED_ON)


def build_with_aims(contract: Contract | None = None, **changes: AimValues) -> Tracking:
    """Return one with five jobs before, ten wanted, and so on."""
    tracking = build_followed(contract)
    return set_aims(tracking.pk, AIMS | changes, version=1, by=clerk())


def period_of(tracking: Tracking, months: int = 12) -> FollowUp:
    return tracking.follow_ups.get(months=months)


def report_values(**changes: FigureValues) -> ReportValues:
    """Return eight jobs, five of them women's, six of ethnic minorities, and so on."""
    return ReportValues(figures=FIGURES | changes, note="Theo sổ sách của cơ sở")


def report(
    follow_up: FollowUp, *, by: Actor | None = None, on: date = REPORTED_ON, **changes: Any
) -> FollowUp:
    follow_up.refresh_from_db()
    return report_figures(
        follow_up.pk, report_values(**changes), version=follow_up.version, by=by or clerk(), on=on
    )


def approve(follow_up: FollowUp, *, by: Actor | None = None) -> FollowUp:
    follow_up.refresh_from_db()
    return approve_figures(
        follow_up.pk, version=follow_up.version, by=by or inspector(), on=CHECKED_ON
    )


def build_approved_figures(
    contract: Contract | None = None, *, aims: dict[str, AimValues] | None = None, **changes: Any
) -> FollowUp:
    """Return the period of twelve months with approved figures."""
    tracking = build_with_aims(contract, **(aims or {}))
    return approve(report(period_of(tracking), **changes))
