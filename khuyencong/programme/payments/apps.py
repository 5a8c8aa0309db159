from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "khuyencong.programme.payments"
