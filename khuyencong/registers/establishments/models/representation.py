"""Who acts for an establishment."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.establishments.models.establishment import Establishment


class Representation(models.Model):
    """A person who acts for an establishment for a time, confirmed by an officer.

    Ended by date, never deleted. It gives the person the role of applicant.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="representations"
    )
    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="representations"
    )
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "establishment"],
                condition=Q(valid_to__isnull=True),
                name="representation_once_open",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="representation_dates",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("user")),
                name="representation_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.establishment}"
