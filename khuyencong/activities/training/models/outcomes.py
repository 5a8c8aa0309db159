"""What comes of a class: certificates, deliveries, and what became of its people."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.models.course import TrainingClass
from khuyencong.activities.training.models.people import Trainee
from khuyencong.activities.training.states import FOLLOW_UP_MONTHS, TOLD, Answer, Channel
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.verification.codes import show_code
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office


def certificate_reference(office_id: int, year: int, sequence: int) -> str:
    """Return what a certificate's code stands for: its place among those of its office."""
    return f"{office_id}/{year}/{sequence}"


class Certificate(models.Model):
    """A numbered certificate. Never changed; a wrong one is revoked with its reason and stays."""

    trainee = models.ForeignKey(Trainee, on_delete=models.PROTECT, related_name="certificates")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(_("Số"), max_length=40)
    code = models.CharField(_("Mã kiểm tra"), max_length=12, unique=True)
    issued_on = models.DateField(_("Ngày cấp"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revoked_on = models.DateField(_("Ngày thu hồi"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revocation_reason = models.CharField(_("Lý do thu hồi"), max_length=300, blank=True)

    class Meta:
        ordering = ["year", "sequence", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "sequence"], name="training_certificate_number_once"
            ),
            models.UniqueConstraint(
                fields=["trainee"],
                condition=Q(revoked_on__isnull=True),
                name="training_certificate_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revoked_by__isnull=True)
                | (
                    Q(revoked_on__isnull=False, revoked_by__isnull=False) & ~Q(revocation_reason="")
                ),
                name="training_certificate_revoked_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def shown_code(self) -> str:
        return show_code(self.code)


class DeliveredPart(models.Model):
    """What a class delivered of one item of its đề án's contract. Withdrawn in acceptance."""

    training_class = models.ForeignKey(
        TrainingClass, on_delete=models.PROTECT, related_name="parts"
    )
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.training_class_id}: {self.delivery}"


class FollowUp(models.Model):
    """What became of a trainee some months after, as they told it or as a call found out.

    ``monthly_income_vnd`` is what they say they earn. ``establishment`` is the entry of the
    register that a clerk found to be theirs.
    """

    trainee = models.ForeignKey(Trainee, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(_("Sau khóa học (tháng)"))
    answer = models.CharField(_("Kết quả"), max_length=12, choices=Answer)
    monthly_income_vnd = models.BigIntegerField(_("Thu nhập mỗi tháng"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    establishment = models.ForeignKey(
        Establishment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Cơ sở trong sổ"),
    )
    channel = models.CharField(max_length=6, choices=Channel)
    answered_on = models.DateField(_("Ngày trả lời"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["trainee", "months"]
        constraints = [
            models.UniqueConstraint(fields=["trainee", "months"], name="training_followup_once"),
            models.CheckConstraint(
                condition=Q(months__in=FOLLOW_UP_MONTHS), name="training_followup_months"
            ),
            models.CheckConstraint(
                condition=Q(monthly_income_vnd__isnull=True)
                | Q(monthly_income_vnd__gte=0, monthly_income_vnd__lte=MAXIMUM_VND),
                name="training_followup_income",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trainee_id}, {self.months}: {self.answer}"

    @property
    def is_told(self) -> bool:
        """Whether it says what became of the person."""
        return self.answer in TOLD
