"""Write the conditions of payment of a contract: what the rules of the day say of advances."""

from dataclasses import asdict

from khuyencong.engines.rules import Ruling
from khuyencong.programme.contracts.models import Contract, PaymentTerm
from khuyencong.programme.contracts.terms import terms_from


def write_terms(contract: Contract, ruling: Ruling) -> None:
    """Replace a contract's conditions of payment by those of a ruling, for its present amount."""
    contract.terms.all().delete()
    PaymentTerm.objects.bulk_create(
        PaymentTerm(contract=contract, sequence=sequence, **asdict(term))
        for sequence, term in enumerate(terms_from(ruling, contract.amount_vnd), start=1)
    )
