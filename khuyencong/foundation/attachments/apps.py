from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Registers the sentences of its refusals and the check of the stored files."""

    name = "khuyencong.foundation.attachments"

    def ready(self) -> None:
        from khuyencong.foundation.attachments.actions import ACTIONS
        from khuyencong.foundation.attachments.integrity import check_files
        from khuyencong.foundation.attachments.sentences import SENTENCES
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import sentences

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        reference.register_check("attachments", check_files, order=20)
