"""A đề án as the law is asked about it: a case for each beneficiary."""

from datetime import date

import pytest

from khuyencong.engines.rules import Progress
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.cases import CostLine, Moment, cases_of, cost_lines
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal, Scheme
from khuyencong.programme.proposals.services import add_beneficiary, add_cost_item
from khuyencong.programme.proposals.states import Section
from khuyencong.registers.establishments.models import Establishment, YearFigures
from tests.builders.offices import build_member
from tests.builders.proposals import (
    STARTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    cost_item,
    write,
)

DAY = date(2021, 3, 15)


def _cases(proposal, moment=None, **options):
    proposal.refresh_from_db()
    lines = cost_lines(proposal.cost_items.all(), **options)
    return cases_of(proposal, lines, moment or Moment(DAY))


def _costs(cases):
    return [sum(item.amount_vnd for item in case.cost_items) for case in cases]


def _with_dryer(proposal, number):
    establishment, _applicant = build_dryer(number)
    return add_beneficiary(
        proposal.pk,
        establishment.pk,
        place_id=establishment.places.get().pk,
        by=build_member(Role.CLERK),
        on=STARTED_ON,
    )


def test_one_beneficiary_is_one_case_with_what_the_register_and_the_dossier_know():
    proposal = build_complete()

    [case] = _cases(proposal)

    assert (case.activity, case.scheme, case.level) == ("machinery", "local", "district")
    assert case.territories == ("19588", "467", "45", "VN")
    assert (case.on, case.plan_year, case.quantity) == (DAY, 2021, 1)
    assert case.requested_vnd == 200_000_000
    assert (case.beneficiary.legal_form, case.beneficiary.industry) == (
        "cooperative",
        "agro_processing",
    )
    assert (case.beneficiary.workers, case.beneficiary.capital_vnd) == (8, 600_000_000)
    assert (case.place.kind, case.place.parent_kind) == ("commune", "district")
    assert case.commitments.counterpart
    assert case.facts["improvement"] == "productivity"
    [cost] = case.cost_items
    assert (cost.amount_vnd, cost.category, cost.condition) == (400_000_000, "machinery", "new")


def test_the_national_scheme_is_asked_at_its_own_level():
    proposal = build_draft()
    Proposal.objects.update(scheme=Scheme.NATIONAL)

    [case] = _cases(proposal)

    assert (case.scheme, case.level) == ("national", "national")


def test_what_was_not_committed_is_not_stated():
    [case] = _cases(build_draft())

    assert case.commitments.counterpart is None
    assert case.commitments.no_double_funding is None


def test_each_beneficiary_has_their_own_costs_and_a_share_of_the_common_ones():
    proposal = build_draft()
    second = _with_dryer(proposal, 2)
    by = applicant_of(proposal)
    add_cost_item(
        proposal.pk,
        cost_item(unit_price_vnd=70_000, asked_vnd=0, beneficiary_id=second.pk),
        by=by,
    )
    add_cost_item(proposal.pk, cost_item(unit_price_vnd=50_000, asked_vnd=0), by=by)

    cases = _cases(proposal)

    assert _costs(cases) == [25_000, 95_000]
    assert [case.requested_vnd for case in cases] == [None, None]


def test_units_are_spread_over_the_beneficiaries_and_common_costs_by_units():
    proposal = build_draft()
    _with_dryer(proposal, 2)
    write(proposal, Section.UNITS, quantity=5)
    item = cost_item(unit_price_vnd=1_000_000, asked_vnd=0)
    add_cost_item(proposal.pk, item, by=applicant_of(proposal))

    cases = _cases(proposal)

    assert [case.quantity for case in cases] == [3, 2]
    assert _costs(cases) == [600_000, 400_000]


def test_no_dong_is_lost_or_made_by_sharing_out():
    proposal = build_draft()
    for number in (2, 3):
        _with_dryer(proposal, number)
    proposal.refresh_from_db()

    for quantity in (1, 2, 3, 7):
        proposal.quantity = quantity
        for cost_vnd in (1, 99, 100, 101, 333_333_333, 1_000_000_007):
            line = CostLine(None, "machinery", "new", cost_vnd)
            costs = _costs(cases_of(proposal, [line], Moment(DAY)))
            assert sum(costs) == cost_vnd
            assert not any(cost % 100 for cost in costs[1:])


def test_the_rest_of_a_group_is_one_case_at_the_place_of_the_project():
    proposal = build_draft()
    write(proposal, Section.UNITS, is_group=True, quantity=3)
    item = cost_item(unit_price_vnd=900_000_000, asked_vnd=0)
    add_cost_item(proposal.pk, item, by=applicant_of(proposal))

    named, rest = _cases(proposal)

    assert (named.quantity, rest.quantity) == (1, 2)
    assert _costs([named, rest]) == [300_000_000, 600_000_000]
    assert named.beneficiary.legal_form == "cooperative"
    assert rest.beneficiary.legal_form is None
    assert (rest.place.kind, rest.territories[0]) == ("commune", "19588")


