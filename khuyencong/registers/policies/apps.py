"""Legal documents, rulebooks, routes and the working calendar, in versions."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Registers sentences, the ways to the law's pages, the loader and the check."""

    name = "khuyencong.registers.policies"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs.reference import register_check, register_loader
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.policies import naming
        from khuyencong.registers.policies.actions import ACTIONS
        from khuyencong.registers.policies.integrity import check_versions
        from khuyencong.registers.policies.sentences import SENTENCES
        from khuyencong.registers.policies.services import load_policies

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("policies", _("Pháp luật"))
        subjects.register("legal_document", _("Văn bản"), naming.document_names)
        subjects.register("policy_book", _("Quy định"), naming.book_names)
        subjects.register("policy_version", _("Phiên bản quy định"), naming.version_names)
        navigation.register(
            navigation.Entry(
                "assess", _("Tôi được hỗ trợ bao nhiêu?"), "policies:assess", "calculator", 70
            )
        )
        navigation.register(
            navigation.Entry("policies", _("Pháp luật"), "policies:overview", "scale", 75)
        )
        register_loader("policies", load_policies, order=30)
        register_check("rulebooks", check_versions)
