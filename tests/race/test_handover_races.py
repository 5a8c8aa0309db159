"""A handover is carried out by several at the same moment, and while a payment is made. Once."""

import pytest
from django.db import transaction

from khuyencong.programme.budgets.integrity import ledger_faults
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.services import approve_payment
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.policies.queries import law
from khuyencong.windows.handover.integrity import handover_faults
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.services import carry_out
from khuyencong.windows.handover.states import HandoverState
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import build_started
from tests.builders.handover import (
    FIRST_DAY,
    administrator,
    build_approved_handover,
    ta_rut_office,
)
from tests.builders.payments import ADVANCED_ON, build_whole_draft
from tests.race.test_payment_races import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _no_compiled_books_outlive_their_rows():
    yield
    for kept in (law._compiled, law._content, law._calendar):
        kept.cache_clear()


def test_of_several_executions_at_the_same_moment_one_moves_everything():
    with transaction.atomic():
        build_started()
        handover = build_approved_handover()
        person = administrator()

    answers = together(*[lambda: carry_out(handover.pk, by=person, on=FIRST_DAY)] * 3)

    assert answers == ["done", "handover.out_of_step", "handover.out_of_step"]
    assert Handover.objects.get().state == HandoverState.CARRIED_OUT
    assert Proposal.objects.get().office == ta_rut_office()
    assert [*handover_faults(), *ledger_faults()] == []


def test_a_payment_approved_at_the_same_moment_is_seen_or_passes_with_its_contract():
    with transaction.atomic():
        draft = build_whole_draft(build_started(), 60_000_000, PaymentKind.ADVANCE)
        handover = build_approved_handover()
        person, leader = administrator(), committee_leader()

    answers = together(
        lambda: carry_out(handover.pk, by=person, on=FIRST_DAY),
        lambda: approve_payment(draft.pk, by=leader, on=ADVANCED_ON),
    )

    assert answers in (["done", "done"], ["done", "payments.waits_for_treasury"])
    assert Payment.objects.get().state == PaymentState.APPROVED
    assert [*handover_faults(), *ledger_faults()] == []
