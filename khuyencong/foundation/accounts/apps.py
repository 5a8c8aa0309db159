from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers installation administrators, sentences, and the page of people."""

    name = "khuyencong.foundation.accounts"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.accounts.actions import ACTIONS
        from khuyencong.foundation.accounts.actor import Role
        from khuyencong.foundation.accounts.naming import person_names
        from khuyencong.foundation.accounts.queries import installation_administrator
        from khuyencong.foundation.accounts.sentences import SENTENCES
        from khuyencong.foundation.accounts.sessions import clear_ended_sessions
        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import recurring
        from khuyencong.foundation.ui import navigation, sentences

        recurring.register("ended sessions", clear_ended_sessions, every_seconds=3600)
        acting.register(installation_administrator)
        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("person", _("Người dùng"), person_names)
        administrators = frozenset({Role.ADMINISTRATOR})
        navigation.register(
            navigation.Entry("people", _("Người dùng"), "people", "users", 95, administrators)
        )
