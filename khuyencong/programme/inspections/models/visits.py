"""A visit in the field: who was there, what was looked at, how much of the work stood."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.models.planning import PlannedVisit
from khuyencong.programme.inspections.states import AnswerValue, VisitState
from khuyencong.registers.offices.models import Office


class Visit(models.Model):
    """One visit of an office to the work of a contract, with its minutes.

    Finished, it never changes and has its official number. ``uuid`` is made by the device, so that
    minutes written without a network are sent twice and stored once. ``version`` grows with each
    change, so that a second tab cannot overwrite the first.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="visits")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan kiểm tra")
    )
    planned_visit = models.ForeignKey(
        PlannedVisit, on_delete=models.PROTECT, null=True, related_name="visits"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    number = models.CharField(_("Số biên bản"), max_length=40, blank=True)
    visited_on = models.DateField(_("Ngày kiểm tra"))
    place = models.CharField(_("Địa điểm"), max_length=300)
    members = models.TextField(_("Đoàn kiểm tra"))
    representative = models.CharField(_("Đại diện cơ sở"), max_length=300)
    is_announced = models.BooleanField(_("Có báo trước"), default=True)
    percent = models.PositiveSmallIntegerField(_("Tiến độ tại chỗ (%)"))
    conclusion = models.TextField(_("Kết luận"), blank=True)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=VisitState, default=VisitState.DRAFT.value
    )
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    finished_on = models.DateField(_("Ngày kết thúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-visited_on", "-pk"]
        indexes = [
            models.Index(fields=["contract", "-visited_on", "-id"], name="visit_contract_day")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="visit_percent"),
            models.CheckConstraint(
                condition=Q(visited_on__lte=F("recorded_on")), name="visit_not_in_the_future"
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.DRAFT.value, number="", finished_on__isnull=True)
                | (
                    Q(state=VisitState.FINISHED.value, finished_on__isnull=False)
                    & ~Q(number="")
                    & ~Q(conclusion="")
                ),
                name="visit_finished_whole",
            ),
            models.UniqueConstraint(
                fields=["office", "number"], condition=~Q(number=""), name="visit_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.visited_on:%d/%m/%Y}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"visit:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == VisitState.DRAFT


class ChecklistAnswer(models.Model):
    """What was found of one thing on the checklist, in the words that were asked then."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=60)
    text = models.CharField(_("Nội dung kiểm tra"), max_length=300)
    value = models.CharField(_("Kết quả"), max_length=20, choices=AnswerValue)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering = ["visit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "code"], name="checklistanswer_once"),
            models.CheckConstraint(
                condition=Q(value__in=AnswerValue.values), name="checklistanswer_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class VisitPhoto(models.Model):
    """A photograph of a visit, with the place and time that the camera told. Added, never changed.

    One without a place is kept as well, and the pages mark it.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(_("Lúc chụp"), null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="visitphoto_place_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def has_place(self) -> bool:
        return self.latitude is not None
