"""Classes in lists, on the page of a đề án, in the calendar, behind a certificate's code."""

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from khuyencong.activities.training.identity import Identity, identity_of
from khuyencong.activities.training.models import (
    Certificate,
    Material,
    Trainee,
    Trainer,
    TrainingClass,
)
from khuyencong.activities.training.states import Place
from khuyencong.foundation.verification.values import Verified
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.registers.offices.heritage import heritage_of


def _count(trainees_where: Q) -> Coalesce:
    """Return the number of a class's trainees as a column: an index range for each row shown."""
    counted = (
        Trainee.objects.filter(trainees_where, training_class=OuterRef("pk"))
        .order_by()
        .values("training_class")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def class_rows(classes: QuerySet[TrainingClass]) -> QuerySet[TrainingClass]:
    """Return classes with ``enrolled``, ``waiting`` and ``completed_count``, in one query."""
    return classes.select_related("office", "unit", "proposal").annotate(
        enrolled=_count(Q(standing=Place.ENROLLED)),
        waiting=_count(Q(standing=Place.WAITING)),
        completed_count=_count(Q(completed=True)),
    )


def places_left(training_class: TrainingClass) -> int:
    """Return how many places of a class are free."""
    enrolled = training_class.trainees.filter(standing=Place.ENROLLED).count()
    return max(training_class.capacity - enrolled, 0)


def known_identities(training_class: TrainingClass) -> list[Identity]:
    """Return who is in a class or waits for a place in it."""
    stay = training_class.trainees.exclude(standing=Place.LEFT)
    return [identity_of(trainee) for trainee in stay]


def trainers_of(office_id: int) -> QuerySet[Trainer]:
    """Return the trainers that an office, or one that it took over, knows, by name."""
    return Trainer.objects.filter(office__in=(office_id, *heritage_of(office_id).office_ids))


def live_materials(training_class: TrainingClass) -> QuerySet[Material]:
    """Return the files that trainees of a class get: those that nobody took back. One query."""
    return training_class.materials.filter(removed_on__isnull=True).select_related("attachment")


def live_deliveries(training_class: TrainingClass) -> list[Delivery]:
    """Return what a class delivered under its contract and nobody took back. One query."""
    parts = training_class.parts.filter(delivery__withdrawn_on__isnull=True)
    return [part.delivery for part in parts.select_related("delivery__contract_item")]


def lookup_certificate(reference: str) -> Verified | None:
    """Return what a stranger learns of a certificate: name, class, days, number. No more."""
    office, year, sequence = map(int, reference.split("/"))
    found = (
        Certificate.objects.filter(office=office, year=year, sequence=sequence)
        .select_related("trainee__training_class", "office")
        .first()
    )
    if found is None:
        return None
    course = found.trainee.training_class
    facts = [
        (_("Số"), found.number),
        (_("Lớp"), course.title),
        (_("Thời gian"), f"{course.starts_on:%d/%m/%Y} – {course.ends_on:%d/%m/%Y}"),
        (_("Ngày cấp"), f"{found.issued_on:%d/%m/%Y}"),
    ]
    if found.revoked_on is not None:
        facts.append((_("Ngày thu hồi"), f"{found.revoked_on:%d/%m/%Y}"))
    return Verified(
        title=_("Giấy chứng nhận hoàn thành khóa học"),
        holder=found.trainee.name,
        issuer=found.office.name,
        state="revoked" if found.revoked_on else "valid",
        state_label=_("Đã thu hồi") if found.revoked_on else _("Có hiệu lực"),
        facts=facts,
    )
