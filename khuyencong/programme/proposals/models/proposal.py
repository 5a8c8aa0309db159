"""The proposal: one row is one đề án on its whole road."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import PathField, Unit


class Scheme(models.TextChoices):
    """Whose programme pays."""

    NATIONAL = "national", _("Khuyến công quốc gia")
    LOCAL = "local", _("Khuyến công địa phương")


class Proposal(models.Model):
    """A đề án from draft to settlement. Never deleted: it is withdrawn or refused.

    Sums (``cost_vnd``, ``asked_vnd``, ``counterpart_vnd``, ``other_vnd``) repeat its cost items
    and are kept by the services in the same transaction. ``approved_vnd`` is None until a decision.
    ``version`` grows with each change, so that a second tab cannot overwrite the first.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("Mã đề án"), max_length=30, unique=True)
    title = models.CharField(_("Tên đề án"), max_length=300)
    search_text = models.TextField(default="", blank=True)

    scheme = models.CharField(_("Chương trình"), max_length=10, choices=Scheme)
    route_code = models.CharField(_("Quy trình"), max_length=60)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("Nơi tiếp nhận")
    )
    year = models.PositiveSmallIntegerField(_("Năm kế hoạch"))
    plan_line = models.ForeignKey(
        PlanLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("Dòng kế hoạch"),
    )
    activity = models.CharField(_("Nội dung hoạt động"), max_length=40)
    facts = models.JSONField(default=dict, blank=True)
    quantity = models.PositiveIntegerField(_("Số lượng đề nghị hỗ trợ"), default=1)

    implementing_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    implementing_establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Địa điểm thực hiện")
    )
    unit_path = PathField()
    starts_on = models.DateField(_("Bắt đầu"), null=True, blank=True)
    ends_on = models.DateField(_("Hoàn thành"), null=True, blank=True)
    is_group = models.BooleanField(_("Đề án nhóm"), default=False)
    is_point = models.BooleanField(_("Đề án điểm"), default=False)

    need = models.TextField(_("Sự cần thiết và căn cứ"), blank=True)
    goals = models.TextField(_("Mục tiêu"), blank=True)
    scale = models.TextField(_("Quy mô và đặc điểm nổi bật"), blank=True)
    content = models.TextField(_("Nội dung và tiến độ thực hiện"), blank=True)
    organisation = models.TextField(_("Tổ chức thực hiện"), blank=True)
    effects = models.TextField(_("Hiệu quả của đề án"), blank=True)
    no_double_funding = models.BooleanField(
        _("Cam kết không nhận hỗ trợ của nguồn ngân sách khác cho cùng nội dung chi"), default=False
    )

    counterpart_committed = models.BooleanField(_("Cam kết bố trí đủ vốn đối ứng"), default=False)

    cost_vnd = models.BigIntegerField(_("Tổng kinh phí"), default=0)
    asked_vnd = models.BigIntegerField(_("Kinh phí khuyến công đề nghị"), default=0)
    counterpart_vnd = models.BigIntegerField(_("Vốn đối ứng"), default=0)
    other_vnd = models.BigIntegerField(_("Nguồn khác"), default=0)
    approved_vnd = models.BigIntegerField(_("Kinh phí được duyệt"), null=True, blank=True)

    state = models.CharField(
        _("Trạng thái"), max_length=20, choices=State, default=State.DRAFT.value
    )
    started_on = models.DateField(_("Ngày lập"))
    state_since = models.DateField()
    due_on = models.DateField(_("Hạn xử lý"), null=True, blank=True)
    returned_from = models.CharField(max_length=20, blank=True)
    submitted_on = models.DateField(_("Ngày nộp"), null=True, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)

    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["unit_path", "-id"], name="proposal_place"),
            models.Index(fields=["state", "-id"], name="proposal_state"),
            models.Index(fields=["office", "state", "-id"], name="proposal_office_state"),
            models.Index(fields=["activity", "-id"], name="proposal_activity"),
            models.Index(fields=["year", "-id"], name="proposal_year"),
            models.Index(fields=["plan_line", "state"], name="proposal_plan_line"),
            models.Index(fields=["due_on", "id"], name="proposal_due"),
            models.Index(fields=["-asked_vnd", "-id"], name="proposal_asked"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cost_vnd__gte=0, asked_vnd__gte=0, counterpart_vnd__gte=0)
                & Q(other_vnd__gte=0),
                name="proposal_amounts",
            ),
            models.CheckConstraint(
                condition=Q(cost_vnd=F("asked_vnd") + F("counterpart_vnd") + F("other_vnd")),
                name="proposal_sources_make_the_cost",
            ),
            models.CheckConstraint(
                condition=Q(approved_vnd__isnull=True)
                | Q(approved_vnd__gt=0, approved_vnd__lte=F("asked_vnd")),
                name="proposal_approved_within_asked",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="proposal_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def reference(self) -> str:
        """The text that names it in the ledger and the audit: ``proposal:42``."""
        return f"proposal:{self.pk}"
