"""The life of a version: drafted, checked, published by another, never changed."""

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.services import (
    change_draft,
    discard_draft,
    publish_version,
    start_book,
    start_draft,
)
from khuyencong.registers.policies.states import BookKind, VersionState
from tests.builders.offices import build_member, build_office
from tests.builders.policies import CALENDAR_TEXT, build_book, build_draft, build_named_units
from tests.builders.territories import build_dakrong, build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units():
    build_named_units()


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_leader_publishes_what_a_clerk_drafted():
    draft = build_draft()

    published = publish_version(draft.pk, by=build_member(Role.LEADER))

    assert (published.state, published.is_current, published.number) == ("published", True, 1)
    entry = AuditEntry.objects.latest("pk")
    assert entry.action == "policies.published"
    assert entry.after == {"book": "lich-dakrong", "version": 1, "sha256": draft.sha256}


def test_the_maker_does_not_publish_in_any_role():
    leader = build_member(Role.LEADER)
    draft = build_draft(by=leader)

    with pytest.raises(NotPermitted) as refusal:
        publish_version(draft.pk, by=leader)

    assert codes(refusal) == ["offices.maker_is_not_approver"]
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_the_database_refuses_a_publisher_who_is_the_maker():
    draft = build_draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=draft.pk).update(published_by=draft.made_by_id)


def test_a_clerk_does_not_publish():
    draft = build_draft()

    with pytest.raises(NotPermitted) as refusal:
        publish_version(draft.pk, by=build_member(Role.CLERK, username="khac"))

    assert codes(refusal) == ["policies.publisher_needed"]


def test_a_published_version_is_never_edited():
    draft = build_draft()
    clerk = build_member(Role.CLERK)
    publish_version(draft.pk, by=build_member(Role.LEADER))

    for attempt in (
        lambda: change_draft(draft.pk, "", note="", seen_sha256=draft.sha256, by=clerk),
        lambda: discard_draft(draft.pk, reason="thôi", by=clerk),
        lambda: publish_version(draft.pk, by=build_member(Role.ADMINISTRATOR)),
    ):
        with pytest.raises(OutOfStep) as refusal:
            attempt()
        assert codes(refusal) == ["policies.not_a_draft"]
    draft.refresh_from_db()
    assert draft.text == CALENDAR_TEXT
    assert draft.is_intact


def test_a_new_version_takes_the_place_of_the_old_one():
    leader = build_member(Role.LEADER)
    first = publish_version(build_draft().pk, by=leader)
    second = publish_version(start_draft(first.book_id, by=build_member()).pk, by=leader)

    first.refresh_from_db()
    assert (second.number, second.is_current, first.is_current) == (2, True, False)
    assert first.state == VersionState.PUBLISHED


def test_the_database_holds_one_current_version_of_a_book():
    leader = build_member(Role.LEADER)
    first = publish_version(build_draft().pk, by=leader)
    publish_version(start_draft(first.book_id, by=build_member()).pk, by=leader)

    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=first.pk).update(is_current=True)


def test_a_draft_begun_before_another_was_published_is_refused():
    leader = build_member(Role.LEADER)
    early, late = build_draft(), build_draft()
    publish_version(late.pk, by=leader)

    with pytest.raises(OutOfStep) as refusal:
        publish_version(early.pk, by=leader)

    assert codes(refusal) == ["policies.draft_outdated"]
    early.refresh_from_db()
    assert early.state == VersionState.DRAFT


def test_a_text_with_faults_can_be_kept_but_not_published():
    draft = build_draft(CALENDAR_TEXT.replace("2021-06-07", "2021-06-06"))

    with pytest.raises(Refused) as refusal:
        publish_version(draft.pk, by=build_member(Role.LEADER))

    [problem] = refusal.value.problems
    assert problem.code == "rulebook.calendar.off_on_wrong_day"
    assert (problem.parameters["file"], problem.parameters["line"]) == ("lich-dakrong.toml", 2)
    assert not PolicyVersion.objects.filter(is_current=True).exists()


def test_two_tabs_that_edit_one_draft_do_not_overwrite_each_other():
    draft = build_draft()
    clerk = build_member(Role.CLERK)
    change_draft(draft.pk, CALENDAR_TEXT + "\n", note="", seen_sha256=draft.sha256, by=clerk)

    with pytest.raises(OutOfStep) as refusal:
        change_draft(draft.pk, "", note="", seen_sha256=draft.sha256, by=clerk)

    assert codes(refusal) == ["policies.draft_changed_meanwhile"]
    draft.refresh_from_db()
    assert draft.text == CALENDAR_TEXT + "\n"


def test_only_its_maker_writes_a_draft():
    draft = build_draft()

    with pytest.raises(NotPermitted) as refusal:
        change_draft(
            draft.pk,
            "",
            note="",
            seen_sha256=draft.sha256,
            by=build_member(Role.CLERK, username="khac"),
        )

    assert codes(refusal) == ["policies.draft_of_another"]


def test_a_draft_is_given_up_with_a_reason():
    draft = build_draft()

    with pytest.raises(Refused) as refusal:
        discard_draft(draft.pk, reason=" ", by=build_member())
    assert codes(refusal) == ["policies.reason_missing"]

    assert discard_draft(draft.pk, reason="Nhầm ngày", by=build_member()).state == "discarded"
    assert AuditEntry.objects.latest("pk").reason == "Nhầm ngày"


def test_a_local_book_is_kept_by_offices_of_its_territory():
    elsewhere = build_unit("74", "Tỉnh Bình Dương", "province")
    stranger = build_member(
        Role.CLERK, build_office("BD-SCT", OfficeKind.DOIT, territory=elsewhere)
    )

    with pytest.raises(NotPermitted) as refusal:
        start_draft(build_book().pk, by=stranger)

    assert codes(refusal) == ["policies.book_of_elsewhere"]


def test_a_code_names_one_book():
    build_book()

    with pytest.raises(Refused) as refusal:
        start_book(
            "Lịch Đakrông",
            title="Lịch khác",
            kind=BookKind.CALENDAR,
            territory_id=build_dakrong().pk,
            by=build_member(),
        )

    assert codes(refusal) == ["policies.book_exists"]
    assert PolicyBook.objects.count() == 1
