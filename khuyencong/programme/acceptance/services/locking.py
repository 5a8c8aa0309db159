"""Lock minutes: their đề án and contract first, since those are the upper records."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.contracts.services import lock_contract


def lock_acceptance(acceptance_id: int) -> Acceptance:
    """Return minutes with their contract and đề án, all locked until the transaction ends."""
    contract_id = Acceptance.objects.values_list("contract_id", flat=True).get(pk=acceptance_id)
    contract = lock_contract(contract_id)
    acceptance = Acceptance.objects.select_for_update(of=("self",)).get(pk=acceptance_id)
    acceptance.contract = contract
    return acceptance


def require_draft(acceptance: Acceptance) -> None:
    """Refuse minutes that are signed: they never change."""
    if not acceptance.is_draft:
        assert acceptance.signed_on is not None, "signed minutes have their day"
        raise OutOfStep(
            Problem(
                "acceptance.signed_already",
                {
                    "number": acceptance.minutes_number,
                    "signed_on": acceptance.signed_on.isoformat(),
                },
            )
        )


def require_version(acceptance: Acceptance, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if acceptance.version != version:
        raise OutOfStep(
            Problem("acceptance.changed_meanwhile", {"number": acceptance.minutes_number})
        )
