"""Papers of the dossier: taken for what they are, removed without being forgotten."""

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.services import MAXIMUM_BYTES
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.proposals.queries import missing_papers, papers_in_use
from khuyencong.programme.proposals.services import attach_paper, remove_paper
from tests.builders.files import DOCX, DOCX_WITH_MACROS, HTML, PDF, PNG, build_upload
from tests.builders.proposals import STARTED_ON, applicant_of, build_draft, build_submitted
from tests.programme.proposals.people import stranger
from tests.programme.proposals.unchanged import refused


@pytest.fixture
def draft():
    return build_draft()


def _attach(proposal, content=PDF, name="don.pdf", requirement="request_letter"):
    return attach_paper(
        proposal.pk, requirement, build_upload(content, name), by=applicant_of(proposal)
    )


def _missing(proposal):
    return [paper.code for paper in missing_papers(proposal, on=STARTED_ON)]


def test_a_paper_meets_its_requirement(draft):
    assert "request_letter" in _missing(draft)

    paper = _attach(draft)

    assert "request_letter" not in _missing(draft)
    assert [*papers_in_use(draft)] == [paper]


def test_the_trace_of_a_paper_names_its_file_and_its_content(draft):
    paper = _attach(draft)

    entry = AuditEntry.objects.get(action="proposal.paper_added")
    assert entry.after == {
        "requirement": "request_letter",
        "file": "don.pdf",
        "sha256": paper.attachment.sha256,
    }


def test_a_paper_asked_for_only_sometimes_is_never_missing(draft):
    assert "export_contract" not in _missing(draft)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (PNG, "don.pdf", "attachments.content_is_not_its_name"),
        (DOCX, "don.pdf", "attachments.content_is_not_its_name"),
        (HTML, "don.html", "attachments.kind_not_allowed"),
        (HTML, "don.pdf", "attachments.kind_not_allowed"),
        (DOCX_WITH_MACROS, "don.docx", "attachments.kind_not_allowed"),
        (b"", "don.pdf", "attachments.empty"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(draft, content, name, code):
    with refused() as codes:
        _attach(draft, content, name)

    assert codes == [code]


def test_a_file_that_is_too_large_is_refused(draft):
    with refused() as codes:
        _attach(draft, PDF + b" " * MAXIMUM_BYTES)

    assert codes == ["attachments.too_large"]


def test_a_removed_paper_is_missing_again_and_can_still_be_read(draft):
    paper = _attach(draft)

    remove_paper(paper.pk, by=applicant_of(draft))

    assert "request_letter" in _missing(draft)
    assert not papers_in_use(draft).exists()
    assert Attachment.objects.get() == paper.attachment
    assert AuditEntry.objects.get(action="proposal.paper_removed").before["file"] == "don.pdf"


def test_a_paper_is_removed_once(draft):
    paper, by = _attach(draft), applicant_of(draft)
    remove_paper(paper.pk, by=by)

    with refused(OutOfStep) as codes:
        remove_paper(paper.pk, by=by)

    assert codes == ["proposal.paper_removed_already"]


def test_a_stranger_touches_no_papers(draft):
    paper, actor = _attach(draft), stranger()

    with refused(NotPermitted):
        attach_paper(draft.pk, "request_letter", build_upload(), by=actor)
    with refused(NotPermitted):
        remove_paper(paper.pk, by=actor)


def test_the_papers_of_a_submitted_dossier_are_closed():
    proposal = build_submitted()
    paper, by = proposal.papers.first(), applicant_of(proposal)

    with refused(NotPermitted) as codes:
        _attach(proposal)
    assert codes == ["proposal.dossier_closed"]
    with refused(NotPermitted):
        remove_paper(paper.pk, by=by)
