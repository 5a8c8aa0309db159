"""What is to be done under a contract, beside the steps of the road: work, inspection, money."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance import permissions as accepting
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments import permissions as paying
from khuyencong.programme.payments.states import PaymentState
from khuyencong.programme.proposals.states import State
from khuyencong.windows.workspace.standing import NextStep, Standing

INTERRUPTED = (ContractState.SUSPENDED, ContractState.TERMINATED)
PAYABLE = (State.CONTRACTED, State.IN_PROGRESS, State.ACCEPTED)


def contract_works(actor: Actor, standing: Standing) -> Iterator[NextStep]:
    """Return the work under a signed contract: reports, minutes, payments, the account.

    Under one that was stopped, what was advanced may have to come back.
    """
    contract = standing.contract
    if contract is None:
        return
    if contract.state in INTERRUPTED:
        refusal = paying.keeping_refusal(actor, contract.office)
        money = reverse("payments:contract", args=[contract.pk])
        yield NextStep(_("Xem kinh phí, thu hồi tạm ứng"), money, refusal)
    if contract.state != ContractState.SIGNED:
        return
    if standing.proposal.state == State.IN_PROGRESS:
        yield from _work(actor, standing)
    if standing.proposal.state in PAYABLE:
        yield from _money(actor, standing)


def _work(actor: Actor, standing: Standing) -> Iterator[NextStep]:
    contract, parts = standing.contract, standing.acceptance
    assert contract is not None, "work goes on under a contract"
    report = reverse("acceptance:report", args=[contract.pk])
    refusal = accepting.reporting_refusal(actor, contract)
    yield NextStep(_("Báo cáo tiến độ tháng"), report, refusal, is_forward=True)
    unseen = next((one for one in parts.reports if one.seen_on is None), None)
    if unseen is not None:
        seen = reverse("acceptance:seen", args=[unseen.pk])
        refusal = accepting.inspecting_refusal(actor, unseen)
        yield NextStep(_("Kiểm tra, xác nhận tiến độ"), seen, refusal, is_forward=True)
    if parts.draft is None:
        minutes = reverse("acceptance:prepare", args=[contract.pk])
        refusal = accepting.drafting_refusal(actor, contract)
        yield NextStep(_("Lập biên bản nghiệm thu"), minutes, refusal, is_forward=True)


def _money(actor: Actor, standing: Standing) -> Iterator[NextStep]:
    contract = standing.contract
    assert contract is not None, "money flows under a contract"
    keeping = paying.keeping_refusal(actor, contract.office)
    money = reverse("payments:contract", args=[contract.pk])
    yield NextStep(_("Tạm ứng, thanh toán"), money, keeping, is_forward=True)
    for payment in standing.payments:
        if payment.state == PaymentState.DRAFT:
            payment.contract = contract  # read with its office already
            page = reverse("payments:payment", args=[payment.pk])
            refusal = paying.approving_refusal(actor, payment)
            yield NextStep(_("Duyệt chi"), page, refusal, is_forward=True)
        elif payment.state == PaymentState.APPROVED:
            page = reverse("payments:payment", args=[payment.pk])
            yield NextStep(_("Ghi chứng từ Kho bạc"), page, keeping, is_forward=True)
    if standing.proposal.state == State.ACCEPTED:
        account = reverse("payments:settlement", args=[contract.pk])
        yield NextStep(_("Lập hồ sơ quyết toán"), account, keeping, is_forward=True)
