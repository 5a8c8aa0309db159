"""Who is in a đề án: beneficiaries, named at once or later in a group's frame, and partners."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.proposals.checks import (
    check_beneficiary_place,
    check_group_frame,
    check_ruling,
    check_support_before,
)
from khuyencong.programme.proposals.models import Beneficiary, Partner, Proposal
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services.editing import (
    lock_establishment,
    open_dossier,
    require_kept,
    save_change,
    search_text_of,
)
from khuyencong.programme.proposals.services.estimate import recount
from khuyencong.programme.proposals.services.steps import lock_proposal
from khuyencong.programme.proposals.states import Section, State
from khuyencong.registers.establishments.models import Establishment, Place

NAMING_STATES = (State.APPROVED, State.CONTRACTED, State.IN_PROGRESS)


@transaction.atomic
def add_beneficiary(
    proposal_id: int, establishment_id: int, *, place_id: int | None, by: Actor, on: date
) -> Beneficiary:
    """Add an establishment with its place of production.

    In an approved group đề án a clerk of the receiving office names beneficiaries later, within
    its frame: its quantity of units (TT 36/2013/TT-BCT, form 11).
    """
    establishment = lock_establishment(establishment_id)
    proposal = lock_proposal(proposal_id)
    later = proposal.is_group and proposal.state in NAMING_STATES
    if later:
        if by.role is not Role.CLERK or by.office_id != proposal.office_id:
            raise NotPermitted(Problem("proposal.dossier_not_yours", {"role": by.role.value}))
        require(check_group_frame(proposal))
    else:
        open_dossier(proposal_id, version=None, section=Section.UNITS, by=by)
    require_kept(establishment)
    place = Place.objects.get(pk=place_id) if place_id else None
    require(check_beneficiary_place(proposal, establishment, place, on=on))
    if proposal.beneficiaries.filter(establishment=establishment).exists():
        raise Refused(Problem("proposal.beneficiary_twice", {"name": establishment.name}))
    beneficiary = Beneficiary.objects.create(
        proposal=proposal, establishment=establishment, place=place, named_later=later
    )
    if later:
        _require_lawful(proposal, beneficiary, on=on)
    _changed(proposal, by=by, action="beneficiary_added", establishment=establishment)
    return beneficiary


def _require_lawful(proposal: Proposal, named: Beneficiary, *, on: date) -> None:
    """Refuse a beneficiary, named after the approval, that the rules of its day do not support."""
    ruling = ruling_of(proposal, on=on)
    require(
        check_support_before(proposal, only=named),
        check_ruling(ruling, amount_vnd=proposal.approved_vnd or 0),
    )


@transaction.atomic
def remove_beneficiary(beneficiary_id: int, *, by: Actor) -> None:
    """Take an establishment out of a draft, with the cost items that were its own."""
    beneficiary = Beneficiary.objects.select_related("establishment").get(pk=beneficiary_id)
    proposal = open_dossier(beneficiary.proposal_id, version=None, section=Section.UNITS, by=by)
    establishment = beneficiary.establishment
    if proposal.state != State.DRAFT and proposal.beneficiaries.count() == 1:
        raise OutOfStep(Problem("proposal.last_beneficiary", {"name": establishment.name}))
    beneficiary.delete()
    fields = recount(proposal)
    _changed(
        proposal, by=by, action="beneficiary_removed", establishment=establishment, fields=fields
    )


def _changed(
    proposal: Proposal,
    *,
    by: Actor,
    action: str,
    establishment: Establishment,
    fields: tuple[str, ...] = (),
) -> None:
    proposal.search_text = search_text_of(proposal)
    save_change(
        proposal,
        by=by,
        action=action,
        fields=["search_text", *fields],
        after={"establishment": establishment.pk, "name": establishment.name},
    )


@transaction.atomic
def add_partner(proposal_id: int, *, name: str, task: str, by: Actor) -> Partner:
    """Add a unit that helps to carry the đề án out."""
    proposal = open_dossier(proposal_id, version=None, section=Section.UNITS, by=by)
    partner = Partner.objects.create(proposal=proposal, name=tidy(name), task=tidy(task))
    save_change(proposal, by=by, action="partner_added", after={"name": partner.name})
    return partner


@transaction.atomic
def remove_partner(partner_id: int, *, by: Actor) -> None:
    """Take a partner out of an open dossier."""
    partner = Partner.objects.get(pk=partner_id)
    proposal = open_dossier(partner.proposal_id, version=None, section=Section.UNITS, by=by)
    partner.delete()
    save_change(proposal, by=by, action="partner_removed", before={"name": partner.name})
