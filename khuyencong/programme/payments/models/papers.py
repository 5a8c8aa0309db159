"""A paper that a payment or a settlement must have."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.attachments.models import Attachment


class PaperHeld(models.Model):
    """A paper under the requirement that it meets: a file, or the number of what lies in a folder.

    Given up by a date, not deleted.
    """

    requirement = models.CharField(_("Loại giấy tờ"), max_length=200)
    number = models.CharField(_("Số, ngày của bản giấy"), max_length=100, blank=True)
    attachment = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_on = models.DateField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number or str(self.attachment)
