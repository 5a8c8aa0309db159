"""A study tour: where it went, who went, what it cost, what was reported and taken over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office


class Tour(models.Model):
    """One tour of an office. Never deleted; people and costs change until its report is handed in.

    ``proposal`` is the đề án it carries out; None: the office's own work. ``report_text`` without
    its day is a draft: the report of a tour that was opened again. ``version`` grows with each
    change.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="study_tours")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="study_tours"
    )
    title = models.CharField(_("Tên chuyến đi"), max_length=250)
    destination = models.CharField(_("Nơi đến"), max_length=250)
    purpose = models.TextField(_("Mục đích"))
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    report_text = models.TextField(_("Báo cáo kết quả"), blank=True)
    reported_on = models.DateField(_("Ngày nộp báo cáo"), null=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="study_tour"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["office", "-starts_on"], name="tour_office_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="tour_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True, reported_by__isnull=True)
                | (
                    Q(reported_on__gte=F("ends_on"), reported_by__isnull=False) & ~Q(report_text="")
                ),
                name="tour_report_whole",
            ),
            models.CheckConstraint(
                condition=Q(delivery__isnull=True) | Q(reported_on__isnull=False),
                name="tour_delivered_with_report",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"tour:{self.pk}"


class Stop(models.Model):
    """A place that was visited on a day, with who received the visitors."""

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="stops")
    day = models.DateField(_("Ngày"))
    place = models.CharField(_("Nơi tham quan"), max_length=250)
    host = models.CharField(_("Đơn vị tiếp đón"), max_length=200)
    content = models.TextField(_("Nội dung"))

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.place


class Participant(models.Model):
    """A person on a tour, of the office or of an establishment. Each once."""

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="participants")
    name = models.CharField(_("Họ tên"), max_length=150)
    folded_name = models.CharField(max_length=150)
    position = models.CharField(_("Chức vụ"), max_length=150, blank=True)
    establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, null=True, related_name="study_tour_places"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tour", "folded_name", "establishment"], name="participant_once"
            ),
            models.UniqueConstraint(
                fields=["tour", "folded_name"],
                condition=Q(establishment__isnull=True),
                name="participant_of_office_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Cost(models.Model):
    """A cost of a tour beside the norm as it stood then. Above the norm only with its reason.

    Information: the state's money moves through contract and payment.
    """

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="costs")
    norm = models.CharField(_("Khoản chi"), max_length=20)
    text = models.CharField(_("Diễn giải"), max_length=250)
    quantity = models.PositiveIntegerField(_("Số lượng"))
    unit_vnd = models.BigIntegerField(_("Đơn giá"))
    norm_vnd = models.BigIntegerField(_("Định mức"), null=True)
    reason = models.CharField(_("Lý do vượt định mức"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, unit_vnd__gte=0, unit_vnd__lte=MAXIMUM_VND),
                name="tourcost_figures",
            ),
            models.CheckConstraint(
                condition=Q(norm_vnd__isnull=True) | Q(unit_vnd__lte=F("norm_vnd")) | ~Q(reason=""),
                name="tourcost_above_norm_explained",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def total_vnd(self) -> int:
        return self.quantity * self.unit_vnd

    @property
    def is_above_norm(self) -> bool:
        return self.norm_vnd is not None and self.unit_vnd > self.norm_vnd


class Lesson(models.Model):
    """Something seen on a tour that somebody takes over at home by a day. Done once."""

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="lessons")
    text = models.CharField(_("Điều học được, sẽ áp dụng"), max_length=400)
    owner = models.CharField(_("Người thực hiện"), max_length=150)
    due_on = models.DateField(_("Hạn"))
    done_on = models.DateField(_("Ngày xong"), null=True)
    result = models.CharField(_("Kết quả áp dụng"), max_length=400, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, result="")
                | (Q(done_on__isnull=False) & ~Q(result="")),
                name="lesson_done_whole",
            )
        ]

    def __str__(self) -> str:
        return self.text
