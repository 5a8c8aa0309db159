"""What was found wrong on a visit, and how it was put right."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.inspections.models.visits import Visit
from khuyencong.programme.inspections.states import MAY_HOLD_PAYMENT, Severity


class Finding(models.Model):
    """One thing that was found wrong, with what is to be done, by whom and until when.

    Closed once, with proof and by another person than its owner; then it never changes. One that
    ``holds_payment`` keeps the contract's payments from being approved until it is closed.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    severity = models.CharField(_("Mức độ"), max_length=10, choices=Severity)
    text = models.TextField(_("Sai sót phát hiện"))
    action = models.TextField(_("Việc phải làm"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Người chịu trách nhiệm"),
    )
    due_on = models.DateField(_("Hạn khắc phục"))
    holds_payment = models.BooleanField(_("Giữ thanh toán"), default=False)
    added_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proof = models.TextField(_("Bằng chứng đã khắc phục"), blank=True)
    proof_file = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_on = models.DateField(_("Ngày đóng"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=Q(closed_on__isnull=True), name="finding_open"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="finding_severity"
            ),
            models.CheckConstraint(
                condition=Q(holds_payment=False)
                | Q(severity__in=sorted(one.value for one in MAY_HOLD_PAYMENT)),
                name="finding_holds_when_serious",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("added_on")), name="finding_due"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True)
                | (
                    Q(closed_on__isnull=False, closed_by__isnull=False)
                    & ~Q(closed_by=F("owner"))
                    & (~Q(proof="") | Q(proof_file__isnull=False))
                ),
                name="finding_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"finding:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
