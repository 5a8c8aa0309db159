"""Money: funds, allotments, budget lines and the ledger."""

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """Registers its sentences, and the check that the ledger adds up."""

    name = "khuyencong.programme.budgets"

    def ready(self) -> None:
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import sentences
        from khuyencong.programme.budgets.integrity import ledger_faults
        from khuyencong.programme.budgets.sentences import SENTENCES

        sentences.register(SENTENCES)
        reference.register_check("ledger", ledger_faults)
