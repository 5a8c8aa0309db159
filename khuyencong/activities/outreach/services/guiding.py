"""Write guides, check and publish them; record guidance given to establishments."""

from datetime import date

from django.db import transaction

from khuyencong.activities.outreach.checks import problems_of_session, problems_of_text
from khuyencong.activities.outreach.models import GuidanceSession, Guide, GuideVersion
from khuyencong.activities.outreach.permissions import (
    require_may_check,
    require_may_keep,
    require_may_publish,
)
from khuyencong.activities.outreach.plain import plain_text
from khuyencong.activities.outreach.services.locking import lock_proposal_for, lock_version
from khuyencong.activities.outreach.states import GuideState
from khuyencong.activities.outreach.values import SessionValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def write_guide(kind: str, title: str, text: str, *, by: Actor, on: date) -> GuideVersion:
    """Begin a guide or a question with its answer: a first draft."""
    require_may_keep(by, by.office_id or 0)
    if not tidy(title):
        raise Refused(Problem("outreach.untold", field="title"))
    require(problems_of_text(text))
    assert by.office_id is not None, "a clerk has an office"
    guide = Guide.objects.create(office_id=by.office_id, kind=kind, title=tidy(title), made_on=on)
    return _add_version(guide, 1, text, by=by, on=on)


@transaction.atomic
def write_version(guide_id: int, text: str, *, by: Actor, on: date) -> GuideVersion:
    """Write a guide anew. A draft of the same person is rewritten, else a next version begins."""
    guide = Guide.objects.select_for_update(of=("self",)).get(pk=guide_id)
    require_may_keep(by, guide.office_id)
    require(problems_of_text(text))
    latest = guide.versions.order_by("-number").first()
    assert latest is not None, "a guide begins with a version"
    if latest.state != GuideState.DRAFT or not by.is_person(latest.written_by_id):
        return _add_version(guide, latest.number + 1, text, by=by, on=on)
    latest.text = plain_text(text)
    latest.written_on = on
    latest.save(update_fields=["text", "written_on"])
    record("guide.written", guide.reference, by=by, after={"number": latest.number})
    return latest


def _add_version(guide: Guide, number: int, text: str, *, by: Actor, on: date) -> GuideVersion:
    assert by.user_id is not None, "a person writes"
    version = GuideVersion.objects.create(
        guide=guide,
        number=number,
        text=plain_text(text),
        written_by_id=by.user_id,
        written_on=on,
    )
    told = {"number": number, "title": guide.title}
    record("guide.written", guide.reference, by=by, after=told)
    return version


@transaction.atomic
def check_version(version_id: int, *, by: Actor, on: date) -> GuideVersion:
    """Say that a draft is right. Somebody else than its writer does."""
    version = lock_version(version_id)
    require_may_check(by, version)
    _require_state(version, GuideState.DRAFT)
    version.state = GuideState.CHECKED.value
    version.checked_by_id = by.user_id
    version.checked_on = on
    version.save(update_fields=["state", "checked_by", "checked_on"])
    record("guide.checked", version.guide.reference, by=by, after={"number": version.number})
    return version


@transaction.atomic
def publish_version(version_id: int, *, by: Actor, on: date) -> GuideVersion:
    """Let everybody read a checked text; the one that was published before is replaced."""
    version = lock_version(version_id)
    require_may_publish(by, version)
    _require_state(version, GuideState.CHECKED)
    GuideVersion.objects.filter(guide=version.guide, state=GuideState.PUBLISHED).update(
        state=GuideState.REPLACED
    )
    version.state = GuideState.PUBLISHED.value
    version.published_by_id = by.user_id
    version.published_on = on
    version.save(update_fields=["state", "published_by", "published_on"])
    record("guide.published", version.guide.reference, by=by, after={"number": version.number})
    return version


def _require_state(version: GuideVersion, state: GuideState) -> None:
    if version.state != state:
        told: dict[str, str | int] = {"guide_state": version.state, "number": version.number}
        raise OutOfStep(Problem("outreach.guide_moved_on", told))


@transaction.atomic
def record_guidance(
    values: SessionValues, *, proposal_id: int | None = None, by: Actor, on: date
) -> GuidanceSession:
    """Enter that an establishment was guided, for the đề án of guidance where there is one."""
    proposal = lock_proposal_for(proposal_id, "policy_guidance", by=by)
    require_may_keep(by, by.office_id or 0)
    require(problems_of_session(values, by=by, on=on))
    assert by.office_id is not None, "a clerk has an office"
    assert by.user_id is not None, "a person enters it"
    session = GuidanceSession.objects.create(
        office_id=by.office_id,
        proposal=proposal,
        establishment_id=values.establishment_id,
        about_id=values.about_id,
        form=values.form,
        held_on=values.held_on,
        person=tidy(values.person),
        content=plain_text(values.content),
        made_by_id=by.user_id,
    )
    record(
        "guidance.recorded",
        session.reference,
        by=by,
        after={
            "establishment": session.establishment.name,
            "held_on": session.held_on.isoformat(),
            "about": session.about.code if session.about else "",
        },
    )
    return session
