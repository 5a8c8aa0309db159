"""What came of a đề án after its acceptance: aims, figures that were checked, what money did."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Registers sentences, the entry in the navigation, and what the calendar shows."""

    name = "khuyencong.programme.outcomes"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.outcomes.actions import ACTIONS
        from khuyencong.programme.outcomes.integrity import outcome_faults
        from khuyencong.programme.outcomes.sentences import SENTENCES
        from khuyencong.programme.outcomes.waiting import calendar_entries

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        calendar.register_source("outcomes", calendar_entries)
        reference.register_check("outcomes", outcome_faults)
        navigation.register(
            navigation.Entry("outcomes", _("Kết quả, hiệu quả"), "outcomes:list", "trending-up", 60)
        )
