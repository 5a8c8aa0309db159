"""Fairs of the demonstration: booths, who showed what there, and what they sold."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.activities.fairs.models import Booth, Exhibitor
from khuyencong.activities.fairs.services import (
    add_booth,
    add_contact,
    add_deal,
    add_exhibitor,
    add_product,
    add_task,
    finish_task,
    register_fair,
    report_booth,
    tell_sales,
)
from khuyencong.activities.fairs.values import (
    BoothValues,
    ContactValues,
    DealValues,
    FairValues,
    ProductValues,
    ReportValues,
    TaskValues,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK = "demo-chuyen-vien"


def register(projects: Projects, told: Told, on: date) -> None:
    """Enter a fair, the booth of a đề án there, and what is to be prepared."""
    by = person_acting(_CLERK, on=on)
    starts_on, ends_on = told["days"]
    values = FairValues(told["name"], "home", told["organiser"], told["place"], starts_on, ends_on)
    fair = register_fair(values, by=by, on=on)
    booth = BoothValues(
        kind=told["kind"],
        position=told["position"],
        rented_from=starts_on,
        rented_to=ends_on,
        standard_booths=told["booths"],
        area_m2=told["booths"] * 9,
        rent_contract=told["rent_contract"],
        rent_vnd=told["rent_vnd"],
        support_vnd=told["support_vnd"],
    )
    add_booth(fair.pk, booth, proposal_id=projects[told["of"]].proposal_id, by=by, on=on)
    for text, owner, due_on in told["tasks"]:
        add_task(fair.pk, TaskValues(text, owner, due_on), by=by)


def prepare(projects: Projects, told: Told, on: date) -> None:
    """Give the exhibitors their places, enter what they show, tick the tasks off."""
    by = person_acting(_CLERK, on=on)
    booth = _booth(projects, told)
    for key, name, unit, price_vnd, quantity in told["products"]:
        establishment = establishment_called(key)
        if not Exhibitor.objects.filter(booth=booth, establishment=establishment).exists():
            add_exhibitor(booth.pk, establishment.pk, by=by)
        product = ProductValues(name, unit, price_vnd, quantity)
        add_product(booth.pk, establishment.pk, product, by=by)
    for task in booth.fair.tasks.filter(done_on=None):
        finish_task(task.pk, by=by, on=on)


def sell(projects: Projects, told: Told, on: date) -> None:
    """Enter whom the exhibitors met, what they signed, and the sales of a period."""
    by = person_acting(_CLERK, on=on)
    booth = _booth(projects, told)
    for key, buyer, interest, day in told.get("contacts", ()):
        add_contact(_exhibitor(booth, key).pk, ContactValues(buyer, interest, day), by=by, on=on)
    for key, buyer, amount_vnd, day in told.get("deals", ()):
        exhibitor = _exhibitor(booth, key)
        product = exhibitor.products.order_by("pk").first()
        assert product is not None, "who signs a contract shows something"
        add_deal(exhibitor.pk, DealValues(product.pk, buyer, amount_vnd, day), by=by, on=on)
    for key, amount_vnd in told["sales"].items():
        tell_sales(_exhibitor(booth, key).pk, told["period"], amount_vnd, by=by, on=on)


def report(projects: Projects, told: Told, on: date) -> None:
    booth = _booth(projects, told)
    item = contract_of(projects[told["of"]]).items.all()[0]
    values = ReportValues(item.pk, item.cost_vnd, told["invoice"])
    by = person_acting(_CLERK, on=on)
    report_booth(booth.pk, values, version=booth.version, by=by, on=on)


def _booth(projects: Projects, told: Told) -> Booth:
    return Booth.objects.select_related("fair").get(proposal_id=projects[told["of"]].proposal_id)


def _exhibitor(booth: Booth, key: str) -> Exhibitor:
    return Exhibitor.objects.get(booth=booth, establishment=establishment_called(key))


STEPS = {
    "fair_registered": register,
    "fair_prepared": prepare,
    "fair_sold": sell,
    "booth_reported": report,
}
