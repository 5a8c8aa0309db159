"""Money: funds, allotments, budget lines and the ledger."""

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """Registers sentences, navigation, and the check that the ledger adds up."""

    name = "khuyencong.programme.budgets"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.budgets.actions import ACTIONS
        from khuyencong.programme.budgets.integrity import ledger_faults
        from khuyencong.programme.budgets.models import Allotment, Transfer, YearClosing
        from khuyencong.programme.budgets.naming import fund_names, paper_names
        from khuyencong.programme.budgets.sentences import SENTENCES

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("fund", _("Nguồn kinh phí"), fund_names)
        for prefix, label, kind, model, fund_path in (
            ("allotment", _("Quyết định giao kinh phí"), "allotment", Allotment, "fund"),
            ("transfer", _("Quyết định chuyển kinh phí"), "transfer", Transfer, "line__fund"),
            ("year_closing", _("Khóa sổ năm"), "closing", YearClosing, "fund"),
        ):
            subjects.register(prefix, label, paper_names(kind, model, fund_path))
        navigation.register(navigation.Entry("budgets", _("Kinh phí"), "budgets:list", "coins", 30))
        reference.register_check("ledger", ledger_faults)
