from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "khuyencong.programme.plans"
