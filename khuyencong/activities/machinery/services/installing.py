"""Say that a machine was delivered, installed, tried; keep its photographs."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.activities.machinery.checks import problems_of_stage
from khuyencong.activities.machinery.models import Machine, MachinePhoto
from khuyencong.activities.machinery.permissions import require_may_keep
from khuyencong.activities.machinery.services.locking import (
    lock_machine,
    require_open,
    require_version,
)
from khuyencong.activities.machinery.states import Stage, next_on_site
from khuyencong.activities.machinery.values import StageValues
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.photos import PhotoFacts, photo_facts
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services.standing import require_in_progress

_DAYS = {
    Stage.DELIVERED: "delivered_on",
    Stage.INSTALLED: "installed_on",
    Stage.TRIED: "tried_on",
}
_ACTIONS = {
    Stage.DELIVERED: "machine.delivered",
    Stage.INSTALLED: "machine.installed",
    Stage.TRIED: "machine.tried",
}


@transaction.atomic
def reach_stage(
    machine_id: int,
    stage: Stage,
    values: StageValues,
    *,
    version: int,
    by: Actor,
    on: date,
    uploads: "Iterable[UploadedFile[bytes]]" = (),
) -> Machine:
    """Say that a machine reached the next stage at the establishment, with photographs.

    Refuses a stage that is not the next one; a machine is installed only after it was delivered.
    """
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    require_in_progress(contract)
    require_open(machine)
    require_version(machine, version)
    if next_on_site(machine.stage) is not stage:
        told = {"name": machine.name, "stage": machine.stage}
        raise OutOfStep(Problem("machinery.not_the_next_stage", told))
    require(problems_of_stage(machine, contract, stage, values, on=on))
    setattr(machine, _DAYS[stage], values.reached_on)
    machine.stage = stage.value
    machine.version += 1
    if stage is Stage.TRIED:
        machine.trial_result = values.text.strip()
    machine.save(update_fields=[_DAYS[stage], "stage", "trial_result", "version"])
    photos = [_keep_photo(machine, upload, by=by) for upload in uploads]
    record(
        _ACTIONS[stage],
        contract.proposal.reference,
        by=by,
        after={
            "machine": machine.reference,
            "name": machine.name,
            "reached_on": values.reached_on.isoformat(),
            "photos": [photo.attachment.original_name for photo in photos],
        },
        reason=tidy(values.text),
    )
    return machine


@transaction.atomic
def add_photos(
    machine_id: int, uploads: "Iterable[UploadedFile[bytes]]", *, by: Actor
) -> list[MachinePhoto]:
    """Add photographs of a machine as it stands now. One without place is kept and marked."""
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    photos = [_keep_photo(machine, upload, by=by) for upload in uploads]
    if photos:
        names = [photo.attachment.original_name for photo in photos]
        after = {"machine": machine.reference, "photos": names}
        record("machine.photographed", contract.proposal.reference, by=by, after=after)
    return photos


def _keep_photo(machine: Machine, upload: "UploadedFile[bytes]", *, by: Actor) -> MachinePhoto:
    attachment = store_upload(upload, by=by, allowed=PICTURES, field="photos")
    facts = photo_facts(attachment) or PhotoFacts(0, 0)
    taken_at = timezone.make_aware(facts.taken_at) if facts.taken_at else None
    return MachinePhoto.objects.create(
        machine=machine,
        stage=machine.stage,
        attachment=attachment,
        taken_at=taken_at,
        latitude=facts.latitude,
        longitude=facts.longitude,
    )
