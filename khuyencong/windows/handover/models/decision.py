"""The decision by which one office hands over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.offices.models import Office
from khuyencong.windows.handover.states import LIVE_STATES, HandoverState


class Handover(models.Model):
    """A decision that an office hands over. Prepared by one person, approved by another.

    What is of no place passes to ``rest_office``; the rest by ``shares``, and by ``choices`` where
    somebody had to say. Carried out once, on or after ``effective_on``; ``before`` and ``after``
    keep the totals of the offices then, for they must be equal; ``passed`` how much of what went
    to whom. Never deleted. ``version`` grows
    with each change, so that a second tab cannot overwrite the first.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="handovers", verbose_name=_("Cơ quan giao")
    )
    number = models.CharField(_("Số văn bản"), max_length=60)
    decided_on = models.DateField(_("Ngày văn bản"))
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    effective_on = models.DateField(_("Chuyển giao từ ngày"))
    rest_office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Cơ quan nhận phần không thuộc riêng địa bàn nào"),
    )
    state = models.CharField(
        _("Trạng thái"), max_length=12, choices=HandoverState, default=HandoverState.DRAFT.value
    )
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    passed = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_on = models.DateField(null=True)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    carried_out_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(state__in=[state.value for state in LIVE_STATES]),
                name="handover_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[HandoverState.APPROVED, HandoverState.CARRIED_OUT])
                | (
                    Q(approved_by__isnull=False, approved_on__isnull=False)
                    & ~Q(approved_by=F("made_by"))
                ),
                name="handover_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=HandoverState.CARRIED_OUT.value)
                | Q(carried_out_by__isnull=False, carried_out_on__gte=F("effective_on")),
                name="handover_carried_out_whole",
            ),
            models.CheckConstraint(
                condition=~Q(office=F("rest_office")), name="handover_to_another_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.office}"

    @property
    def reference(self) -> str:
        """The text that names it in the ledger and the audit: ``handover:3``."""
        return f"handover:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == HandoverState.DRAFT
