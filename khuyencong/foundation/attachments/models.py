"""Files that people add to a record."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Attachment(models.Model):
    """One file as someone uploaded it. Its content never changes; it leaves by ``removed_at``.

    The content lies in the data folder under its SHA-256, once however often it was uploaded. The
    record it belongs to is known only to the app above that links to it, and that app decides who
    may see it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="attachment_not_empty")]

    def __str__(self) -> str:
        return self.original_name
