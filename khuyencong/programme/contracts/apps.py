"""Contracts that carry a đề án out."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Registers the sentences of refusals, what follows a merging, the entry in the navigation."""

    name = "khuyencong.programme.contracts"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.contracts.actions import ACTIONS
        from khuyencong.programme.contracts.handover import open_contracts
        from khuyencong.programme.contracts.sentences import SENTENCES
        from khuyencong.programme.contracts.services.merging import name_the_kept
        from khuyencong.programme.proposals.services.merging import on_join
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        on_join(name_the_kept)
        handover.register_mover("contracts", open_contracts(), order=24)
        navigation.register(
            navigation.Entry("contracts", _("Hợp đồng"), "contracts:list", "contract", 24)
        )
