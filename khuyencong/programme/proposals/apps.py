from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "khuyencong.programme.proposals"
