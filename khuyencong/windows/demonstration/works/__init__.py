"""The work of each kind in the demonstration: what was done, by which service, and when.

Each kind has a file of events in the order of days and a module with what carries them out.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.works import (
    awards,
    consulting,
    fairs,
    inspections,
    machinery,
    norms,
    outcomes,
    outreach,
    relocations,
    study_tours,
    training,
)

FILES = (
    "works/machinery.toml",
    "works/consulting.toml",
    "works/training.toml",
    "works/fairs.toml",
    "works/awards.toml",
    "works/outreach.toml",
    "works/relocations.toml",
    "works/inspections.toml",
    "works/outcomes.toml",
)
"""Tours are told beside the campaigns, the norm of the vote before the vote."""

Step = Callable[[Mapping[str, Project], Mapping[str, Any], date], None]

STEPS: dict[str, Step] = {
    **machinery.STEPS,
    **consulting.STEPS,
    **training.STEPS,
    **fairs.STEPS,
    **norms.STEPS,
    **awards.STEPS,
    **outreach.STEPS,
    **relocations.STEPS,
    **study_tours.STEPS,
    **inspections.STEPS,
    **outcomes.STEPS,
}
"""What happens on a day of these files, by its name there."""
