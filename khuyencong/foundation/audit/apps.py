from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the sealer, the check of the chain, and the journal's place in the side bar."""

    name = "khuyencong.foundation.audit"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, sealing, verification
        from khuyencong.foundation.audit.actions import ACTIONS
        from khuyencong.foundation.audit.permissions import READERS
        from khuyencong.foundation.audit.sentences import SENTENCES
        from khuyencong.foundation.jobs import recurring, reference
        from khuyencong.foundation.ui import navigation, sentences

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        recurring.register("audit seals", sealing.seal_pending, every_seconds=5)
        reference.register_check("audit chain", verification.verify_chain, order=10)
        reference.register_check("audit head", verification.verify_kept_head, order=11)
        navigation.register(
            navigation.Entry("audit", _("Nhật ký"), "audit:entries", "history", 90, READERS)
        )
