"""What is taught: sessions, who teaches, with what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.models.course import TrainingClass
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.registers.offices.models import Office


class Trainer(models.Model):
    """A person who teaches in the classes of an office. Kept once, whatever they teach."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Họ và tên"), max_length=100)
    folded_name = models.CharField(max_length=200)
    workplace = models.CharField(_("Đơn vị công tác"), max_length=200, blank=True)
    folded_workplace = models.CharField(max_length=400, blank=True)
    qualification = models.CharField(_("Trình độ, chuyên môn"), max_length=200, blank=True)

    class Meta:
        ordering = ["folded_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "folded_name", "folded_workplace"], name="training_trainer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.workplace})" if self.workplace else self.name


class Session(models.Model):
    """One sitting of a class. ``token`` opens the page where those present say so.

    ``fee_vnd`` is what the trainer gets for it, as information.
    """

    training_class = models.ForeignKey(
        TrainingClass, on_delete=models.CASCADE, related_name="sessions"
    )
    day = models.DateField(_("Ngày"))
    starts_at = models.TimeField(_("Từ giờ"))
    ends_at = models.TimeField(_("Đến giờ"))
    topic = models.CharField(_("Nội dung"), max_length=300)
    trainer = models.ForeignKey(
        Trainer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("Giảng viên"),
    )
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    fee_vnd = models.BigIntegerField(_("Thù lao giảng viên"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ["day", "starts_at", "pk"]
        indexes = [models.Index(fields=["day", "starts_at"], name="training_session_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="training_session_times"
            ),
            models.CheckConstraint(
                condition=Q(fee_vnd__isnull=True) | Q(fee_vnd__gte=0, fee_vnd__lte=MAXIMUM_VND),
                name="training_session_fee",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"


class Material(models.Model):
    """A file that trainees get. Taken out of use by a date, never deleted."""

    training_class = models.ForeignKey(
        TrainingClass, on_delete=models.PROTECT, related_name="materials"
    )
    title = models.CharField(_("Tên tài liệu"), max_length=200)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    removed_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
