"""What the consultant shows, version by version, and what the establishment says to each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.consulting.models.assignment import Assignment
from khuyencong.activities.consulting.states import Answer
from khuyencong.foundation.attachments.models import Attachment


class Version(models.Model):
    """One version of the work. Answered once by the establishment; the last accepted one counts."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Phiên bản"))
    shown_on = models.DateField(_("Ngày trình"))
    changes = models.TextField(_("Nội dung, điểm thay đổi"))
    answer = models.CharField(
        _("Trả lời"), max_length=8, choices=Answer, default=Answer.WAITING.value
    )
    words = models.TextField(_("Ý kiến của cơ sở"), blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="version_number"),
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(answer=Answer.ACCEPT.value),
                name="version_one_accepted",
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING.value, answered_on__isnull=True)
                | (~Q(answer=Answer.WAITING.value) & Q(answered_on__isnull=False)),
                name="version_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}/{self.number}"


class VersionFile(models.Model):
    """A picture or paper of a version. Added, never changed."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def is_picture(self) -> bool:
        return self.attachment.content_type.startswith("image/")
