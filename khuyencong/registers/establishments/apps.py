from django.apps import AppConfig


class EstablishmentsConfig(AppConfig):
    """Registers where applicants come from, the sentences of refusals and the navigation entry."""

    name = "khuyencong.registers.establishments"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.accounts import permissions as accounts
        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.establishments.labels import ACTIONS
        from khuyencong.registers.establishments.naming import establishment_names
        from khuyencong.registers.establishments.queries import SEARCH, applicant_actors, applicants
        from khuyencong.registers.establishments.sentences import SENTENCES

        SEARCH.keep_built(self)
        acting.register(applicant_actors)
        accounts.register_limit(applicants)
        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("establishment", _("Cơ sở CNNT"), establishment_names)
        navigation.register(
            navigation.Entry(
                "establishments", _("Cơ sở CNNT"), "establishments:list", "building-factory-2", 40
            )
        )
