"""What was done under a contract, and what of it was accepted."""

from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    """Registers sentences, the entry in the navigation, and the check of what was accepted."""

    name = "khuyencong.programme.acceptance"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.acceptance.actions import ACTIONS
        from khuyencong.programme.acceptance.handover import unsigned_minutes
        from khuyencong.programme.acceptance.integrity import acceptance_faults
        from khuyencong.programme.acceptance.sentences import SENTENCES
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_hindrance("acceptance", unsigned_minutes)
        navigation.register(
            navigation.Entry(
                "acceptance", _("Tiến độ, nghiệm thu"), "acceptance:list", "clipboard-check", 26
            )
        )
        reference.register_check("acceptance", acceptance_faults)
