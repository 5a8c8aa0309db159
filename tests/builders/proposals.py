"""Đề án of Đakrông before their appraisal, made as their people make them."""

from datetime import date
from typing import Any

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.checks import TEXT_SECTIONS
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import missing_papers
from khuyencong.programme.proposals.services import (
    add_cost_item,
    attach_paper,
    change_proposal,
    start_proposal,
    submit_proposal,
)
from khuyencong.programme.proposals.states import Section
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.services import record_year_figures
from khuyencong.registers.establishments.values import YearValues
from khuyencong.registers.territories.models import Unit
from tests.builders.establishments import build_applicant, build_establishment, tax_code
from tests.builders.files import build_upload
from tests.builders.offices import build_office
from tests.builders.policies import build_policies
from tests.builders.remembered import remembered
from tests.builders.territories import build_ta_rut

STARTED_ON = date(2021, 3, 8)
SUBMITTED_ON = date(2021, 3, 15)

MACHINERY_FACTS: dict[str, Any] = {
    "machine_name": "Máy sấy cà phê 500 kg/mẻ",
    "improvement": "productivity",
    "machine_set": "single",
    "production_line": False,
}


@remembered
def build_dryer(
    number: int = 1, *, unit: Unit | None = None, **changes: Any
) -> tuple[Establishment, Actor]:
    """Return an establishment that dries coffee, with the figures the law asks, and its person.

    The same ones for the same number.
    """
    name = f"Cơ sở sấy cà phê {number}"
    told: dict[str, Any] = {
        "name": name,
        "tax_code": tax_code(number),
        "representative_phone": f"09123456{number:02d}",
    }
    establishment = Establishment.objects.filter(name=name).first() or build_establishment(
        unit=unit or build_ta_rut(), **(told | changes)
    )
    applicant = build_applicant(establishment, username=f"co-so-{number}")
    if not establishment.year_figures.exists():
        figures = YearValues(
            year=2020, revenue_vnd=900_000_000, capital_vnd=600_000_000, workers=8, women=5
        )
        record_year_figures(
            establishment.pk, figures, version=establishment.version, by=applicant, on=STARTED_ON
        )
    return establishment, applicant


def build_group(number: int) -> tuple[Establishment, Actor]:
    """Return a co-operative group that dries coffee: it has no tax code of its own."""
    return build_dryer(number, legal_form="cooperative_group", tax_code="")


def cost_item(**changes: Any) -> CostItemValues:
    """Return one new machine of 400 million, half of it asked for."""
    told: dict[str, Any] = {
        "name": "Máy sấy cà phê 500 kg/mẻ",
        "unit": "máy",
        "quantity": 1,
        "unit_price_vnd": 400_000_000,
        "category": "machinery",
        "condition": "new",
        "quote_source": "Công ty Cơ khí (giả định), 01/3/2021",
        "asked_vnd": 200_000_000,
    }
    return CostItemValues(**(told | changes))


@remembered
def build_draft(number: int = 1, **changes: Any) -> Proposal:
    """Return a draft that has only its number, at the district's economic office."""
    build_policies()
    establishment, applicant = build_dryer(number)
    told: dict[str, Any] = {
        "title": f"Hỗ trợ ứng dụng máy sấy cà phê số {number}",
        "activity": "machinery",
        "scheme": "local",
        "office_id": build_office().pk,
        "year": 2021,
        "unit_id": build_ta_rut().pk,
        "establishment_id": establishment.pk,
        "by": applicant,
        "on": STARTED_ON,
    }
    return start_proposal(**(told | changes))


def applicant_of(proposal: Proposal) -> Actor:
    """Return the person who acts for the establishment that carries a đề án out."""
    establishment = proposal.implementing_establishment
    assert establishment is not None
    number = int(proposal.code[-3:])
    return build_applicant(establishment, username=f"co-so-{number}")


def write(proposal: Proposal, section: Section, by: Actor | None = None, **values: Any) -> Proposal:
    """Write fields of a section as the version of now."""
    proposal.refresh_from_db()
    return change_proposal(
        proposal.pk, section, values, version=proposal.version, by=by or applicant_of(proposal)
    )


@remembered
def build_complete(number: int = 1, *, item: CostItemValues | None = None) -> Proposal:
    """Return a draft that misses nothing."""
    proposal = build_draft(number)
    by = applicant_of(proposal)
    write(
        proposal,
        Section.UNITS,
        facts=MACHINERY_FACTS,
        starts_on=date(2021, 5, 1),
        ends_on=date(2021, 11, 30),
    )
    for name in TEXT_SECTIONS:
        write(proposal, Section(name), **{name: "Sấy bằng máy thay cho phơi nắng."})
    add_cost_item(proposal.pk, item or cost_item(), by=by)
    write(proposal, Section.ESTIMATE, no_double_funding=True, counterpart_committed=True)
    for paper in missing_papers(proposal, on=STARTED_ON):
        attach_paper(proposal.pk, paper.code, build_upload(name=f"{paper.code}.pdf"), by=by)
    proposal.refresh_from_db()
    return proposal


@remembered
def build_submitted(number: int = 1) -> Proposal:
    """Return a submitted đề án."""
    proposal = build_complete(number)
    return submit_proposal(proposal.pk, by=applicant_of(proposal), on=SUBMITTED_ON)
