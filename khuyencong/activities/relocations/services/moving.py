"""Take a relocation from its decision to the cleared old site, step by step."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.relocations.checks import (
    problems_of_plan,
    problems_of_relocation,
    problems_of_step,
)
from khuyencong.activities.relocations.models import PlannedStep, Relocation, Step, StepPhoto
from khuyencong.activities.relocations.permissions import opening_refusal, require_may_keep
from khuyencong.activities.relocations.services.locking import (
    lock_relocation,
    require_open,
    require_version,
)
from khuyencong.activities.relocations.states import STEPS, Stage, next_step
from khuyencong.activities.relocations.values import RelocationValues, StepValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.photos import PhotoFacts, photo_facts
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.clusters.services import reserve_lot
from khuyencong.registers.clusters.values import HoldingValues
from khuyencong.registers.establishments.queries import main_place_on, visible_establishments

Uploads = Iterable["UploadedFile[bytes]"]


@transaction.atomic
def open_relocation(values: RelocationValues, *, by: Actor, on: date) -> Relocation:
    """Record an establishment that is to move by a decision."""
    house = visible_establishments(by).filter(pk=values.establishment_id).first()
    place = main_place_on(house, on) if house else None
    if house is None or place is None:
        raise Refused(Problem("relocations.establishment_unknown", field="establishment"))
    if problem := opening_refusal(by, place.unit_path):
        raise NotPermitted(problem)
    if values.proposal_id is not None:
        _require_seen_proposal(values.proposal_id, by)
    require(problems_of_relocation(values, on=on))
    assert by.user_id is not None, "a person records it"
    assert by.office_id is not None, "a clerk has an office"
    relocation = Relocation.objects.create(
        office_id=by.office_id,
        establishment=house,
        proposal_id=values.proposal_id,
        unit_path=place.unit_path,
        decision_number=tidy(values.decision_number),
        decided_on=values.decided_on,
        decided_by=tidy(values.decided_by),
        pollution=values.pollution.strip(),
        made_on=on,
        made_by_id=by.user_id,
    )
    record(
        "relocation.opened",
        relocation.reference,
        by=by,
        after={
            "establishment": house.reference,
            "decision_number": relocation.decision_number,
            "decided_on": relocation.decided_on.isoformat(),
        },
    )
    return relocation


def _require_seen_proposal(proposal_id: int, by: Actor) -> None:
    if not visible_proposals(by).filter(pk=proposal_id, activity="relocation").exists():
        raise Refused(Problem("relocations.proposal_unknown", field="proposal"))


@transaction.atomic
def plan_relocation(
    relocation_id: int, due: Mapping[Stage, date], *, version: int, by: Actor
) -> Relocation:
    """Say by when each step is to be reached; until the first is, the plan may be said anew."""
    relocation = lock_relocation(relocation_id)
    require_may_keep(by, relocation)
    require_version(relocation, version)
    if relocation.stage not in (Stage.RECORDED, Stage.PLANNED):
        raise OutOfStep(Problem("relocations.planned_already", {"stage": relocation.stage}))
    require(problems_of_plan(relocation, due))
    relocation.plan.all().delete()
    PlannedStep.objects.bulk_create(
        PlannedStep(relocation=relocation, stage=stage.value, due_on=due[stage]) for stage in STEPS
    )
    _go_on(relocation, Stage.PLANNED)
    after = {stage.value: due[stage].isoformat() for stage in STEPS}
    record("relocation.planned", relocation.reference, by=by, after=after)
    return relocation


@transaction.atomic
def agree_lot(
    relocation_id: int,
    lot_id: int,
    values: StepValues,
    *,
    version: int,
    by: Actor,
    on: date,
    uploads: Uploads = (),
) -> Relocation:
    """Say which lot the establishment moves to; the lot is reserved for it at once."""
    relocation = _require_next(relocation_id, Stage.LOT_AGREED, version, by)
    require(problems_of_step(relocation, values, on=on))
    holding = HoldingValues(
        holder=relocation.establishment.name,
        paper=values.paper,
        from_on=values.reached_on,
        reference=relocation.reference,
    )
    held = reserve_lot(lot_id, holding, by=by, on=on)
    relocation.lot = held.lot
    _keep_step(relocation, Stage.LOT_AGREED, values, by=by, uploads=uploads)
    return relocation


@transaction.atomic
def reach_step(
    relocation_id: int,
    stage: Stage,
    values: StepValues,
    *,
    version: int,
    by: Actor,
    on: date,
    uploads: Uploads = (),
) -> Relocation:
    """Say that the next step was reached, by which paper, with photographs.

    A step that is not the next one is refused: no old site is cleared before the move.
    """
    assert stage is not Stage.LOT_AGREED, "a lot is agreed by agree_lot"
    relocation = _require_next(relocation_id, stage, version, by)
    require(problems_of_step(relocation, values, on=on))
    _keep_step(relocation, stage, values, by=by, uploads=uploads)
    return relocation


def _require_next(relocation_id: int, stage: Stage, version: int, by: Actor) -> Relocation:
    relocation = lock_relocation(relocation_id)
    require_may_keep(by, relocation)
    require_open(relocation)
    require_version(relocation, version)
    if next_step(relocation.stage) is not stage:
        told = {"stage": relocation.stage, "step": stage.value}
        raise OutOfStep(Problem("relocations.not_the_next_step", told))
    return relocation


def _keep_step(
    relocation: Relocation, stage: Stage, values: StepValues, *, by: Actor, uploads: Uploads
) -> None:
    assert by.user_id is not None, "a person records it"
    step = Step.objects.create(
        relocation=relocation,
        stage=stage.value,
        reached_on=values.reached_on,
        paper=tidy(values.paper),
        note=values.note.strip(),
        made_by_id=by.user_id,
    )
    photos = [_keep_photo(step, upload, by=by) for upload in uploads]
    _go_on(relocation, stage)
    record(
        "relocation.step_reached",
        relocation.reference,
        by=by,
        after={
            "step": stage.value,
            "reached_on": step.reached_on.isoformat(),
            "paper": step.paper,
            "lot": relocation.lot_id,
            "photos": [photo.attachment.original_name for photo in photos],
        },
    )


def _keep_photo(step: Step, upload: "UploadedFile[bytes]", *, by: Actor) -> StepPhoto:
    attachment = store_upload(upload, by=by, allowed=PICTURES, field="photos")
    facts = photo_facts(attachment) or PhotoFacts(0, 0)
    return StepPhoto.objects.create(
        step=step, attachment=attachment, latitude=facts.latitude, longitude=facts.longitude
    )


def _go_on(relocation: Relocation, stage: Stage) -> None:
    relocation.stage = stage.value
    relocation.version += 1
    relocation.save(update_fields=["stage", "lot", "version"])
