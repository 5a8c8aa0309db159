from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "khuyencong.foundation.accounts"