def test_a_group_of_which_nobody_is_named_is_one_case_with_all_its_units():
    clerk = build_member(Role.CLERK)
    proposal = build_draft(establishment_id=None, by=clerk)
    write(proposal, Section.UNITS, clerk, is_group=True, quantity=3)

    [case] = _cases(proposal)

    assert case.quantity == 3
    assert case.beneficiary.legal_form is None


def test_a_group_that_is_all_named_has_no_rest():
    proposal = build_draft()
    write(proposal, Section.UNITS, is_group=True, quantity=2)
    _with_dryer(proposal, 2)

    assert [case.quantity for case in _cases(proposal)] == [1, 1]


def test_what_an_office_carries_out_is_one_case_of_an_organisation():
    clerk = build_member(Role.CLERK)
    proposal = build_draft(establishment_id=None, activity="vocational_training", by=clerk)
    write(proposal, Section.UNITS, clerk, quantity=2)

    [case] = _cases(proposal)

    assert (case.beneficiary.legal_form, case.quantity) == ("organisation", 2)
    assert case.place.kind == "commune"


def test_what_was_accepted_stands_for_what_was_planned_and_the_rest_costs_nothing():
    proposal = build_complete()
    item = proposal.cost_items.get()
    add_cost_item(proposal.pk, cost_item(name="Lắp đặt", asked_vnd=0), by=applicant_of(proposal))

    assert _costs(_cases(proposal, accepted={item.pk: 380_000_000})) == [380_000_000]


def test_what_the_register_is_silent_on_the_dossier_states():
    proposal = build_draft()
    YearFigures.objects.all().delete()
    write(
        proposal,
        Section.UNITS,
        facts={"beneficiary.workers": 12, "beneficiary.legal_form": "enterprise"},
    )

    [case] = _cases(proposal)

    assert case.beneficiary.workers == 12
    assert case.beneficiary.legal_form == "cooperative"  # the register knows better


def test_dates_are_stated_as_dates_and_what_is_no_fact_of_the_activity_stays_out():
    proposal = build_draft(activity="enterprise_setup")
    write(
        proposal,
        Section.UNITS,
        facts={"registered_later_on": "2021-06-01", "beneficiary.workers": 3, "gone": "x"},
    )

    [case] = _cases(proposal)

    assert case.facts == {"registered_later_on": date(2021, 6, 1)}


@pytest.mark.parametrize(
    ("group", "vsic", "industry", "kiln"),
    [
        ("chemicals_materials", "2392", "building_materials", None),
        ("chemicals_materials", "2021", "agricultural_chemicals", "none"),
        ("handicraft", "1629", "handicraft", "none"),
    ],
)
def test_bricks_and_chemicals_are_one_group_in_the_register_and_two_in_law(
    group, vsic, industry, kiln
):
    proposal = build_draft()
    Establishment.objects.update(industry_group=group, vsic_code=vsic)

    [case] = _cases(proposal)

    assert (case.beneficiary.industry, case.beneficiary.brick_kiln) == (industry, kiln)


def test_figures_are_those_of_the_governing_day():
    proposal = build_draft()
    establishment = proposal.implementing_establishment
    YearFigures.objects.create(establishment=establishment, year=2022, workers=300)
    later = Moment(date(2022, 6, 1))
    assert _cases(proposal, later)[0].beneficiary.workers == 300
    CostItem.objects.all().delete()
    Proposal.objects.update(cost_vnd=100, asked_vnd=100)
    Proposal.objects.update(approved_vnd=100, decided_on=date(2021, 4, 12))

    [case] = _cases(proposal, later)

    assert case.approved_on == date(2021, 4, 12)
    assert case.beneficiary.workers == 8


def test_a_refused_project_has_no_day_of_approval():
    proposal = build_draft()
    Proposal.objects.update(decided_on=date(2021, 4, 12))

    assert _cases(proposal)[0].approved_on is None


def test_contract_grant_and_progress_are_those_of_the_moment():
    moment = Moment(DAY, date(2021, 4, 26), 150_000_000, Progress(investment_done_percent=40))

    [case] = _cases(build_draft(), moment)

    assert (case.contracted_on, case.granted_vnd) == (date(2021, 4, 26), 150_000_000)
    assert case.progress.investment_done_percent == 40


def test_a_cost_line_of_an_item_keeps_whose_it_is():
    proposal = build_draft()
    own = Beneficiary.objects.get()
    by = applicant_of(proposal)
    add_cost_item(proposal.pk, cost_item(beneficiary_id=own.pk), by=by)

    assert cost_lines(proposal.cost_items.all()) == [
        CostLine(own.pk, "machinery", "new", 400_000_000)
    ]
