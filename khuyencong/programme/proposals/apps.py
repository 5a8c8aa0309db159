"""The road of a đề án before its decision."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Registers the sentences of refusals, what follows a merging, and the navigation entry."""

    name = "khuyencong.programme.proposals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.proposals.sentences import SENTENCES
        from khuyencong.programme.proposals.services.merging import move_to_kept
        from khuyencong.programme.proposals.states import Action, Section, State
        from khuyencong.registers.establishments.services import on_merge

        sentences.register(SENTENCES)
        sentences.register_labels("state", dict(State.choices))
        sentences.register_labels("action", dict(Action.choices))
        for parameter in ("section", "sections"):
            sentences.register_labels(parameter, dict(Section.choices))
        on_merge(move_to_kept)
        navigation.register(
            navigation.Entry("proposals", _("Đề án"), "proposals:list", "file-text", 20)
        )
