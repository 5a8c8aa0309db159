"""The parts of the demonstration, in the order in which they are loaded."""

from collections.abc import Callable

from khuyencong.windows.demonstration.establishments import load_establishments
from khuyencong.windows.demonstration.money import load_money
from khuyencong.windows.demonstration.offices import load_offices, load_people
from khuyencong.windows.demonstration.plan import load_plan
from khuyencong.windows.demonstration.projects.roads import load_projects
from khuyencong.windows.demonstration.treasury import load_statements

PARTS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("offices", load_offices),
    ("people", load_people),
    ("establishments", load_establishments),
    ("money of 2021", load_money),
    ("plan 202/UBND-KH", load_plan),
    ("projects of 2021", load_projects),
    ("statements of the Treasury", load_statements),
)
"""Each is whole or not at all, and does nothing where it has been done before."""


def load_demonstration() -> None:
    """Load the whole demonstration. A second time changes nothing."""
    for _name, load in PARTS:
        load()
