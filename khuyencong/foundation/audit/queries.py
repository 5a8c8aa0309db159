"""Reads of the trace."""

from django.db.models import QuerySet

from khuyencong.foundation.audit.models import AuditEntry


def entries_about(*subjects: str) -> QuerySet[AuditEntry]:
    """Return the entries about some subjects ("proposal:42"), the newest first."""
    return AuditEntry.objects.filter(subject__in=subjects).order_by("-pk")
