"""The staff's and applicants' workspace: home, and a đề án seen whole."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Registers home and the calendar in the navigation, and the demonstration."""

    name = "khuyencong.windows.workspace"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.accounts.actor import STAFF_ROLES
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation
        from khuyencong.windows.demonstration.loading import PARTS

        for order, (name, load) in enumerate(PARTS):
            reference.register_demo(name, load, order=order)
        navigation.register(navigation.Entry("home", _("Tổng quan"), "home", "home", 0))
        navigation.register(
            navigation.Entry("calendar", _("Lịch"), "workspace:calendar", "calendar", 2)
        )
        navigation.register(
            navigation.Entry("map", _("Bản đồ"), "workspace:map", "map-2", 4, roles=STAFF_ROLES)
        )
        navigation.register(
            navigation.Entry(
                "plan_progress",
                _("Tiến độ kế hoạch"),
                "workspace:plan_progress",
                "chart-bar",
                3,
                roles=STAFF_ROLES,
            )
        )
