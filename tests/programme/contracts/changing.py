"""Changes to a contract as the tests propose and decide them."""

import pytest

from khuyencong.engines.refusals import Refused
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Amendment
from khuyencong.programme.contracts.services import (
    approve_amendment,
    propose_amendment,
)
from khuyencong.programme.contracts.values import ChangeValues, ItemChange
from tests.builders.appraisals import (
    ASKED_VND,
    COST_VND,
    clerk,
    committee_leader,
)
from tests.builders.contracts import (
    CHANGED_ON,
)

LESS_VND = 150_000_000

LESS_COST_VND = 300_000_000


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def money(contract, support_vnd, cost_vnd=COST_VND, shares=None):
    """Return a change of the only item, paid by the only line unless others are named."""
    [item] = contract.items.all()
    [share] = contract.shares.all()
    return ChangeValues(
        items={item.pk: ItemChange(1, cost_vnd, support_vnd)},
        shares={share.budget_line_id: support_vnd} if shares is None else shares,
    )


def propose(contract, kind, values, *, reason="Giá máy giảm", by=None):
    return propose_amendment(
        contract.pk, kind, values, reason=reason, by=by or clerk(), on=CHANGED_ON
    )


def approve(amendment, *, by=None, on=CHANGED_ON):
    return approve_amendment(amendment.pk, number="01/PL-HĐ", by=by or committee_leader(), on=on)


def refused_change(contract, kind, values):
    with pytest.raises(Refused) as refusal:
        propose(contract, kind, values)
    assert not Amendment.objects.exists()
    return codes(refusal)


def assert_unchanged(contract):
    contract.refresh_from_db()
    assert contract.amount_vnd == ASKED_VND
    assert contract.items.get().support_vnd == ASKED_VND
    assert contract.shares.get().amount_vnd == ASKED_VND
    assert total_held(contract.proposal.reference).committed_vnd == ASKED_VND
