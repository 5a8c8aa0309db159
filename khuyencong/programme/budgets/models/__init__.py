"""Money of the programme: funds with their lines, the ledger, and the papers that move money."""

from khuyencong.programme.budgets.models.funds import BudgetLine, Fund
from khuyencong.programme.budgets.models.ledger import BudgetMove, Holding, LineBalance
from khuyencong.programme.budgets.models.papers import Allotment, MoneyPaper, Transfer, YearClosing

__all__ = [
    "Allotment",
    "BudgetLine",
    "BudgetMove",
    "Fund",
    "Holding",
    "LineBalance",
    "MoneyPaper",
    "Transfer",
    "YearClosing",
]
