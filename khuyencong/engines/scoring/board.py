"""What a jury's sheets come to.

**Average** of a product: the sum of its sheets over their number, a fraction. A barred or absent
juror has no sheet for it and does not count.

**Rank**: 1 + how many products have a higher average. Equal averages share a rank, and the next
rank is left out: 1, 2, 2, 4.

**Disagreement**: the range (highest less lowest sheet) and the standard deviation over the sheets.

**Lying apart**: the *distance* of a sheet is its total less the median of all sheets of its
product. A sheet lies apart when its distance, either way, is more than the tolerance. A juror lies
apart when more than half of their sheets do, or when the mean of their distances does.

Worked example, tolerance 10 points. Sheets of one product: 78, 80, 82, 84, 60. Average
384/5 = 76,8; range 84 - 60 = 24; median 80. Distances: -2, 0, 2, 4, -20. Only the last lies apart;
with this one sheet its juror does too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from khuyencong.engines.scoring.points import root_hundredths
from khuyencong.engines.scoring.sheets import Sheet
from khuyencong.engines.values import value


@value
class ProductRow:
    """What the sheets of one product come to. Sums are hundredths; ``count`` sheets made them."""

    product: int
    rank: int
    is_tied: bool
    is_reached: bool
    count: int
    total: int
    by_criterion: tuple[int, ...]
    squares: int
    lowest: int
    highest: int
    twice_median: int

    @property
    def average(self) -> Fraction:
        """Hundredths, exactly."""
        return Fraction(self.total, self.count)

    @property
    def criterion_averages(self) -> tuple[Fraction, ...]:
        return tuple(Fraction(total, self.count) for total in self.by_criterion)

    @property
    def spread(self) -> int:
        return self.highest - self.lowest

    @property
    def deviation(self) -> int:
        """The standard deviation over the sheets, in hundredths, rounded down."""
        variance = Fraction(self.count * self.squares - self.total**2, self.count**2)
        return root_hundredths(variance)


@dataclass(frozen=True)
class JurorRow:
    """How one juror's sheets lie to the jury's medians. ``mean_distance`` is in hundredths."""

    juror: int
    sheets: int
    mean_distance: Fraction
    apart: int
    lies_apart: bool


@dataclass(frozen=True)
class Board:
    """Products by rank, jurors by key, and the sheets that lie apart as (product, juror)."""

    products: Sequence[ProductRow]
    jurors: Sequence[JurorRow]
    apart: frozenset[tuple[int, int]]


def score_board(sheets: Iterable[Sheet], *, threshold: int, tolerance: int) -> Board:
    """Return the board of all sheets. ``threshold`` and ``tolerance`` are hundredths."""
    by_product: dict[int, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_product[sheet.product].append(sheet)
    rows = _ranked(by_product, threshold)
    jurors, apart = _jurors(by_product, rows, tolerance)
    return Board(rows, jurors, apart)


def _ranked(by_product: dict[int, list[Sheet]], threshold: int) -> list[ProductRow]:
    """Order products by average. Averages over one common number of sheets are whole numbers."""
    common = lcm(*{len(sheets) for sheets in by_product.values()})
    order = sorted(
        (-sum(sheet.total for sheet in sheets) * (common // len(sheets)), product)
        for product, sheets in by_product.items()
    )
    rows: list[ProductRow] = []
    rank = 0
    for at, (weight, product) in enumerate(order):
        is_as_before = at > 0 and order[at - 1][0] == weight
        is_as_next = at + 1 < len(order) and order[at + 1][0] == weight
        rank = rank if is_as_before else at + 1
        is_reached = -weight >= threshold * common
        rows.append(
            _row(
                by_product[product],
                rank=rank,
                is_tied=is_as_before or is_as_next,
                is_reached=is_reached,
            )
        )
    return rows


def _row(sheets: list[Sheet], *, rank: int, is_tied: bool, is_reached: bool) -> ProductRow:
    totals = sorted(sheet.total for sheet in sheets)
    count = len(totals)
    return ProductRow(
        product=sheets[0].product,
        rank=rank,
        is_tied=is_tied,
        is_reached=is_reached,
        count=count,
        total=sum(totals),
        by_criterion=tuple(map(sum, zip(*(sheet.by_criterion for sheet in sheets), strict=True))),
        squares=sum(total * total for total in totals),
        lowest=totals[0],
        highest=totals[-1],
        twice_median=totals[(count - 1) // 2] + totals[count // 2],
    )


def _jurors(
    by_product: dict[int, list[Sheet]], rows: Iterable[ProductRow], tolerance: int
) -> tuple[list[JurorRow], frozenset[tuple[int, int]]]:
    distances: dict[int, list[int]] = defaultdict(list)  # twice the distance: medians end in half
    apart: set[tuple[int, int]] = set()
    for row in rows:
        for sheet in by_product[row.product]:
            twice = 2 * sheet.total - row.twice_median
            distances[sheet.juror].append(twice)
            if abs(twice) > 2 * tolerance:
                apart.add((sheet.product, sheet.juror))
    found = []
    for juror, twices in sorted(distances.items()):
        count = sum(abs(twice) > 2 * tolerance for twice in twices)
        mean = Fraction(sum(twices), 2 * len(twices))
        found.append(
            JurorRow(
                juror=juror,
                sheets=len(twices),
                mean_distance=mean,
                apart=count,
                lies_apart=2 * count > len(twices) or abs(mean) > tolerance,
            )
        )
    return found, frozenset(apart)
