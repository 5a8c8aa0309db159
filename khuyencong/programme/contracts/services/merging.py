"""Follow two beneficiaries of a đề án that became one: changes of its contract name them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from khuyencong.programme.contracts.change_json import changes_from_json, changes_to_json
from khuyencong.programme.contracts.models import Amendment
from khuyencong.programme.contracts.states import AmendmentKind
from khuyencong.programme.proposals.models import Beneficiary


def name_the_kept(kept: Beneficiary, dropped: Beneficiary) -> None:
    """Let changes of beneficiary, waiting and decided, name the one that stays.

    It is the same establishment: no change says anything else than before.
    """
    amendments = Amendment.objects.select_for_update().filter(
        contract__proposal=kept.proposal_id, kind=AmendmentKind.BENEFICIARY
    )
    for amendment in amendments.order_by("pk"):
        amendment.changes = _renamed(amendment.changes, kept=kept, dropped=dropped)
        amendment.before = _renamed(amendment.before, kept=kept, dropped=dropped)
        amendment.save(update_fields=["changes", "before"])


def _renamed(
    content: Mapping[str, Any], *, kept: Beneficiary, dropped: Beneficiary
) -> dict[str, Any]:
    values = changes_from_json(content)
    beneficiaries = {
        item: kept.pk if to == dropped.pk else to for item, to in values.beneficiaries.items()
    }
    return changes_to_json(replace(values, beneficiaries=beneficiaries))
