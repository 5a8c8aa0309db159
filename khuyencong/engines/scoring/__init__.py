"""Scores of a jury, exactly: totals, ranks with ties, disagreement, and who lies apart."""

from khuyencong.engines.scoring.board import Board, JurorRow, ProductRow, score_board
from khuyencong.engines.scoring.points import POINT, show_points
from khuyencong.engines.scoring.scheme import (
    Criterion,
    Part,
    Scheme,
    problems_of_parts,
    problems_of_points,
)
from khuyencong.engines.scoring.sheets import Sheet, add_up

__all__ = [
    "POINT",
    "Board",
    "Criterion",
    "JurorRow",
    "Part",
    "ProductRow",
    "Scheme",
    "Sheet",
    "add_up",
    "problems_of_parts",
    "problems_of_points",
    "score_board",
    "show_points",
]
