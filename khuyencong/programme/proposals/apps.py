"""The road of a đề án before its decision."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Registers the sentences of refusals and the entry in the navigation."""

    name = "khuyencong.programme.proposals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.proposals.sentences import SENTENCES
        from khuyencong.programme.proposals.states import Action, Section, State

        sentences.register(SENTENCES)
        sentences.register_labels("state", State)
        sentences.register_labels("action", Action)
        sentences.register_labels("section", Section)
        navigation.register(
            navigation.Entry("proposals", _("Đề án"), "proposals:list", "file-text", 20)
        )
