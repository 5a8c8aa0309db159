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
        sentences.register_labels("state", dict(State.choices))
        sentences.register_labels("action", dict(Action.choices))
        for parameter in ("section", "sections"):
            sentences.register_labels(parameter, dict(Section.choices))
        navigation.register(
            navigation.Entry("proposals", _("Đề án"), "proposals:list", "file-text", 20)
        )
