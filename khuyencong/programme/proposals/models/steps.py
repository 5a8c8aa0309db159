"""What happened to a đề án: steps, requests for completion, papers, rulings as they were seen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.proposals.models.proposal import Proposal
from khuyencong.programme.proposals.states import Action, Section, State


class StepTaken(models.Model):
    """One step on the road, as it was taken. Added, never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    action = models.CharField(max_length=30, choices=Action)
    source = models.CharField(max_length=20, choices=State)
    target = models.CharField(max_length=20, choices=State)
    taken_on = models.DateField()
    taken_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(null=True)  # when the step should have been taken; None: no deadline
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    person_name = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    office_name = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({self.taken_on})"

    @property
    def days_late(self) -> int:
        """Calendar days between the deadline and the step; 0 when in time or without deadline."""
        return max(0, (self.taken_on - self.due_on).days) if self.due_on else 0


class SectionRequest(models.Model):
    """What an office asked to have completed in one section, and whether it was."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="section_requests"
    )
    section = models.CharField(_("Phần"), max_length=20, choices=Section)
    reason = models.TextField(_("Lý do và nội dung cần bổ sung"))
    asked_from = models.CharField(max_length=20, choices=State)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(_("Giải trình"), blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "section"],
                condition=Q(answered_on__isnull=True),
                name="sectionrequest_one_open_per_section",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_section_display()}: {self.reason}"


class ProposalPaper(models.Model):
    """A file of the dossier, under the requirement that it meets. Removed by date, not deleted."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="papers")
    requirement = models.CharField(_("Loại giấy tờ"), max_length=60)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.requirement}: {self.attachment}"


class FrozenRuling(models.Model):
    """A ruling as it was seen at a moment, with the rule versions it used. Never changed.

    ``ruling`` is the JSON of ``registers.policies``; years later it reads as it did that day.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="rulings")
    occasion = models.CharField(
        max_length=20,
        choices=[
            ("submission", _("Khi nộp")),
            ("appraisal", _("Khi thẩm định")),
            ("approval", _("Khi phê duyệt")),
            ("contract", _("Khi ký hợp đồng")),
            ("acceptance", _("Khi nghiệm thu")),
        ],
    )
    made_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    eligible = models.BooleanField(null=True)
    limit_vnd = models.BigIntegerField(null=True)
    ruling = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_occasion_display()} {self.made_on}"
