"""A file is what its content says; what does not fit is refused and nothing is kept."""

import pytest
from django.http import Http404

from khuyencong.engines.refusals import Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.attachments.integrity import check_files
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.middleware import MAXIMUM_BODY_BYTES
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.naming import clean_name
from khuyencong.foundation.attachments.services import remove_attachment, store_upload
from khuyencong.foundation.audit.queries import entries_about
from khuyencong.foundation.ui.sentences import sentence
from tests.builders import files
from tests.builders.files import build_upload
from tests.builders.people import build_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "attachments"


def store(content: bytes = files.PDF, name: str = "giay-phep.pdf", **options) -> Attachment:
    return store_upload(build_upload(content, name), by=build_actor(), **options)


def refused_code(*args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        store(*args, **options)
    (problem,) = refusal.value.problems
    assert sentence(problem)
    assert problem.field == "file"
    assert not Attachment.objects.exists()
    return problem.code


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (files.PDF, "a.pdf", "application/pdf"),
        (files.PNG, "a.PNG", "image/png"),
        (files.JPG, "a.jpeg", "image/jpeg"),
        (files.DOCX, "a.docx", "wordprocessingml.document"),
        (files.XLSX, "a.xlsx", "spreadsheetml.sheet"),
    ],
)
def test_a_file_that_is_what_it_says_is_kept_as_it_came(content, name, content_type):
    kept = store(content, name)
    assert kept.content_type.endswith(content_type)
    assert (kept.size, kept.original_name) == (len(content), name)
    assert storage.path_of(kept.sha256).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "attachments.empty"),
        (files.PNG, "a.pdf", "attachments.content_is_not_its_name"),
        (files.PDF, "a", "attachments.content_is_not_its_name"),
        (files.XLSX, "a.docx", "attachments.content_is_not_its_name"),
        (files.HTML, "a.pdf", "attachments.kind_not_allowed"),
        (files.HTML, "a.html", "attachments.kind_not_allowed"),
        (files.SVG, "a.svg", "attachments.kind_not_allowed"),
        (files.ZIP, "a.zip", "attachments.kind_not_allowed"),
        (files.ZIP, "a.docx", "attachments.kind_not_allowed"),
        (files.DOCX_WITH_MACROS, "a.docx", "attachments.kind_not_allowed"),
        (b"PK\x03\x04 broken", "a.docx", "attachments.kind_not_allowed"),
        (b"MZ\x90\x00", "a.pdf", "attachments.kind_not_allowed"),
        (b"just words", "a.pdf", "attachments.kind_not_allowed"),
    ],
)
def test_everything_else_is_refused_and_leaves_nothing(content, name, code):
    assert refused_code(content, name) == code


def test_a_file_above_the_maximum_is_refused_with_the_figures():
    with pytest.raises(Refused) as refusal:
        store(files.PDF + b" " * 1024 * 1024, maximum=1024 * 1024)
    assert sentence(refusal.value.problems[0]).startswith(
        "Tệp “giay-phep.pdf” lớn 1 MB, vượt mức 1 MB."
    )
    assert not Attachment.objects.exists()


def test_a_caller_may_let_in_fewer_kinds():
    assert refused_code(allowed=PICTURES) == "attachments.kind_not_allowed"


def test_the_same_content_is_stored_once_and_named_twice():
    first, second = store(name="một.pdf"), store(name="hai.pdf")
    assert first.sha256 == second.sha256
    assert first.uuid != second.uuid
    assert sorted(path.name for path in storage.path_of(first.sha256).parent.iterdir()) == [
        first.sha256
    ]


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Mai\\đơn đề nghị.pdf", "đơn đề nghị.pdf"),
        ("đơn\x00\n\u202efdp.exe.pdf", "đơn fdp.exe.pdf"),
        ("...pdf", "pdf"),
        ("", "tep"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("e\u0302\u0301.pdf", "ế.pdf"),
    ],
)
def test_a_name_is_made_harmless(given, clean):
    assert clean_name(given) == clean


def test_a_file_is_given_back_to_keep_and_never_to_run():
    answer = file_response(store(name="Đơn số 1.pdf"))
    assert b"".join(answer.streaming_content) == files.PDF
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C4%90%C6%A1n%20s%E1%BB%91%201.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"].startswith("private")
    assert answer["Content-Type"] == "application/pdf"


def test_a_removed_file_is_not_given_and_its_removal_is_recorded():
    kept = remove_attachment(store().pk, by=build_actor(Role.CLERK), reason="nhầm tệp")
    with pytest.raises(Http404):
        file_response(kept)
    assert entries_about(f"attachment:{kept.pk}").get().reason == "nhầm tệp"
    assert storage.path_of(kept.sha256).exists()


def test_a_lost_content_is_told_and_found_by_the_check():
    kept = store()
    assert list(check_files()) == []
    storage.path_of(kept.sha256).unlink()
    with pytest.raises(Refused, match=r"attachments.content_missing"):
        file_response(kept)
    (finding,) = check_files()
    assert finding.where == f"attachment {kept.pk} (giay-phep.pdf)"
    assert finding.what.startswith("The content is missing")


def test_a_changed_content_is_found_by_the_check():
    kept = store()
    storage.path_of(kept.sha256).write_bytes(b"khac")
    (finding,) = check_files()
    assert finding.what.startswith("The content was changed")


def test_a_request_that_says_it_is_huge_is_not_read(client):
    answer = client.post("/", data=b"", content_type="text/plain", CONTENT_LENGTH="9" * 30)
    assert answer.status_code == 413
    large = str(MAXIMUM_BODY_BYTES + 1)
    answer = client.post("/", data=b"", content_type="text/plain", CONTENT_LENGTH=large)
    assert answer.status_code == 413
