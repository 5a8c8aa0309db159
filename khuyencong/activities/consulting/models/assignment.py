"""What a consultant is hired for, whose offer was taken, and what became of the mark."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.consulting.states import Stage, Subject
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal


class Assignment(models.Model):
    """One consultancy under a contract, from its terms to what was delivered. Never deleted.

    ``version`` grows with each change of the terms.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="assignments")
    contract_item = models.OneToOneField(
        ContractItem,
        on_delete=models.PROTECT,
        related_name="assignment",
        verbose_name=_("Nội dung hợp đồng"),
    )
    subject = models.CharField(_("Lĩnh vực tư vấn"), max_length=12, choices=Subject)
    product = models.CharField(_("Sản phẩm"), max_length=200)
    terms = models.TextField(_("Đề cương, yêu cầu"))
    due_on = models.DateField(_("Hạn hoàn thành"), null=True)
    stage = models.CharField(
        _("Tình trạng"), max_length=14, choices=Stage, default=Stage.TERMS.value
    )
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="assignment"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["stage", "-id"], name="assignment_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.DELIVERED.value, delivery__isnull=False)
                | (~Q(stage=Stage.DELIVERED.value) & Q(delivery__isnull=True)),
                name="assignment_delivered_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.product}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"assignment:{self.pk}"


class Offer(models.Model):
    """What a consultant offers: price, plan, experience. One is taken, with the reason."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="offers")
    consultant = models.CharField(_("Đơn vị tư vấn"), max_length=200)
    tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    amount_vnd = models.BigIntegerField(_("Giá chào"))
    plan = models.TextField(_("Cách làm, thời gian"))
    experience = models.TextField(_("Kinh nghiệm"), blank=True)
    offered_on = models.DateField(_("Ngày chào giá"))
    is_chosen = models.BooleanField(default=False)
    reason = models.CharField(_("Lý do chọn"), max_length=300, blank=True)

    class Meta:
        ordering = ["amount_vnd", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(is_chosen=True), name="offer_one_chosen"
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="offer_amount"
            ),
            models.CheckConstraint(
                condition=Q(is_chosen=False) | ~Q(reason=""), name="offer_chosen_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.consultant


class Trademark(models.Model):
    """How far the registration of a mark is. Filed, published, then granted or refused."""

    assignment = models.OneToOneField(
        Assignment, on_delete=models.PROTECT, related_name="trademark"
    )
    mark = models.CharField(_("Nhãn hiệu"), max_length=200)
    filed_number = models.CharField(_("Số đơn"), max_length=40)
    filed_on = models.DateField(_("Ngày nộp đơn"))
    published_on = models.DateField(_("Ngày công bố đơn"), null=True, blank=True)
    granted_number = models.CharField(_("Số văn bằng"), max_length=40, blank=True)
    granted_on = models.DateField(_("Ngày cấp văn bằng"), null=True, blank=True)
    refused_on = models.DateField(_("Ngày từ chối"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["filed_number"], name="trademark_filed_once"),
            models.CheckConstraint(
                condition=(Q(published_on__isnull=True) | Q(published_on__gte=F("filed_on")))
                & (Q(granted_on__isnull=True) | Q(granted_on__gte=F("filed_on")))
                & (Q(refused_on__isnull=True) | Q(refused_on__gte=F("filed_on"))),
                name="trademark_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True, granted_number="")
                | (Q(granted_on__isnull=False) & ~Q(granted_number="")),
                name="trademark_granted_whole",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True) | Q(refused_on__isnull=True),
                name="trademark_one_end",
            ),
        ]

    def __str__(self) -> str:
        return self.mark
