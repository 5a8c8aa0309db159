"""Filters of the pages of a vote."""

from fractions import Fraction

from django import template

from khuyencong.engines.scoring import show_points

register = template.Library()


@register.filter
def points(hundredths: int | Fraction | None) -> str:
    """Return hundredths as points: 825 is ``8,25``."""
    return "–" if hundredths is None else show_points(hundredths)
