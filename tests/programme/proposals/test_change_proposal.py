"""Write the parts of a draft: one version after another, each with its trace."""

from datetime import UTC, date, datetime

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.proposals.services import change_proposal
from khuyencong.programme.proposals.states import Section
from tests.builders.offices import build_member
from tests.builders.proposals import applicant_of, build_draft, build_submitted, write
from tests.builders.territories import build_krong_klang, build_quang_tri, build_unit
from tests.programme.proposals.people import neighbour, stranger
from tests.programme.proposals.unchanged import refused

NEED = {"need": "Phơi nắng mất mùa mưa."}


def test_a_change_raises_the_version_and_leaves_a_trace_of_before_and_after():
    proposal = build_draft()

    changed = change_proposal(proposal.pk, Section.NEED, NEED, version=1, by=applicant_of(proposal))

    assert (changed.need, changed.version) == (NEED["need"], 2)
    entry = AuditEntry.objects.get(action="proposal.changed")
    assert (entry.before, entry.after) == ({"need": ""}, NEED)


def test_what_is_written_as_it_was_leaves_no_trace():
    proposal = build_draft()
    first = write(proposal, Section.NEED, **NEED)

    again = write(proposal, Section.NEED, **NEED)

    assert again.version == first.version
    assert AuditEntry.objects.filter(action="proposal.changed").count() == 1


def test_only_what_differs_is_told():
    proposal = build_draft()

    write(proposal, Section.UNITS, title=proposal.title, starts_on=date(2021, 5, 1), quantity=1)

    assert AuditEntry.objects.get(action="proposal.changed").after == {"starts_on": "2021-05-01"}


def test_a_second_tab_does_not_overwrite_the_first_and_reads_who_changed_it_when():
    proposal, clerk = build_draft(), build_member(Role.CLERK)
    applicant = applicant_of(proposal)
    change_proposal(proposal.pk, Section.NEED, NEED, version=1, by=clerk)
    AuditEntry.objects.filter(action="proposal.changed").update(
        at=datetime(2021, 3, 9, 1, 5, tzinfo=UTC)
    )

    with refused(OutOfStep) as codes:
        change_proposal(proposal.pk, Section.NEED, {"need": "Khác"}, version=1, by=applicant)

    assert codes == ["proposal.changed_meanwhile"]
    told = sentence(codes.problems[0])
    assert clerk.name in told
    assert "08:05 09/03/2021" in told


def test_two_parts_written_from_one_page_follow_each_other():
    proposal = build_draft()
    applicant = applicant_of(proposal)
    first = change_proposal(proposal.pk, Section.NEED, NEED, version=1, by=applicant)

    second = change_proposal(
        proposal.pk, Section.GOALS, {"goals": "Sấy"}, version=first.version, by=applicant
    )

    assert (second.need, second.goals) == (NEED["need"], "Sấy")


def test_a_new_title_is_found():
    proposal = build_draft()

    write(proposal, Section.UNITS, title="Đầu tư máy xay xát")

    proposal.refresh_from_db()
    assert "may xay xat" in proposal.search_text
    assert "say ca phe 1" in proposal.search_text  # by its establishment


def test_a_new_place_moves_its_path_too():
    proposal = build_draft()

    write(proposal, Section.UNITS, unit=build_krong_klang())

    proposal.refresh_from_db()
    assert proposal.unit_path == build_krong_klang().path
    assert AuditEntry.objects.get(action="proposal.changed").after == {
        "unit": build_krong_klang().pk
    }


def test_a_place_of_elsewhere_is_refused():
    proposal = build_draft()
    applicant = applicant_of(proposal)
    elsewhere = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())

    with refused() as codes:
        change_proposal(proposal.pk, Section.UNITS, {"unit": elsewhere}, version=1, by=applicant)

    assert codes == ["proposal.office_elsewhere"]


def test_a_clerk_of_the_office_writes_for_who_comes_in_person():
    proposal = build_draft()

    write(proposal, Section.NEED, build_member(Role.CLERK), **NEED)

    assert AuditEntry.objects.get(action="proposal.changed").role == Role.CLERK


def test_nobody_else_writes():
    proposal = build_draft()
    others = [
        stranger(),
        build_member(Role.CLERK, neighbour()),
        build_member(Role.LEADER),
        build_member(Role.APPRAISER),
    ]

    for actor in others:
        with refused(NotPermitted) as codes:
            change_proposal(proposal.pk, Section.NEED, NEED, version=1, by=actor)
        assert codes == ["proposal.dossier_not_yours"]


def test_a_submitted_dossier_is_closed():
    proposal = build_submitted()

    with refused(NotPermitted) as codes:
        change_proposal(
            proposal.pk,
            Section.NEED,
            NEED,
            version=proposal.version,
            by=applicant_of(proposal),
        )

    assert codes == ["proposal.dossier_closed"]


def test_a_field_of_another_part_is_a_bug():
    proposal = build_draft()

    with pytest.raises(AssertionError, match="not fields of need"):
        change_proposal(
            proposal.pk, Section.NEED, {"goals": "x"}, version=1, by=applicant_of(proposal)
        )


@pytest.mark.parametrize("name", ["approved_vnd", "state", "asked_vnd", "office"])
def test_no_part_holds_what_only_a_step_or_the_estimate_sets(name):
    proposal = build_draft()

    for section in set(Section) - {Section.PAPERS}:
        with pytest.raises(AssertionError):
            change_proposal(proposal.pk, section, {name: 1}, version=1, by=applicant_of(proposal))
