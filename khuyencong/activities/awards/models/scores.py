"""What the jury scores on, and its sheets."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.entries import Entry
from khuyencong.activities.awards.models.people import JuryMember
from khuyencong.activities.awards.models.round import VoteRound
from khuyencong.activities.awards.states import CriterionCode, SheetState


class SubCriterion(models.Model):
    """A part of one of the four criteria. ``maximum`` in hundredths of a point.

    Changed until the chair fixes them; never after.
    """

    round = models.ForeignKey(VoteRound, on_delete=models.PROTECT, related_name="sub_criteria")
    criterion = models.CharField(_("Tiêu chí"), max_length=10, choices=CriterionCode)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("Nội dung"), max_length=200)
    maximum = models.PositiveIntegerField(_("Điểm tối đa"))

    class Meta:
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="subcriterion_position"),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="subcriterion_maximum"),
        ]

    def __str__(self) -> str:
        return self.name


class ScoreSheet(models.Model):
    """What one juror gives one product. Submitted, it never changes.

    ``total`` in hundredths, None while it is a draft: a draft is nobody's but its juror's.
    """

    juror = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="sheets")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=SheetState, default=SheetState.DRAFT.value
    )
    total = models.PositiveIntegerField(_("Tổng điểm"), null=True)
    note = models.TextField(_("Nhận xét"), blank=True)
    submitted_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["entry", "juror"]
        constraints = [
            models.UniqueConstraint(fields=["juror", "entry"], name="scoresheet_once"),
            models.CheckConstraint(
                condition=Q(
                    state=SheetState.DRAFT.value, total__isnull=True, submitted_on__isnull=True
                )
                | Q(
                    state=SheetState.SUBMITTED.value,
                    total__isnull=False,
                    total__lte=10_000,
                    submitted_on__isnull=False,
                ),
                name="scoresheet_submitted_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.juror_id}: {self.entry_id}"

    @property
    def is_submitted(self) -> bool:
        return self.state == SheetState.SUBMITTED


class SheetPoints(models.Model):
    """The points of a sheet for one sub-criterion, in hundredths."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="points")
    sub_criterion = models.ForeignKey(SubCriterion, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveIntegerField()

    class Meta:
        ordering = ["sheet", "sub_criterion"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "sub_criterion"], name="sheetpoints_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sub_criterion_id}: {self.points}"
