"""Complaints about a result, and the corrections that upheld ones bring."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.entries import Entry
from khuyencong.activities.awards.models.results import Verdict
from khuyencong.activities.awards.models.round import VoteRound


class Complaint(models.Model):
    """A complaint about the result of one product. Answered once, by the council."""

    round = models.ForeignKey(VoteRound, on_delete=models.PROTECT, related_name="complaints")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="complaints")
    text = models.TextField(_("Nội dung khiếu nại"))
    received_on = models.DateField(_("Ngày nhận đơn"))
    due_on = models.DateField(_("Hạn trả lời"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    is_upheld = models.BooleanField(_("Khiếu nại đúng"), null=True)
    answer = models.TextField(_("Trả lời của Hội đồng"), blank=True)
    answered_on = models.DateField(_("Ngày trả lời"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(answered_on__isnull=True), name="complaint_one_open"
            ),
            models.CheckConstraint(
                condition=Q(
                    answered_on__isnull=True, answered_by__isnull=True, is_upheld__isnull=True
                )
                | Q(answered_on__isnull=False, answered_by__isnull=False, is_upheld__isnull=False),
                name="complaint_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.received_on}"

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    def is_late_on(self, day: date) -> bool:
        """Whether it was answered after its last day, or is still open then."""
        return (self.answered_on or day) > self.due_on


class VerdictChange(models.Model):
    """A correction of a result. Added, never changed."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="changes")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="changes")
    was_winner = models.BooleanField()
    becomes_winner = models.BooleanField()
    reason = models.TextField(_("Lý do"))
    decision_number = models.CharField(_("Số quyết định"), max_length=40)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(was_winner=models.F("becomes_winner")), name="verdictchange_changes"
            )
        ]

    def __str__(self) -> str:
        return self.decision_number
