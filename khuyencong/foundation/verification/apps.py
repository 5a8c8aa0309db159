from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Codes on certificates and papers, and the page where anyone asks about one."""

    name = "khuyencong.foundation.verification"
