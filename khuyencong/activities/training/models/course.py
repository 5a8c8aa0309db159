"""A class: what it is, for whom, where and when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.states import ClassKind, ClassState
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import PathField, Unit


class TrainingClass(models.Model):
    """A class that an office runs, for a đề án or as its own work without one.

    ``token`` opens its public page. ``minimum_percent`` is the share of sessions after which a
    trainee has completed it. ``cost_vnd`` is what it cost, as information; money moves elsewhere.
    Never deleted: what does not happen is cancelled.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan tổ chức")
    )
    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Đề án"),
    )
    kind = models.CharField(_("Loại lớp"), max_length=30, choices=ClassKind)
    title = models.CharField(_("Tên lớp"), max_length=200)
    audience = models.CharField(_("Đối tượng"), max_length=300)
    place = models.CharField(_("Địa điểm"), max_length=200)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Xã, phường, thị trấn")
    )
    unit_path = PathField(db_index=True)
    capacity = models.PositiveSmallIntegerField(_("Số chỗ"))
    starts_on = models.DateField(_("Khai giảng"))
    ends_on = models.DateField(_("Bế giảng"))
    enrolment_from = models.DateField(_("Nhận đăng ký từ ngày"))
    enrolment_to = models.DateField(_("Nhận đăng ký đến hết ngày"))
    minimum_percent = models.PositiveSmallIntegerField(_("Dự tối thiểu (% số buổi)"))
    cost_vnd = models.BigIntegerField(_("Chi phí của lớp"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True)
    state = models.CharField(_("Trạng thái"), max_length=12, choices=ClassState)
    completed_on = models.DateField(null=True)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_on = models.DateField(null=True)
    cancellation_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["-starts_on", "-id"], name="training_class_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"))
                & Q(enrolment_to__gte=F("enrolment_from"), enrolment_to__lte=F("ends_on")),
                name="trainingclass_dates",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gt=0, minimum_percent__gt=0, minimum_percent__lte=100),
                name="trainingclass_numbers",
            ),
            models.CheckConstraint(
                condition=Q(cost_vnd__isnull=True) | Q(cost_vnd__gte=0, cost_vnd__lte=MAXIMUM_VND),
                name="trainingclass_cost",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClassState.COMPLETED)
                | Q(completed_on__isnull=False, completed_by__isnull=False),
                name="trainingclass_completed_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClassState.CANCELLED)
                | (Q(cancelled_on__isnull=False) & ~Q(cancellation_reason="")),
                name="trainingclass_cancelled_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"training_class:{self.pk}"

    def is_enrolling(self, on: date) -> bool:
        """Return whether people may enrol on a day."""
        return self.state == ClassState.OPEN and self.enrolment_from <= on <= self.enrolment_to
