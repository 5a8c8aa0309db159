from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    name = "khuyencong.programme.appraisals"
