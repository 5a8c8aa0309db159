"""Take each đề án of the demonstration along its road, day by day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.programme.proposals.models import Proposal
from khuyencong.windows.demonstration.projects import (
    contracting,
    dossiers,
    intake,
    judging,
    paying,
    work,
)
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.reading import table_of
from khuyencong.windows.demonstration.works import FILES, STEPS

_START = "started"

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
    "resumed": contracting.resume,
    "terminated": contracting.terminate,
}
"""What happens on a day of ``projects.toml``, by its name there."""

WORKS: dict[str, Callable[[Project, Mapping[str, Any], date], None]] = {
    "reported": work.report,
    "seen": work.see,
    "delivered": work.deliver,
    "minutes_drafted": work.write_minutes,
    "accepted": work.accept,
    "payment_asked": paying.ask,
    "payment_refused": paying.turn_down,
    "payment_approved": paying.approve,
    "paid": paying.record,
    "recovered": paying.take_back,
    "account_drawn_up": paying.draw_up_account,
    "settled": paying.settle,
}
"""What happens under a contract, by its name in ``works.toml``."""


@dataclass(frozen=True)
class Event:
    """What happened on a day: a name of ``STATIONS``, ``WORKS`` or ``STEPS``, and what is told.

    ``project`` is the key of the đề án, empty for the office's own work.
    """

    on: date
    project: str
    name: str
    told: Mapping[str, Any]


@transaction.atomic
def load_projects() -> None:
    """Load the đề án, unless there are any already. All of them at once, day by day."""
    if Proposal.objects.filter(is_demonstration=True).exists():
        return
    rows = table_of("projects/projects.toml", "project")
    numbers = {row["key"]: number for number, row in enumerate(rows, start=1)}
    begun: dict[str, Project] = {}
    for event in events():
        if event.name == _START:
            number = numbers[event.project]
            begun[event.project] = dossiers.start(dict(event.told), number, on=event.on)
        elif event.name in STATIONS:
            STATIONS[event.name](begun[event.project], event.on)
        elif event.name in STEPS:
            STEPS[event.name](begun, event.told, event.on)
        else:
            WORKS[event.name](begun[event.project], event.told, event.on)


def events() -> list[Event]:
    """Return everything that happened, in the order of days; on one day, as the files have it."""
    found = [
        Event(on, row["key"], name, row)
        for row in table_of("projects/projects.toml", "project")
        for name, on in row["days"].items()
    ]
    found += [
        Event(told["on"], row["of"], told["what"], told)
        for row in table_of("projects/works.toml", "contract")
        for told in row["works"]
    ]
    found += [
        Event(told["on"], told.get("of", ""), told["what"], told)
        for file in FILES
        for told in table_of(file, "event")
    ]
    return sorted(found, key=lambda event: event.on)
