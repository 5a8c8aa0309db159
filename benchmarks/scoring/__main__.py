"""Measure the score board: ``python -m benchmarks.scoring``.

5,000 products with 9 jurors each: the board as the program makes it (averages, ranks with ties,
disagreement, who lies apart), beside the ranking alone written with fractions and nothing else.
Both must name the same ranks.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from benchmarks.measuring import best_seconds, print_table, told, write_results
from khuyencong.engines.scoring import POINT, Board, Sheet, score_board

PRODUCTS = 5_000
JURORS = 9
AIM_SECONDS = 1.0


def main() -> None:
    asked = _arguments()
    with told(f"Making {asked.products:,} products with {asked.jurors} sheets each"):
        sheets = made_sheets(asked.products, asked.jurors)
    _require_same(board(sheets), ranks_by_fractions(sheets))
    with told("Measuring"):
        whole, alone = best_seconds(
            asked.rounds, lambda: board(sheets), lambda: ranks_by_fractions(sheets)
        )
    rows = [
        ("the whole board", whole * 1000, whole / alone),
        ("ranks alone, by fractions", alone * 1000, 1.0),
    ]
    print_table("Score board", ("what", "milliseconds", "ratio"), rows)
    print(f"\nAim: under {AIM_SECONDS:.0f} s. {'Reached.' if whole < AIM_SECONDS else 'MISSED.'}")
    write_results(
        "scoring",
        {
            "products": asked.products,
            "jurors": asked.jurors,
            "board_ms": round(whole * 1000, 1),
            "reference_ms": round(alone * 1000, 1),
            "ratio": round(whole / alone, 2),
        },
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scoring", description=__doc__)
    parser.add_argument("--products", type=int, default=PRODUCTS)
    parser.add_argument("--jurors", type=int, default=JURORS)
    parser.add_argument("--rounds", type=int, default=7, help="turns of each way; the best counts")
    return parser.parse_args()


def made_sheets(products: int, jurors: int) -> list[Sheet]:
    """Return sheets that differ, the same each time. One in nine is left out, as for a relation."""
    sheets = []
    for product in range(products):
        for juror in range(jurors):
            if (product + juror) % 9 == 0:
                continue
            total = 5_000 + (product * 7_919 + juror * 104_729) % 5_000
            sheets.append(Sheet(product, juror, total, (total, 0, 0, 0)))
    return sheets


def board(sheets: Sequence[Sheet]) -> Board:
    return score_board(sheets, threshold=70 * POINT, tolerance=10 * POINT)


def ranks_by_fractions(sheets: Sequence[Sheet]) -> dict[int, int]:
    """Return the rank of each product: averages as fractions, sorted, equal ones together."""
    totals: dict[int, list[int]] = defaultdict(list)
    for sheet in sheets:
        totals[sheet.product].append(sheet.total)
    averages = {product: Fraction(sum(own), len(own)) for product, own in totals.items()}
    ranks: dict[int, int] = {}
    before, rank = None, 0
    order = sorted(averages, key=lambda product: (-averages[product], product))
    for at, product in enumerate(order, start=1):
        rank = rank if averages[product] == before else at
        before, ranks[product] = averages[product], rank
    return ranks


def _require_same(found: Board, ranks: dict[int, int]) -> None:
    """Stop if the two ways name different ranks."""
    named = {row.product: row.rank for row in found.products}
    if named != ranks:
        raise SystemExit("The board and the fractions rank differently.")


if __name__ == "__main__":
    main()
