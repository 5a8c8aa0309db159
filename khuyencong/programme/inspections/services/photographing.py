"""Keep the photographs of a visit, with the place that the camera told."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.photos import photo_facts
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.inspections.models import VisitPhoto
from khuyencong.programme.inspections.permissions import require_may_write
from khuyencong.programme.inspections.services.locking import lock_visit, require_draft


@transaction.atomic
def add_photos(
    visit_id: int, uploads: "Iterable[UploadedFile[bytes]]", *, by: Actor
) -> list[VisitPhoto]:
    """Add photographs to minutes that are not finished. One without a place is kept and marked."""
    visit = lock_visit(visit_id)
    require_may_write(by, visit)
    require_draft(visit)
    photos = []
    for upload in uploads:
        attachment = store_upload(upload, by=by, allowed=PICTURES, field="photos")
        facts = photo_facts(attachment)
        if facts is None:
            told = {"name": attachment.original_name}
            raise Refused(Problem("inspections.photo_unreadable", told, field="photos"))
        taken_at = facts.taken_at and timezone.make_aware(facts.taken_at)
        photos.append(
            VisitPhoto.objects.create(
                visit=visit,
                attachment=attachment,
                taken_at=taken_at,
                latitude=facts.latitude,
                longitude=facts.longitude,
            )
        )
    record(
        "visit.photographed",
        visit.contract.proposal.reference,
        by=by,
        after={
            "visit": visit.reference,
            "files": [photo.attachment.original_name for photo in photos],
            "with_place": sum(photo.has_place for photo in photos),
        },
    )
    return photos
