"""Yearly plans: objectives, lines with their money, versions and adjustments."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers sentences and navigation."""

    name = "khuyencong.programme.plans"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.plans import naming
        from khuyencong.programme.plans.actions import ACTIONS
        from khuyencong.programme.plans.sentences import SENTENCES

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("plan", _("Kế hoạch"), naming.plan_names)
        subjects.register("plan_line", _("Dòng kế hoạch"), naming.line_names)
        subjects.register("plan_adjustment", _("Điều chỉnh kế hoạch"), naming.adjustment_names)
        navigation.register(
            navigation.Entry("plans", _("Kế hoạch"), "plans:list", "calendar-stats", 20)
        )
