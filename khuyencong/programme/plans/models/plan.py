"""A plan of one office for one year, with what it wants, does and spends."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.states import LineState, PlanState
from khuyencong.registers.offices.models import Office


class Plan(models.Model):
    """The yearly plan of an office. A draft is edited; an approved plan changes by adjustment only.

    ``legal_basis`` is a list of {"document": …, "clause": …}. ``version`` is the number of the
    version in force, 0 before approval. ``revision`` grows with each change of the draft, so that
    a second tab cannot overwrite the first. Never deleted.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="plans", verbose_name=_("Cơ quan lập")
    )
    year = models.PositiveSmallIntegerField(_("Năm"))
    title = models.CharField(_("Tên kế hoạch"), max_length=300)
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    purpose = models.TextField(_("Mục đích, yêu cầu"), blank=True)
    legal_basis = models.JSONField(_("Căn cứ pháp lý"), default=list, blank=True)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=PlanState, default=PlanState.DRAFT.value
    )
    version = models.PositiveSmallIntegerField(_("Phiên bản"), default=0)
    revision = models.PositiveIntegerField(default=1)
    return_reason = models.TextField(_("Lý do trả lại"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_on = models.DateField(_("Ngày trình"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_on = models.DateField(_("Ngày phê duyệt"), null=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "number"],
                condition=~Q(number=""),
                name="plan_number_once",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2200), name="plan_year_in_sense"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"plan:{self.pk}"


class Objective(models.Model):
    """What a plan wants to reach, as an indicator with its value before and the one aimed at.

    Rewritten while the plan is a draft; afterwards kept as approved.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    position = models.PositiveSmallIntegerField()
    indicator = models.CharField(_("Chỉ tiêu"), max_length=200)
    unit = models.CharField(_("Đơn vị tính"), max_length=40)
    baseline = models.DecimalField(
        _("Hiện trạng"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    target = models.DecimalField(_("Mục tiêu"), max_digits=18, decimal_places=2)

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="objective_position")
        ]

    def __str__(self) -> str:
        return self.indicator


class PlanLine(models.Model):
    """One thing that the plan does: activity, quantity where it can be counted, who and when.

    Removed only from a draft; later it is stopped. ``activity`` is a code of the rulebooks.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    number = models.CharField(_("Số thứ tự"), max_length=20)
    position = models.PositiveSmallIntegerField()
    activity = models.CharField(_("Nội dung hoạt động"), max_length=40)
    title = models.CharField(_("Nội dung công việc"), max_length=300)
    unit = models.CharField(_("Đơn vị tính"), max_length=40, blank=True)
    quantity = models.PositiveIntegerField(_("Số lượng"), null=True, blank=True)
    responsible = models.CharField(_("Đơn vị chủ trì"), max_length=200, blank=True)
    partner = models.CharField(_("Đơn vị phối hợp"), max_length=200, blank=True)
    starts_on = models.DateField(_("Bắt đầu"), null=True, blank=True)
    ends_on = models.DateField(_("Hoàn thành"), null=True, blank=True)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=LineState, default=LineState.ACTIVE.value
    )
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        ordering = ["plan", "position", "pk"]
        indexes = [models.Index(fields=["activity", "plan"], name="planline_activity")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="planline_number"),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gt=0), name="planline_quantity"
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | ~Q(unit=""), name="planline_unit"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="planline_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def reference(self) -> str:
        """The name under which the ledger keeps the line's money."""
        return f"plan_line:{self.pk}"


class PlanLineFunding(models.Model):
    """Money of one source that a plan line counts on.

    With ``fund``, it is assigned from there when the plan is approved. Without, it is expected
    from others (counterpart capital), and no office ever spends it.
    """

    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="funding")
    source = models.CharField(_("Nguồn"), max_length=20, choices=Source)
    fund = models.ForeignKey(
        Fund,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_funding",
        verbose_name=_("Nguồn kinh phí"),
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["line", "source", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["line", "source"], name="planlinefunding_once"),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0), name="planlinefunding_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(fund__isnull=True) | ~Q(source=Source.COUNTERPART),
                name="planlinefunding_counterpart_is_expected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.amount_vnd}"
