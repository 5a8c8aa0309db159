"""Put a choice of supplier on record; what asks for it."""

from dataclasses import replace

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.contracts.checks import check_supplier
from khuyencong.programme.contracts.models import SupplierSelection
from khuyencong.programme.contracts.queries import supplier_is_missing
from khuyencong.programme.contracts.services import record_supplier_selection, sign_contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.contracts.supplier_rules import RULES, Stage, supplier_rule
from khuyencong.programme.contracts.values import Offer, SelectionValues
from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.contracts import PREPARED_ON, SIGNED_ON, build_contract
from tests.builders.establishments import tax_code

CHOICE = SelectionValues(
    method="selection",
    supplier_name="Công ty Cơ khí Đông Hà",
    supplier_tax_code=tax_code(7),
    decision_number="09/QĐ-KT",
    decided_on=PREPARED_ON,
    price_vnd=395_000_000,
    offers=(Offer("Công ty Cơ khí Đông Hà", 395_000_000), Offer("Cơ khí Cam Lộ", 402_000_000)),
)


def _record(contract, values=CHOICE, *, by=None):
    return record_supplier_selection(contract.pk, values, by=by or clerk(), on=PREPARED_ON)


def _carried_out_by_an_office(contract, scheme="local", activity="machinery"):
    """Make an office carry out the đề án, in a scheme and kind of work; return it anew."""
    Proposal.objects.filter(pk=contract.proposal_id).update(
        implementing_office_id=contract.proposal.office_id, scheme=scheme, activity=activity
    )
    contract.refresh_from_db()
    return contract


def test_a_choice_is_recorded_with_its_offers():
    selection = _record(build_contract())

    selection.refresh_from_db()
    assert selection.supplier_name == "Công ty Cơ khí Đông Hà"
    assert selection.price_vnd == 395_000_000
    assert [offer["price_vnd"] for offer in selection.offers] == [395_000_000, 402_000_000]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"supplier_name": " "}, "contract.supplier_name_needed"),
        ({"supplier_tax_code": "3200000001"}, "contract.supplier_tax_code_wrong"),
        ({"decision_number": ""}, "contract.selection_number_needed"),
        ({"price_vnd": 0}, "contract.price_needed"),
        ({"price_vnd": 394_000_000}, "contract.chosen_not_among_offers"),
        ({"item_id": 0}, "contract.item_of_another"),
    ],
)
def test_a_choice_is_whole(change, code):
    contract = build_contract()

    with pytest.raises(Refused) as refusal:
        _record(contract, replace(CHOICE, **change))

    assert code in [problem.code for problem in refusal.value.problems]
    assert not SupplierSelection.objects.exists()


def test_a_leader_does_not_record_it():
    with pytest.raises(NotPermitted):
        _record(build_contract(), by=committee_leader())

    assert not SupplierSelection.objects.exists()


def test_an_establishment_that_buys_for_itself_needs_no_record():
    contract = build_contract()

    assert supplier_is_missing(contract, before=Stage.PAYMENT) is None


def test_an_office_that_carries_it_out_needs_the_record_before_payment():
    contract = _carried_out_by_an_office(build_contract())

    assert check_supplier(contract, before=Stage.SIGNING) == []
    [problem] = check_supplier(contract, before=Stage.PAYMENT)
    assert problem.code == "contract.supplier_needed_for_payment"
    assert problem.parameters["items"] == "Máy sấy cà phê 500 kg/mẻ"
    assert problem.source

    _record(contract, replace(CHOICE, item_id=contract.items.get().pk))
    assert check_supplier(contract, before=Stage.PAYMENT) == []


def test_a_choice_for_the_whole_contract_covers_every_item():
    contract = _carried_out_by_an_office(build_contract())

    _record(contract)

    assert supplier_is_missing(contract, before=Stage.PAYMENT) is None


def test_where_bidding_is_asked_for_a_contract_is_not_signed_without_it():
    contract = build_contract()
    Proposal.objects.filter(pk=contract.proposal_id).update(scheme="national")
    contract.refresh_from_db()
    bid_for = next(iter(RULES[0].activities))
    Proposal.objects.filter(pk=contract.proposal_id).update(activity=bid_for)

    with pytest.raises(Refused) as refusal:
        sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)

    # The activity was changed behind the dossier's back, so that other rules speak up as well.
    [problem] = [p for p in refusal.value.problems if p.code.startswith("contract.")]
    assert problem.code == "contract.supplier_needed_for_signing"
    assert problem.source == "Thông tư 36/2013/TT-BCT, Điều 3 khoản 1"
    contract.refresh_from_db()
    assert contract.state == ContractState.DRAFT

    with pytest.raises(Refused) as refusal:
        _record(contract)
    assert [p.code for p in refusal.value.problems] == ["contract.bidding_needed"]

    _record(contract, replace(CHOICE, method="bidding"))
    assert check_supplier(contract, before=Stage.SIGNING) == []


def test_every_rule_has_its_clause():
    assert all(rule.source and rule.methods for rule in RULES)
    assert supplier_rule("local", "machinery", public_unit=False) is None
