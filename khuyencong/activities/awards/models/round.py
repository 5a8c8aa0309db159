"""One round of the vote."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.states import (
    OPEN_RESULTS,
    PREPARING,
    PUBLIC_RESULTS,
    RoundState,
    VoteLevel,
)
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import PathField, Unit


class VoteRound(models.Model):
    """A vote of one level, held by one office in its unit. Never deleted.

    ``opened_on`` is the day whose rules govern the round. ``proposal`` is the đề án that it carries
    out, None for a round without such money. ``minutes_*`` are the council's, ``decision_*`` the
    recognition; ``complaints_until`` is the last working day for complaints, fixed by the notice.
    ``version`` grows with each change, so that a second tab cannot overwrite the first.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="vote_rounds"
    )
    level = models.CharField(_("Cấp bình chọn"), max_length=10, choices=VoteLevel)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit_path = PathField(db_index=True)
    year = models.PositiveSmallIntegerField(_("Năm"))
    title = models.CharField(_("Tên đợt bình chọn"), max_length=200)
    basis = models.TextField(_("Căn cứ"))
    place = models.CharField(_("Nơi nhận hồ sơ, sản phẩm"), max_length=300)
    opened_on = models.DateField(_("Ngày mở đợt"))
    registration_from = models.DateField(_("Đăng ký từ ngày"))
    registration_to = models.DateField(_("Đăng ký đến ngày"))
    scoring_from = models.DateField(_("Chấm điểm từ ngày"))
    scoring_to = models.DateField(_("Chấm điểm đến ngày"))
    result_on = models.DateField(_("Dự kiến công bố kết quả"))
    state = models.CharField(
        _("Trạng thái"), max_length=12, choices=RoundState, default=RoundState.DRAFT.value
    )
    announced_on = models.DateField(null=True)
    criteria_proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    criteria_fixed_on = models.DateField(null=True)
    criteria_fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scoring_opened_on = models.DateField(null=True)
    results_opened_on = models.DateField(null=True)
    minutes_number = models.CharField(_("Số biên bản Hội đồng"), max_length=40, blank=True)
    minutes_on = models.DateField(_("Ngày họp Hội đồng"), null=True)
    minutes_text = models.TextField(_("Kết luận của Hội đồng"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decision_number = models.CharField(_("Số quyết định công nhận"), max_length=40, blank=True)
    decision_on = models.DateField(_("Ngày quyết định"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+"
    )
    notified_on = models.DateField(_("Ngày thông báo kết quả"), null=True)
    complaints_until = models.DateField(_("Hạn khiếu nại"), null=True)
    concluded_on = models.DateField(null=True)
    cancelled_reason = models.TextField(_("Lý do hủy"), blank=True)
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="vote_round"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    registration_from__lte=F("registration_to"),
                    scoring_from__lte=F("scoring_to"),
                    registration_to__lte=F("scoring_from"),
                    result_on__gte=F("scoring_to"),
                ),
                name="voteround_dates",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision_on__isnull=True,
                    decided_by__isnull=True,
                    decided_office__isnull=True,
                    decision_number="",
                )
                | (
                    Q(
                        decision_on__isnull=False,
                        decided_by__isnull=False,
                        decided_office__isnull=False,
                    )
                    & ~Q(decision_number="")
                ),
                name="voteround_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(criteria_fixed_on__isnull=False, criteria_fixed_by__isnull=False)
                | Q(criteria_fixed_on__isnull=True, criteria_fixed_by__isnull=True),
                name="voteround_criteria_fixed_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"vote_round:{self.pk}"

    @property
    def is_preparing(self) -> bool:
        return self.state in PREPARING

    @property
    def has_open_results(self) -> bool:
        """Whether the council sees all sheets."""
        return self.state in OPEN_RESULTS

    @property
    def has_public_results(self) -> bool:
        """Whether who took part knows the result."""
        return self.state in PUBLIC_RESULTS
