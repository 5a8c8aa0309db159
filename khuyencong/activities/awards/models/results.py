"""What the council proposes of each product."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.entries import Entry


class Verdict(models.Model):
    """What became of one product: its average as a fraction, its rank, won or not.

    ``total`` hundredths over ``sheets`` sheets. ``place`` is its order among the winners;
    ``reason`` says why a higher one was passed over. Corrected only by an upheld complaint, and
    each correction stays on record (``VerdictChange``).
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="verdict")
    total = models.PositiveIntegerField()
    sheets = models.PositiveSmallIntegerField()
    rank = models.PositiveIntegerField(_("Xếp hạng"))
    is_winner = models.BooleanField(_("Được công nhận"), default=False)
    place = models.PositiveIntegerField(_("Thứ tự công nhận"), null=True)
    reason = models.TextField(_("Lý do"), blank=True)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_winner=True, place__isnull=False)
                | Q(is_winner=False, place__isnull=True),
                name="verdict_winner_has_place",
            ),
            models.CheckConstraint(condition=Q(sheets__gt=0), name="verdict_has_sheets"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.rank}"
