"""What the law says to a đề án: one answer for all in it, by the day that governs."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.programme.proposals.rulings import facts_of_the_dossier, ruling_of
from khuyencong.programme.proposals.services import add_beneficiary, add_cost_item
from khuyencong.programme.proposals.states import Section, State
from khuyencong.registers.establishments.models import Establishment, YearFigures
from khuyencong.registers.establishments.services import declare_support
from khuyencong.registers.establishments.values import SupportValues
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
OLD_CIRCULAR, NEW_CIRCULAR = date(2018, 5, 10), date(2018, 5, 11)
"""The last day of the levels of TTLT 26/2014 and the first of TT 28/2018."""


def _ruling(proposal, *, on=DAY, **options):
    proposal.refresh_from_db()
    return ruling_of(proposal, on=on, **options)


def _with_dryer(proposal, number):
    establishment, _applicant = build_dryer(number)
    return add_beneficiary(
        proposal.pk,
        establishment.pk,
        place_id=establishment.places.get().pk,
        by=build_member(Role.CLERK),
        on=STARTED_ON,
    )


def _costing(proposal, unit_price_vnd, **changes):
    item = cost_item(unit_price_vnd=unit_price_vnd, asked_vnd=0, **changes)
    add_cost_item(proposal.pk, item, by=applicant_of(proposal))
    return proposal


def _approved(proposal, *, on, amount_vnd=200_000_000):
    Proposal.objects.filter(pk=proposal.pk).update(
        state=State.APPROVED, approved_vnd=amount_vnd, decided_on=on
    )


def test_half_the_cost_of_a_new_machine():
    ruling = _ruling(build_complete())

    assert (ruling.eligible, ruling.limit_vnd) == (True, 200_000_000)


def test_the_limits_of_two_beneficiaries_add_up_each_with_their_own_cap():
    proposal = build_complete()
    alone = _ruling(_costing(proposal, 2_000_000_000))
    assert alone.limit_vnd == 450_000_000  # 300 million, and half as much for its industry

    _with_dryer(proposal, 2)
    both = _ruling(proposal)

    assert both.limit_vnd == 900_000_000
    assert (both.steps[-1].code, both.steps[-1].result_vnd) == ("sum", 900_000_000)
    assert both.steps[-1].parameters == {"parts": 2}
    assert both.counterpart_minimum_vnd == 2_400_000_000 - 900_000_000


def test_what_every_beneficiary_answers_alike_stands_once():
    proposal = build_complete()
    alone = _ruling(proposal)
    _with_dryer(proposal, 2)

    both = _ruling(proposal)

    assert both.conditions == alone.conditions
    assert both.papers == alone.papers


def test_one_who_is_not_eligible_makes_the_whole_not_eligible():
    proposal = build_complete()
    _with_dryer(proposal, 2)
    Establishment.objects.filter(name__endswith="2").update(legal_form="cooperative_union")

    ruling = _ruling(proposal)

    assert ruling.eligible is False
    assert [answer.code for answer in ruling.conditions if answer.holds is False] == ["who.form"]


def test_a_used_machine_of_one_beneficiary_is_found():
    proposal = build_complete()
    second = _with_dryer(proposal, 2)
    _costing(proposal, 100, condition="used", beneficiary_id=second.pk)

    assert _ruling(proposal).eligible is False


def test_one_of_whom_too_little_is_known_leaves_the_whole_open():
    proposal = build_complete()
    _with_dryer(proposal, 2)
    Establishment.objects.filter(name__endswith="2").update(legal_form="enterprise")
    YearFigures.objects.filter(establishment__name__endswith="2").delete()

    ruling = _ruling(proposal)

    assert ruling.eligible is None
    assert "beneficiary.capital_vnd" in ruling.missing


def test_the_rest_of_a_group_counts_with_its_own_caps():
    proposal = _costing(build_draft(), 900_000_000, quantity=3)
    write(proposal, Section.UNITS, is_group=True, quantity=3)

    limit_vnd = _ruling(proposal).limit_vnd

    assert limit_vnd == 450_000_000 + 2 * 300_000_000  # what is unnamed has no priority yet


@pytest.mark.parametrize("price_vnd", [1, 101, 199, 133_333_333, 400_000_000, 400_000_001])
def test_naming_one_more_of_a_group_never_makes_the_limit_smaller(price_vnd):
    proposal = _costing(build_draft(), price_vnd)
    write(proposal, Section.UNITS, is_group=True, quantity=3)
    limits = [_ruling(proposal).limit_vnd]
    for number in (2, 3):
        _with_dryer(proposal, number)
        limits.append(_ruling(proposal).limit_vnd)

    assert limits == [price_vnd // 2] * 3


def test_a_cost_item_that_is_being_typed_counts_instead_of_the_stored_one():
    proposal = build_complete()
    item = proposal.cost_items.get()
    typed = cost_item(unit_price_vnd=100_000_000)

    assert _ruling(proposal, trial=typed).limit_vnd == 250_000_000
    assert _ruling(proposal, trial=typed, without_item=item.pk).limit_vnd == 50_000_000


def test_what_was_accepted_limits_what_is_paid():
    proposal = build_complete()
    item = proposal.cost_items.get()

    assert _ruling(proposal, accepted={item.pk: 380_000_001}).limit_vnd == 190_000_000
    assert _ruling(proposal, accepted={}).limit_vnd == 0


@pytest.fixture
def expensive():
    """A machine so dear that only the cap counts."""
    return _costing(build_draft(), 2_000_000_000)


def test_without_a_decision_the_level_is_that_of_the_day(expensive):
    old = _ruling(expensive, on=OLD_CIRCULAR).limit_vnd
    new = _ruling(expensive, on=NEW_CIRCULAR).limit_vnd

    assert (old, new) == (300_000_000, 450_000_000)  # 200 and 300 million, half as much again


def test_a_level_that_changes_after_the_approval_does_not_change_what_was_approved(expensive):
    expensive.refresh_from_db()
    Proposal.objects.update(asked_vnd=300_000_000, counterpart_vnd=1_700_000_000)
    _approved(expensive, on=OLD_CIRCULAR, amount_vnd=300_000_000)

    ruling = _ruling(expensive, on=date(2018, 9, 1), contracted_on=date(2018, 6, 1))

    assert ruling.limit_vnd == 300_000_000


def test_who_was_not_eligible_on_the_day_of_approval_is_not_made_so_by_a_later_law():
    proposal = build_complete()
    Establishment.objects.update(legal_form="cooperative_union")
    later = date(2025, 11, 3)
    assert "who.form" in _failed(_ruling(proposal, on=date(2025, 10, 14)))
    assert "who.form" not in _failed(_ruling(proposal, on=later))
    _approved(proposal, on=date(2025, 10, 14))

    assert "who.form" in _failed(_ruling(proposal, on=later))


def _failed(ruling):
    return [answer.code for answer in ruling.conditions if answer.holds is False]


def test_an_advance_follows_the_day_of_the_contract_and_what_it_grants():
    proposal = build_complete()
    _approved(proposal, on=date(2021, 4, 12))

    ruling = _ruling(proposal, contracted_on=date(2021, 4, 26), granted_vnd=150_000_000)

    assert ruling.advance.base_vnd == 150_000_000


def test_before_a_grant_the_advances_of_the_parts_add_up():
    proposal = _costing(build_complete(), 2_000_000_000)
    _with_dryer(proposal, 2)

    advance = _ruling(proposal).advance

    assert (advance.base_vnd, advance.percent) == (2 * 450_000_000, 70)
    assert advance.ceiling_vnd == 2 * 315_000_000


def test_the_advance_of_a_grant_is_reckoned_once_however_many_share_it():
    proposal = build_complete()
    alone = _ruling(proposal, granted_vnd=150_000_000).advance
    _with_dryer(proposal, 2)

    assert _ruling(proposal, granted_vnd=150_000_000).advance == alone


def _fairs(count, *, decided_on):
    """Return a đề án for a fair abroad, of an establishment that had some before."""
    clerk = build_member(Role.CLERK)
    told = {"activity": "fair_abroad", "establishment_id": build_dryer(1)[0].pk, "by": clerk}
    for _number in range(count):
        Proposal.objects.filter(pk=build_draft(1, **told).pk).update(
            cost_vnd=1000, asked_vnd=1000, approved_vnd=1000, decided_on=decided_on
        )
    return build_draft(1, **told)


def _is_the_third(proposal, **options):
    return "who.foreign_times" in _failed(_ruling(proposal, **options))


def test_support_that_was_approved_before_counts_in_its_year():
    assert not _is_the_third(_fairs(1, decided_on=date(2021, 2, 1)))
    assert _is_the_third(_fairs(1, decided_on=DAY))  # that makes two


def test_support_of_another_year_and_of_a_later_day_does_not_count():
    proposal = _fairs(2, decided_on=date(2020, 12, 31))
    assert not _is_the_third(proposal)
    Proposal.objects.exclude(pk=proposal.pk).update(decided_on=date(2021, 3, 16))

    assert not _is_the_third(proposal)


def test_what_is_approved_later_is_no_support_before_an_earlier_approval():
    proposal = _fairs(2, decided_on=date(2021, 6, 1))
    Proposal.objects.filter(pk=proposal.pk).update(cost_vnd=1000, asked_vnd=1000)
    _approved(proposal, on=date(2021, 4, 12), amount_vnd=1000)

    assert not _is_the_third(proposal, on=date(2021, 9, 1))


def test_of_two_approved_on_one_day_only_one_has_the_other_before_it():
    last = _fairs(2, decided_on=DAY)
    Proposal.objects.filter(pk=last.pk).update(cost_vnd=1000, asked_vnd=1000)
    _approved(last, on=DAY, amount_vnd=1000)

    found = [_is_the_third(one) for one in Proposal.objects.order_by("pk")]

    assert found == [False, False, True]


@pytest.mark.parametrize(
    ("state", "counts"),
    [(State.WITHDRAWN, False), (State.TERMINATED, True), (State.SETTLED, True)],
)
def test_what_was_withdrawn_gave_nothing_and_what_was_terminated_did(state, counts):
    proposal = _fairs(2, decided_on=date(2021, 2, 1))
    Proposal.objects.exclude(pk=proposal.pk).update(state=state)

    assert _is_the_third(proposal) == counts


def test_support_declared_from_elsewhere_counts_for_its_kind_of_activity():
    proposal = _fairs(1, decided_on=date(2021, 2, 1))
    establishment, applicant = build_dryer(1)
    for activity in ("machinery", "fair_abroad"):
        assert not _is_the_third(proposal)
        told = {"cost_item": f"Gian hàng {activity}", "giver": "Bộ", "amount_vnd": 1}
        support = SupportValues(year=2021, activity=activity, **told)
        declare_support(establishment.pk, support, by=applicant, on=DAY)

    assert _is_the_third(proposal)


def test_a_dossier_asks_for_what_the_rules_ask_and_no_register_knows():
    proposal = build_complete()
    YearFigures.objects.all().delete()
    Establishment.objects.update(legal_form="enterprise")

    asked = facts_of_the_dossier(_ruling(proposal))

    assert "beneficiary.capital_vnd" in asked
    assert all(name.startswith("beneficiary.") for name in asked)
    assert facts_of_the_dossier(_ruling(build_complete(2))) == ()


def test_queries_grow_with_beneficiaries_not_with_costs(django_assert_max_num_queries):
    proposal = Proposal.objects.get(pk=build_complete().pk)
    with django_assert_max_num_queries(25) as few:
        ruling_of(proposal, on=DAY)
    for number in range(5):
        _costing(proposal, 1000, name=f"Máy {number}")

    with django_assert_max_num_queries(25) as many:
        ruling_of(Proposal.objects.get(pk=proposal.pk), on=DAY)

    assert len(many) <= len(few) + 1  # the đề án itself, read anew
    assert Beneficiary.objects.count() == 1
