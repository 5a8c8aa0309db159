"""The staff's and applicants' workspace: home, and a đề án seen whole."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Registers the home page in the navigation."""

    name = "khuyencong.windows.workspace"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation
        from khuyencong.windows.workspace.demonstration import load_demonstration

        reference.register_demo("the district office of Đakrông", load_demonstration)
        navigation.register(navigation.Entry("home", _("Tổng quan"), "home", "home", 0))
