"""Who comes to a class, and to which of its sessions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.models.course import TrainingClass
from khuyencong.activities.training.models.programme import Session
from khuyencong.activities.training.states import Channel, Gender, Place
from khuyencong.registers.territories.models import Unit

_STAYS = ~Q(standing=Place.LEFT)


class Trainee(models.Model):
    """A person enrolled in one class, or waiting for a place in it. Never deleted.

    Phone, identity number and birth date are for the office's staff alone. ``code`` is the word
    by which the person says that they are present, ``follow_up_token`` opens the questions asked
    of them later. ``completed`` is None until the class is over.
    """

    training_class = models.ForeignKey(
        TrainingClass, on_delete=models.PROTECT, related_name="trainees"
    )
    name = models.CharField(_("Họ và tên"), max_length=100)
    folded_name = models.CharField(max_length=200)
    birth_year = models.PositiveSmallIntegerField(_("Năm sinh"))
    birth_date = models.DateField(_("Ngày sinh"), null=True, blank=True)
    gender = models.CharField(_("Giới tính"), max_length=6, choices=Gender, blank=True)
    ethnic_group = models.CharField(_("Dân tộc"), max_length=40, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=15, blank=True)
    id_number = models.CharField(_("Số định danh cá nhân"), max_length=12, blank=True)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Xã, phường, thị trấn"),
    )
    address = models.CharField(_("Nơi ở"), max_length=200, blank=True)
    standing = models.CharField(_("Chỗ học"), max_length=8, choices=Place)
    channel = models.CharField(_("Đăng ký qua"), max_length=6, choices=Channel)
    consented_on = models.DateField()
    enrolled_on = models.DateField(_("Ngày đăng ký"))
    moved_up_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    leaving_reason = models.CharField(_("Lý do thôi học"), max_length=200, blank=True)
    code = models.CharField(max_length=6)
    follow_up_token = models.CharField(max_length=32, unique=True)
    completed = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["training_class", "code"], name="trainee_code"),
            models.UniqueConstraint(
                fields=["training_class", "folded_name", "phone"],
                condition=_STAYS & ~Q(phone=""),
                name="trainee_once_by_phone",
            ),
            models.UniqueConstraint(
                fields=["training_class", "folded_name", "birth_date"],
                condition=_STAYS & Q(birth_date__isnull=False),
                name="trainee_once_by_birth",
            ),
            models.UniqueConstraint(
                fields=["training_class", "id_number"],
                condition=_STAYS & ~Q(id_number=""),
                name="trainee_once_by_id",
            ),
            models.CheckConstraint(
                condition=~Q(completed=True) | Q(standing=Place.ENROLLED),
                name="trainee_completed_with_a_place",
            ),
            models.CheckConstraint(
                condition=~Q(standing=Place.LEFT) | Q(left_on__isnull=False),
                name="trainee_left_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"trainee:{self.pk}"

    @property
    def home(self) -> str:
        """Where the person lives, as far as it was told."""
        return ", ".join(
            part for part in (self.address, self.unit.name if self.unit else "") if part
        )


class Attendance(models.Model):
    """That a trainee was at a session, or was not: as it was marked last."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    trainee = models.ForeignKey(Trainee, on_delete=models.PROTECT, related_name="attendances")
    is_present = models.BooleanField()
    channel = models.CharField(max_length=6, choices=Channel)
    marked_on = models.DateField()
    marked_at = models.TimeField()
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["session", "trainee"]
        constraints = [
            models.UniqueConstraint(fields=["session", "trainee"], name="training_attendance_once")
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.trainee_id}: {self.is_present}"
