"""What papers say already of how a đề án began and what it aims at: nothing is entered twice."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.outcomes.indicators import Indicator, indicators
from khuyencong.programme.outcomes.values import AimValues
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.registers.establishments.models import YearFigures


@dataclass(frozen=True)
class Declared:
    """An aim with where its numbers come from; empty where nothing is declared."""

    values: AimValues
    origin: str = ""


def declared_aims(proposal: Proposal, contract: Contract) -> dict[str, Declared]:
    """Return the indicators that a đề án is followed by, with what is declared. Two queries.

    Jobs and revenue before: the establishments' own figures of the last year before the contract.
    Counterpart capital: what the contract promises. Other aims: the facts of the dossier.
    """
    before = _year_before(proposal, contract)
    return {
        code: _declared(one, proposal, contract, before)
        for code, one in indicators().items()
        if one.is_expected_of(proposal.activity)
    }


def _declared(
    one: Indicator, proposal: Proposal, contract: Contract, before: dict[str, tuple[int, str]]
) -> Declared:
    target, origins = None, []
    stated = proposal.facts.get(one.target_fact) if one.target_fact else None
    if isinstance(stated, int) and stated >= 0:
        target = stated
        origins.append(_("hồ sơ đề án"))
    if one.code == "counterpart":
        target = contract.cost_vnd - contract.amount_vnd
        origins.append(_("hợp đồng %(number)s") % {"number": contract.number})
    baseline = 0 if one.starts_at_zero else None
    if one.code in before:
        baseline, origin = before[one.code]
        origins.append(origin)
    return Declared(AimValues(baseline=baseline, target=target), "; ".join(origins))


def _year_before(proposal: Proposal, contract: Contract) -> dict[str, tuple[int, str]]:
    """Return jobs and revenue of the establishments in the last year that all of them told."""
    parties = set(
        Beneficiary.objects.filter(proposal=proposal).values_list("establishment_id", flat=True)
    )
    if proposal.implementing_establishment_id is not None:
        parties.add(proposal.implementing_establishment_id)
    year = (contract.signed_on or contract.starts_on).year - 1
    rows = list(YearFigures.objects.filter(establishment__in=parties, year=year))
    if not parties or {row.establishment_id for row in rows} != parties:
        return {}
    origin = _("số liệu năm %(year)s của cơ sở") % {"year": year}
    found = {"jobs": (sum(row.workers for row in rows), origin)}
    revenues = [row.revenue_vnd for row in rows]
    if all(revenue is not None for revenue in revenues):
        found["revenue"] = (sum(revenue or 0 for revenue in revenues), origin)
    return found
