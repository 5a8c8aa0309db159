"""Public offices of the programme, and the people appointed in them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.territories.models import Unit


class OfficeKind(models.TextChoices):
    """What an office is. Its level follows from its territory."""

    PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
    ECONOMIC_OFFICE = "economic_office", _("Phòng Kinh tế")
    DOIT = "doit", _("Sở Công Thương")
    PROMOTION_CENTER = "promotion_center", _("Trung tâm Khuyến công")
    NATIONAL_DEPARTMENT = "national_department", _("Cục quản lý khuyến công")
    MINISTRY = "ministry", _("Bộ Công Thương")


class Office(models.Model):
    """A public body for a time. When it ends, ``valid_to`` is set and successors are named."""

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    name = models.CharField(_("Tên cơ quan"), max_length=200)
    kind = models.CharField(_("Loại"), max_length=30, choices=OfficeKind)
    territory = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="offices", verbose_name=_("Địa bàn")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Cơ quan cấp trên"),
    )
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="office_dates",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person in a role of an office for a time. Ended by date, never deleted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(
        _("Vai trò"),
        max_length=20,
        choices=[
            (Role.CLERK.value, _("Chuyên viên")),
            (Role.APPRAISER.value, _("Người thẩm định")),
            (Role.LEADER.value, _("Lãnh đạo")),
            (Role.ACCOUNTANT.value, _("Kế toán")),
            (Role.INSPECTOR.value, _("Người kiểm tra")),
            (Role.ADMINISTRATOR.value, _("Quản trị")),
        ],
    )
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)

    class Meta:
        ordering = ["office", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="appointment_dates",
            ),
            models.UniqueConstraint(
                fields=["person", "office", "role", "valid_from"], name="appointment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_role_display()}"


class NumberCounter(models.Model):
    """The last number that an office gave in a year to one kind of thing, without a gap."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "kind"], name="numbercounter_once")
        ]

    def __str__(self) -> str:
        return f"{self.office_id}/{self.year}/{self.kind}: {self.last_number}"
