"""Write from which budget lines a contract is paid."""

from collections.abc import Mapping

from khuyencong.engines.money import Vnd
from khuyencong.programme.contracts.models import Contract, ContractShare


def write_shares(contract: Contract, shares: Mapping[int, Vnd]) -> None:
    """Replace the shares of a contract; a line that gives nothing has none."""
    contract.shares.all().delete()
    ContractShare.objects.bulk_create(
        ContractShare(contract=contract, budget_line_id=pk, amount_vnd=share_vnd)
        for pk, share_vnd in sorted(shares.items())
        if share_vnd
    )
