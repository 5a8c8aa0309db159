from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "khuyencong.registers.policies"
