"""What passes of contracts: the party A of every contract that is not settled."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.registers.offices.handover import Records


def open_contracts() -> Records:
    """Return how contracts pass to who is party A from then on."""
    return Records(
        label=_("Hợp đồng"),
        model=Contract,
        subject="contract",
        still_open=~Q(state=ContractState.COMPLETED),
        place="proposal__unit_path",
        amount="amount_vnd",
        url_name="contracts:contract",
    )
