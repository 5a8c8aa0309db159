"""Every record that has an office passes with it, or stays as history on purpose."""

from django.apps import apps
from django.db.models import ForeignKey

from khuyencong.registers.offices.handover import Records, movers
from khuyencong.registers.offices.models import Office

STAYS = {
    "appraisals.Decision.office": "signed, or moved with its đề án while a draft has no office",
    "appraisals.DecisionNumber.office": "a number that was given",
    "appraisals.Registration.office": "a list that was sent",
    "awards.VoteRound.office": "has to be over before",
    "awards.VoteRound.decided_office": "a decision that was signed",
    "budgets.Fund.office": "its lines pass",
    "inspections.InspectionPlan.office": "a year's plan; the successor makes its own",
    "offices.Appointment.office": "passes as the decision says, by a new appointment",
    "offices.NumberCounter.office": "numbers that were given; the successor counts its own",
    "offices.Office.parent": "those below hand over before",
    "outreach.GuidanceSession.office": "a visit that was made",
    "payments.TreasuryStatement.office": "what the Treasury told that office",
    "training.Certificate.office": "issued under that office's numbers",
    "training.Trainer.office": "read by the successors",
}


def test_every_record_with_an_office_passes_or_stays_on_purpose() -> None:
    passing = {
        f"{mover.model._meta.app_label}.{mover.model.__name__}.{mover.office}"
        for _name, mover in movers()
        if isinstance(mover, Records)
    }
    there = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is Office
    }
    there = {name for name in there if not name.startswith(("handover.", "showrooms."))}
    assert there == passing | set(STAYS)
    assert passing.isdisjoint(STAYS)
