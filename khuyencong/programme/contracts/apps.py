"""Contracts that carry a đề án out."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Registers the sentences of refusals and the entry in the navigation."""

    name = "khuyencong.programme.contracts"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.contracts.actions import ACTIONS
        from khuyencong.programme.contracts.sentences import SENTENCES

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        navigation.register(
            navigation.Entry("contracts", _("Hợp đồng"), "contracts:list", "contract", 24)
        )
