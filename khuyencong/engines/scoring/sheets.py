"""One juror's points for one product."""

from collections.abc import Sequence

from khuyencong.engines.scoring.scheme import Scheme
from khuyencong.engines.values import value


@value
class Sheet:
    """Hundredths that a juror gave to a product: in all, and in the order of the criteria."""

    product: int
    juror: int
    total: int
    by_criterion: tuple[int, ...]


def add_up(product: int, juror: int, points: Sequence[int], *, scheme: Scheme) -> Sheet:
    """Return a sheet from the points of its parts, in the order of the scheme."""
    sums = [0] * len(scheme.criteria)
    for place, hundredths in zip(scheme.places, points, strict=True):
        sums[place] += hundredths
    return Sheet(product, juror, sum(sums), tuple(sums))
