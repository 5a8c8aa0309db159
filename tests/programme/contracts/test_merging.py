"""Two beneficiaries of a đề án become one: changes of its contract name the one that stays."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.contracts.presenting import change_rows
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.programme.contracts.values import ChangeValues
from khuyencong.programme.proposals.models import Beneficiary
from khuyencong.registers.establishments.services import merge_establishments
from tests.builders.contracts import build_signed
from tests.builders.offices import build_member
from tests.builders.proposals import build_group
from tests.programme.contracts.changing import approve, propose


@pytest.fixture
def contract():
    """A contract of the second of two records; both benefit from its đề án."""
    return build_signed(2)


@pytest.fixture
def dropped(contract):
    return contract.items.get().beneficiary


@pytest.fixture
def kept(contract):
    establishment = build_group(1)[0]
    return Beneficiary.objects.create(proposal=contract.proposal, establishment=establishment)


def _merge(kept, dropped):
    merge_establishments(
        kept.establishment_id,
        dropped.establishment_id,
        by=build_member(Role.CLERK),
        on=date(2021, 6, 21),
        reason="Nhập hai lần",
    )


def _to(contract, beneficiary):
    item = contract.items.get()
    return propose(
        contract, Kind.BENEFICIARY, ChangeValues(beneficiaries={item.pk: beneficiary.pk})
    )


def test_a_waiting_change_can_still_be_decided(contract, kept, dropped):
    amendment = _to(contract, dropped)

    _merge(kept, dropped)

    approve(amendment)
    assert contract.items.get().beneficiary == kept


def test_a_decided_change_still_tells_whom_it_named(contract, kept, dropped):
    amendment = _to(contract, kept)
    approve(amendment)

    _merge(kept, dropped)

    amendment.refresh_from_db()
    [row] = change_rows(amendment)
    assert row.after == str(kept.establishment)
    assert row.before == str(kept.establishment)
