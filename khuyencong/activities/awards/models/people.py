"""Council and jury of a round, and the relations that bar a juror from a product."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.entries import Entry
from khuyencong.activities.awards.models.round import VoteRound
from khuyencong.activities.awards.states import CouncilFunction, JuryFunction, PanelKind


class Panel(models.Model):
    """The decision that sets up the council, or the jury, of a round.

    Put together by one person, signed by another; signed, its members change no more.
    """

    round = models.ForeignKey(VoteRound, on_delete=models.PROTECT, related_name="panels")
    kind = models.CharField(max_length=10, choices=PanelKind)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decision_number = models.CharField(_("Số quyết định"), max_length=40, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["round", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="panel_once"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, signed_by__isnull=True, decision_number="")
                | (Q(decided_on__isnull=False, signed_by__isnull=False) & ~Q(decision_number="")),
                name="panel_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.kind}"

    @property
    def is_signed(self) -> bool:
        return self.decided_on is not None


class CouncilMember(models.Model):
    """A member of the council. ``person`` where they have an account: the chair decides with it."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="council_members")
    name = models.CharField(_("Họ và tên"), max_length=150)
    position = models.CharField(_("Chức vụ, đơn vị"), max_length=200)
    function = models.CharField(_("Nhiệm vụ"), max_length=15, choices=CouncilFunction)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "function"],
                condition=Q(function__in=["chair", "standing_vice"]),
                name="councilmember_one_chair",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JuryMember(models.Model):
    """A person who scores in one round. Absent with a reason, never taken out once appointed.

    ``declared_on`` is the day on which they said which products they are related to, even none.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="jury_members")
    round = models.ForeignKey(VoteRound, on_delete=models.PROTECT, related_name="jury_members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="juries"
    )
    position = models.CharField(_("Chức vụ, chuyên môn"), max_length=200)
    function = models.CharField(_("Nhiệm vụ"), max_length=10, choices=JuryFunction)
    declared_on = models.DateField(_("Ngày khai quan hệ"), null=True)
    absent_on = models.DateField(_("Ghi vắng ngày"), null=True)
    absence_reason = models.TextField(_("Lý do vắng"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="jurymember_once"),
            models.UniqueConstraint(
                fields=["panel"], condition=Q(function="head"), name="jurymember_one_head"
            ),
            models.CheckConstraint(
                condition=Q(absent_on__isnull=True, absence_reason="")
                | (Q(absent_on__isnull=False) & ~Q(absence_reason="")),
                name="jurymember_absent_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_absent(self) -> bool:
        return self.absent_on is not None


class Relation(models.Model):
    """A tie of a juror to the maker of a product: they do not score it. Added, never changed."""

    juror = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="relations")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="relations")
    nature = models.CharField(_("Quan hệ"), max_length=300)
    declared_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["juror", "entry"], name="relation_once")]

    def __str__(self) -> str:
        return self.nature
