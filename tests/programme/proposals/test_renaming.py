"""An establishment gets a new name: its đề án are found by it, and change in nothing else."""

from dataclasses import replace
from datetime import date

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import ListFilter, narrowed
from khuyencong.registers.establishments.services import change_establishment
from khuyencong.registers.establishments.values import EstablishmentValues
from tests.builders.offices import build_member
from tests.builders.proposals import build_draft, build_dryer

DAY = date(2021, 5, 17)


def _change(establishment, **changes):
    values = replace(EstablishmentValues.of(establishment), **changes)
    return change_establishment(
        establishment.pk,
        values,
        version=establishment.version,
        by=build_member(Role.CLERK),
        on=DAY,
    )


def _found(text):
    return list(narrowed(Proposal.objects.all(), ListFilter(text=text)))


def test_its_projects_are_found_by_the_new_name_only():
    proposal = build_draft(1)
    other = build_draft(2)
    establishment = build_dryer(1)[0]

    _change(establishment, name="Hợp tác xã Ba Nang")

    assert _found("hop tac xa ba nang") == [proposal]
    assert _found("co so say ca phe") == [other]


def test_a_dossier_that_is_open_in_a_page_can_still_be_saved():
    proposal = build_draft(1)
    version = proposal.version
    entries = AuditEntry.objects.filter(subject=proposal.reference).count()

    _change(build_dryer(1)[0], name="Hợp tác xã Ba Nang")

    proposal.refresh_from_db()
    assert proposal.version == version
    assert AuditEntry.objects.filter(subject=proposal.reference).count() == entries
