from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "khuyencong.windows.workspace"
