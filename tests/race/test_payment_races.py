"""Several leaders approve payments of one contract at the same moment. Only one finds the room."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from khuyencong.engines.refusals import Refused
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.queries import waiting_by_line
from khuyencong.programme.payments.services import approve_payment, record_treasury
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from khuyencong.registers.policies.queries import law
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import build_started
from tests.builders.payments import ADVANCED_ON, accountant, build_whole_draft

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

AT_ONCE = 4


@pytest.fixture(autouse=True)
def _no_compiled_books_outlive_their_rows():
    yield
    for kept in (law._compiled, law._content, law._calendar):
        kept.cache_clear()


def together(*works):
    """Run works at the same moment, a thread and a connection each; return what each answered."""
    barrier, answers = Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=30)
            work()
            answers.append("done")
        except Refused as refusal:
            answers.append(refusal.problems[0].code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(answers)


def test_approvals_at_the_same_moment_never_promise_the_same_money_twice():
    with transaction.atomic():
        contract = build_started()
        drafts = [
            build_whole_draft(contract, 100_000_000, PaymentKind.ADVANCE) for _ in range(AT_ONCE)
        ]
        leaders = [committee_leader(f"lãnh đạo {number}") for number in range(AT_ONCE)]

    answers = together(
        *(
            lambda draft=draft, leader=leader: approve_payment(draft.pk, by=leader, on=ADVANCED_ON)
            for draft, leader in zip(drafts, leaders, strict=True)
        )
    )

    assert answers == ["done", *["payments.above_advance_term"] * (AT_ONCE - 1)]
    assert Payment.objects.filter(state=PaymentState.APPROVED).count() == 1
    assert sum(waiting_by_line(contract.pk).values()) == 100_000_000


def test_one_payment_is_recorded_once():
    with transaction.atomic():
        contract = build_started()
        draft = build_whole_draft(contract, 60_000_000, PaymentKind.ADVANCE)
        payment = approve_payment(draft.pk, by=committee_leader(), on=ADVANCED_ON)
        keepers = [accountant(f"kế toán {number}") for number in range(AT_ONCE)]

    answers = together(
        *(
            lambda keeper=keeper: record_treasury(
                payment.pk,
                treasury_number="UNC-01",
                treasury_on=ADVANCED_ON,
                by=keeper,
                on=ADVANCED_ON,
            )
            for keeper in keepers
        )
    )

    assert answers == ["done", *["workflow.out_of_step"] * (AT_ONCE - 1)]
    assert total_held(contract.proposal.reference).advanced_vnd == 60_000_000
