"""Sign certificates for those who completed a class; revoke a wrong one."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from khuyencong.activities.training.models import Certificate, Trainee, certificate_reference
from khuyencong.activities.training.permissions import require_may_certify
from khuyencong.activities.training.queries import Standing, standings
from khuyencong.activities.training.services.locking import lock_class, require_state
from khuyencong.activities.training.states import ClassState
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.verification.services import issue_code
from khuyencong.registers.offices.numbering import next_number

KIND = "training_certificate"


@transaction.atomic
def issue_certificates(
    class_id: int, trainee_ids: Collection[int], *, by: Actor, on: date
) -> list[Certificate]:
    """Sign a numbered certificate for each of some trainees of a closed class, all or none.

    Refuses who was not at enough sessions, naming them, and who holds one that is in force.
    """
    training_class = lock_class(class_id)
    require_may_certify(by, training_class)
    require_state(training_class, ClassState.COMPLETED)
    found = {one.trainee.pk: one for one in standings(training_class)}
    wanted = sorted(set(trainee_ids))
    if not wanted:
        raise Refused(Problem("training.nobody_chosen"))
    if not found.keys() >= set(wanted):
        raise Refused(Problem("training.not_in_this_class"))
    in_force = set(
        Certificate.objects.filter(trainee__in=wanted, revoked_on__isnull=True).values_list(
            "trainee_id", flat=True
        )
    )
    problems = []
    for one in (found[key] for key in wanted):
        if not one.trainee.completed:
            problems.append(_too_little(one))
        elif one.trainee.pk in in_force:
            problems.append(Problem("training.certified_already", {"name": one.trainee.name}))
    require(problems)
    issued = [_issue(found[key].trainee, training_class.office_id, by=by, on=on) for key in wanted]
    record(
        "training.certified",
        training_class.reference,
        by=by,
        after={"on": on.isoformat(), "numbers": [one.number for one in issued]},
    )
    return issued


def _too_little(standing: Standing) -> Problem:
    return Problem(
        "training.too_little_attendance",
        {
            "name": standing.trainee.name,
            "present": standing.present,
            "sessions": standing.sessions,
            "needed": standing.needed,
        },
    )


def _issue(trainee: Trainee, office_id: int, *, by: Actor, on: date) -> Certificate:
    assert by.user_id is not None, "a person signs"
    sequence = next_number(office_id, on.year, KIND)
    return Certificate.objects.create(
        trainee=trainee,
        office_id=office_id,
        year=on.year,
        sequence=sequence,
        number=f"{sequence:02d}/{on.year}/CN-KC",
        code=issue_code(KIND, certificate_reference(office_id, on.year, sequence)),
        issued_on=on,
        signed_by_id=by.user_id,
    )


@transaction.atomic
def revoke_certificate(certificate_id: int, *, reason: str, by: Actor, on: date) -> Certificate:
    """Revoke a certificate for a reason. Its code answers from now on that it was revoked."""
    class_id = Certificate.objects.values_list("trainee__training_class_id", flat=True).get(
        pk=certificate_id
    )
    training_class = lock_class(class_id)
    require_may_certify(by, training_class)
    certificate = Certificate.objects.select_related("trainee").get(pk=certificate_id)
    if certificate.revoked_on is not None:
        told = {"number": certificate.number, "revoked_on": certificate.revoked_on.isoformat()}
        raise OutOfStep(Problem("training.revoked_already", told))
    if not tidy(reason):
        raise Refused(Problem("training.needs_a_reason", field="reason"))
    certificate.revoked_on = on
    certificate.revoked_by_id = by.user_id
    certificate.revocation_reason = tidy(reason)
    certificate.save(update_fields=["revoked_on", "revoked_by", "revocation_reason"])
    record(
        "training.certificate_revoked",
        training_class.reference,
        by=by,
        after={"number": certificate.number, "on": on.isoformat()},
        reason=certificate.revocation_reason,
    )
    return certificate
