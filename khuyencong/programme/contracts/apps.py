from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "khuyencong.programme.contracts"
