from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "khuyencong.foundation.attachments"
