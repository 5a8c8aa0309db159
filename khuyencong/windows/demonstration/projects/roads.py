"""Take each đề án of the demonstration along its road, day by day."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from khuyencong.programme.proposals.models import Proposal
from khuyencong.windows.demonstration.projects import contracting, dossiers, intake, judging
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.reading import table_of

STATIONS: dict[str, Callable[[Project, date], None]] = {
    "stopped_above_limit": intake.meet_the_limit,
    "corrected": intake.correct,
    "submitted": intake.submit,
    "returned": intake.send_back,
    "answered": intake.answer,
    "resubmitted": intake.hand_in_again,
    "withdrawn": intake.take_back,
    "opened": judging.open_base,
    "judged": judging.give_opinions,
    "concluded": judging.conclude,
    "registered": judging.register,
    "upper_opened": judging.open_upper,
    "turned_down": judging.turn_down,
    "drafted": judging.draft,
    "approved": judging.approve,
    "contracted": contracting.draft,
    "signed": contracting.sign,
    "begun": contracting.begin,
    "suspended": contracting.suspend,
    "terminated": contracting.terminate,
}
"""What happens on a day, by its name in the data file."""


@transaction.atomic
def load_projects() -> None:
    """Load the đề án, unless there are any already."""
    if Proposal.objects.filter(is_demonstration=True).exists():
        return
    for number, told in enumerate(table_of("projects/projects.toml", "project"), start=1):
        days = dict(told["days"])
        project = dossiers.start(told, number, on=days.pop("started"))
        for station, on in days.items():
            STATIONS[station](project, on)
