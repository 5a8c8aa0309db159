"""The cluster of the demonstration and the establishments that moved into it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.activities.relocations.models import Relocation, StandardLimit
from khuyencong.activities.relocations.services import (
    add_limit,
    agree_lot,
    measure,
    open_relocation,
    plan_relocation,
    reach_step,
    record_statement,
    report_relocation,
    state_loan,
)
from khuyencong.activities.relocations.states import STEPS as PLANNED
from khuyencong.activities.relocations.states import Stage
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.activities.relocations.values import (
    LimitValues,
    LoanValues,
    MeasurementValues,
    RelocationValues,
    StepValues,
)
from khuyencong.registers.clusters.models import Lot
from khuyencong.registers.clusters.services import add_cluster, add_infrastructure, add_lot
from khuyencong.registers.clusters.values import ClusterValues, InfrastructureValues, LotValues
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK = "demo-chuyen-vien"


def found_cluster(_projects: Projects, told: Told, on: date) -> None:
    """Enter the cluster with its lots and what was built there."""
    by = person_acting(_CLERK, on=on)
    values = ClusterValues(
        name=told["name"],
        unit_id=unit_by_code(told["unit"], on=on).pk,
        decision_number=told["decision"],
        decided_on=told["decided_on"],
        state="operating",
        area_m2=told["area_m2"],
    )
    cluster = add_cluster(values, by=by, on=on)
    for code, area_m2 in told["lots"]:
        add_lot(cluster.pk, LotValues(code, area_m2), by=by)
    for row in told["infrastructure"]:
        add_infrastructure(cluster.pk, InfrastructureValues(*row), by=by)


def state_limits(_projects: Projects, told: Told, on: date) -> None:
    """Enter what the standards allow; nobody has compared them with the text yet."""
    by = person_acting(_CLERK, on=on)
    for parameter, unit, value, standard in told["limits"]:
        limit = LimitValues(parameter, unit, Decimal(str(value)), standard, told["source"])
        add_limit(limit, by=by)


def begin(projects: Projects, told: Told, on: date) -> None:
    """Record who is to move, what was measured there, and by when each step is to be reached."""
    by = person_acting(_CLERK, on=on)
    values = RelocationValues(
        establishment_id=establishment_called(told["establishment"]).pk,
        decision_number=told["decision"],
        decided_on=told["decided_on"],
        decided_by="Ủy ban nhân dân huyện Đakrông",
        pollution=told["pollution"],
        proposal_id=projects[told["of"]].proposal_id,
    )
    relocation = open_relocation(values, by=by, on=on)
    plan = dict(zip(PLANNED, told["plan"], strict=True))
    plan_relocation(relocation.pk, plan, version=relocation.version, by=by)
    _measure(told, on)


def reach(_projects: Projects, told: Told, on: date) -> None:
    """Tell that the next step was reached; with the lot, the loan is stated too."""
    by = person_acting(_CLERK, on=on)
    relocation = _relocation(told)
    stage, values = Stage(told["stage"]), StepValues(on, told["paper"])
    if stage is Stage.LOT_AGREED:
        lot = Lot.objects.get(code=told["lot"])
        agree_lot(relocation.pk, lot.pk, values, version=relocation.version, by=by, on=on)
    else:
        reach_step(relocation.pk, stage, values, version=relocation.version, by=by, on=on)


def borrow(_projects: Projects, told: Told, on: date) -> None:
    by = person_acting(_CLERK, on=on)
    values = LoanValues(
        bank=told["bank"],
        number=told["number"],
        signed_on=on,
        amount_vnd=told["amount_vnd"],
        term="medium",
        is_in_vnd=True,
        purpose="Xây nhà xưởng, lắp đặt máy tại nơi mới",
    )
    state_loan(_relocation(told).pk, values, by=by, on=on)


def report(projects: Projects, told: Told, on: date) -> None:
    """Enter the bank's statement and report the move with the interest that it shows."""
    project = projects[told["of"]]
    by = person_acting(_CLERK, on=on)
    first, *others = told["interest_vnd"]
    months = [MonthOfLoan(told["first_month"], told["drawn_vnd"], 0, first)] + [
        MonthOfLoan(told["first_month"].replace(month=told["first_month"].month + place), 0, 0, one)
        for place, one in enumerate(others, start=1)
    ]
    record_statement(_relocation(told).pk, months, by=by, on=on)
    relocation = _relocation(told)
    item = contract_of(project).items.all()[told["item"] - 1]
    report_relocation(
        relocation.pk, contract_item_id=item.pk, version=relocation.version, by=by, on=on
    )


def measure_again(_projects: Projects, told: Told, on: date) -> None:
    _measure(told, on)


def _measure(told: Told, on: date) -> None:
    by = person_acting(_CLERK, on=on)
    parameter, value = told["measured"]
    limit = StandardLimit.objects.get(parameter=parameter)
    values = MeasurementValues(limit.pk, Decimal(str(value)), on, told["laboratory"])
    measure(_relocation(told).pk, values, by=by, on=on)


def _relocation(told: Told) -> Relocation:
    return Relocation.objects.get(establishment=establishment_called(told["establishment"]))


STEPS = {
    "cluster_founded": found_cluster,
    "limits_stated": state_limits,
    "relocation_begun": begin,
    "relocation_reached": reach,
    "relocation_borrowed": borrow,
    "relocation_reported": report,
    "relocation_measured": measure_again,
}
