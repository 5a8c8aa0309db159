"""No second support for the same cost item: from here, or declared from elsewhere."""

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.proposals.checks import check_support_before
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.services import (
    add_beneficiary,
    add_cost_item,
    submit_proposal,
)
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.registers.establishments.services import declare_support
from khuyencong.registers.establishments.values import SupportValues
from tests.builders.offices import build_member
from tests.builders.proposals import (
    STARTED_ON,
    SUBMITTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    build_submitted,
    cost_item,
)
from tests.programme.proposals.unchanged import refused


def _share(proposal, number):
    """Let dryer ``number`` benefit from a đề án too, and return its place in it."""
    establishment, _applicant = build_dryer(number)
    return add_beneficiary(
        proposal.pk,
        establishment.pk,
        place_id=establishment.places.get().pk,
        by=build_member(Role.CLERK),
        on=STARTED_ON,
    )


def _second_of_dryer_1():
    """A draft of dryer 1 beside an earlier đề án of the same dryer for the same machine."""
    second = build_draft(2, establishment_id=build_dryer(1)[0].pk, by=build_member(Role.CLERK))
    add_cost_item(second.pk, cost_item(), by=build_member(Role.CLERK))
    return second


def test_the_same_machine_is_not_supported_twice_here():
    first = build_submitted()

    [problem] = check_support_before(_second_of_dryer_1())

    assert problem.code == "proposal.cost_item_supported_before"
    assert first.code in sentence(problem)
    assert "Máy sấy cà phê 500 kg/mẻ" in sentence(problem)
    assert problem.source == "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, Điều 7"


def test_nor_when_it_was_declared_from_elsewhere():
    proposal = build_complete()
    establishment, applicant = build_dryer(1)
    support = SupportValues(
        year=2019,
        cost_item="MÁY SẤY cà phê 500  kg/mẻ",
        amount_vnd=60_000_000,
        giver="Chương trình 135",
    )
    declare_support(establishment.pk, support, by=applicant, on=STARTED_ON)

    with refused() as codes:
        submit_proposal(proposal.pk, by=applicant, on=SUBMITTED_ON)

    assert codes == ["proposal.cost_item_supported_before"]
    assert "Chương trình 135 (2019)" in sentence(codes.problems[0])


def test_another_machine_is_another_cost_item():
    build_submitted()
    second = _second_of_dryer_1()
    CostItem.objects.filter(proposal=second).update(name="Máy rang", folded_name="may rang")

    assert check_support_before(second) == []


def test_what_is_paid_with_own_money_alone_is_no_support():
    first = build_submitted()
    second = _second_of_dryer_1()
    CostItem.objects.filter(proposal=first).update(asked_vnd=0, counterpart_vnd=400_000_000)

    assert check_support_before(second) == []


@pytest.mark.parametrize("state", sorted({State.DRAFT, *DEAD_STATES}))
def test_what_came_to_nothing_or_was_never_submitted_does_not_count(state):
    first = build_submitted()
    second = _second_of_dryer_1()
    Proposal.objects.filter(pk=first.pk).update(state=state)

    assert check_support_before(second) == []


def test_the_same_machine_for_another_establishment_is_another_support():
    build_submitted(1)

    assert check_support_before(build_complete(2)) == []


def test_a_machine_of_one_of_two_beneficiaries_is_no_support_of_the_other():
    first = build_submitted()
    Proposal.objects.update(state=State.DRAFT)
    _share(first, 2)
    Proposal.objects.update(state=State.SUBMITTED)
    owner = first.beneficiaries.get(establishment=build_dryer(1)[0])
    CostItem.objects.update(beneficiary=owner)
    of_the_other = build_complete(2)

    assert check_support_before(of_the_other) == []
    CostItem.objects.filter(proposal=first).update(beneficiary=None)
    assert len(check_support_before(of_the_other)) == 1


def test_each_beneficiary_is_asked_about_their_own_machine_only():
    build_submitted(1)
    both = build_draft(2)
    first, second = _share(both, 1), both.beneficiaries.first()
    item = add_cost_item(both.pk, cost_item(beneficiary_id=second.pk), by=applicant_of(both))

    assert check_support_before(both) == []
    CostItem.objects.filter(pk=item.pk).update(beneficiary=first)
    assert len(check_support_before(both)) == 1


def test_one_beneficiary_can_be_asked_about_alone():
    build_submitted(1)
    both = build_draft(2)
    second, first = both.beneficiaries.first(), _share(both, 1)
    add_cost_item(both.pk, cost_item(), by=applicant_of(both))

    assert len(check_support_before(both)) == 1
    assert len(check_support_before(both, only=first)) == 1
    assert check_support_before(both, only=second) == []


def test_the_question_costs_as_many_queries_for_many_items(django_assert_max_num_queries):
    build_submitted(1)
    second = _second_of_dryer_1()
    with django_assert_max_num_queries(7) as few:
        check_support_before(second)
    for number in range(5):
        item = cost_item(name=f"Máy {number}", asked_vnd=1)
        add_cost_item(second.pk, item, by=build_member(Role.CLERK))

    with django_assert_max_num_queries(7) as many:
        check_support_before(second)

    assert len(few) == len(many)
