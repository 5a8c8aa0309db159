"""A fair, and what has to be prepared for it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.fairs.states import FairKind, Phase
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import Unit


class Fair(models.Model):
    """One fair that an office organises or takes establishments to. Never deleted.

    ``proposal`` is the đề án whose quantity is fairs; where booths are supported, each booth names
    its own. ``unit`` is the place at home, ``country`` the one abroad. ``delivery`` is set once
    the fair was reported to acceptance. ``version`` grows with each change.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="fairs")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="fairs"
    )
    name = models.CharField(_("Tên hội chợ"), max_length=250)
    kind = models.CharField(_("Loại"), max_length=10, choices=FairKind)
    organiser = models.CharField(_("Đơn vị tổ chức"), max_length=200)
    place = models.CharField(_("Địa điểm"), max_length=250)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    country = models.CharField(_("Nước"), max_length=80, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    cancelled_on = models.DateField(null=True)
    cancel_reason = models.TextField(_("Lý do"), blank=True)
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="fair"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["office", "-starts_on"], name="fair_office_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="fair_days_in_order"
            ),
            models.CheckConstraint(
                condition=(Q(kind=FairKind.ABROAD) & ~Q(country=""))
                | (~Q(kind=FairKind.ABROAD) & Q(country="")),
                name="fair_country_abroad",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | ~Q(cancel_reason=""),
                name="fair_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"fair:{self.pk}"

    @property
    def where(self) -> str:
        """The place, with the country abroad."""
        return f"{self.place}, {self.country}" if self.country else self.place

    def phase(self, on: date) -> Phase:
        """Return where the fair is on a day."""
        if self.cancelled_on is not None:
            return Phase.CANCELLED
        if on < self.starts_on:
            return Phase.AHEAD
        return Phase.OPEN if on <= self.ends_on else Phase.OVER


class Task(models.Model):
    """Something to prepare for a fair: who does it and until when. Done once."""

    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(_("Việc"), max_length=300)
    owner = models.CharField(_("Người làm"), max_length=150)
    due_on = models.DateField(_("Hạn"))
    done_on = models.DateField(_("Ngày xong"), null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text
