"""Points as whole hundredths: 8,25 points are 825. Nothing is rounded before it is shown."""

from fractions import Fraction
from math import isqrt

POINT = 100
"""Hundredths in a point."""


def show_points(hundredths: int | Fraction) -> str:
    """Return hundredths as points with a comma, at most two decimals: 825 is ``8,25``.

    An average that does not end in two decimals is shown rounded half up; ranks never use what is
    shown. 70 points and no less are shown as 70: 69,999… is shown as 69,99, since who reads "70"
    beside a threshold of 70 would think it was reached.
    """
    value = Fraction(hundredths)
    whole = (value.numerator * 2 + value.denominator) // (value.denominator * 2)
    if whole % POINT == 0 and whole > value:
        whole -= 1
    sign = "-" if whole < 0 else ""
    points, rest = divmod(abs(whole), POINT)
    decimals = f",{rest:02d}".rstrip("0").rstrip(",")
    return f"{sign}{points}{decimals}"


def root_hundredths(square: Fraction) -> int:
    """Return the square root of squared hundredths, rounded down to a hundredth."""
    return isqrt(square.numerator // square.denominator)
