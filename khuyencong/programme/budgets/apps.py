from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "khuyencong.programme.budgets"
