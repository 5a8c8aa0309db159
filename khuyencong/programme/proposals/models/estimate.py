"""Who is in a đề án and what it costs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.rules.case import UNSORTED
from khuyencong.programme.proposals.models.proposal import Proposal
from khuyencong.registers.establishments.models import Establishment, Place


class Beneficiary(models.Model):
    """An establishment that the result is for, with its place of production."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="beneficiaries")
    establishment = models.ForeignKey(
        Establishment,
        on_delete=models.PROTECT,
        related_name="benefits",
        verbose_name=_("Cơ sở thụ hưởng"),
    )
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Nơi sản xuất"),
    )
    named_later = models.BooleanField(default=False)  # within the frame of a group đề án

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "establishment"], name="beneficiary_once_in_a_proposal"
            )
        ]

    def __str__(self) -> str:
        return str(self.establishment)


class Partner(models.Model):
    """A unit that helps to carry a đề án out."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("Đơn vị phối hợp"), max_length=200)
    task = models.CharField(_("Nhiệm vụ"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Condition(models.TextChoices):
    """Whether a machine is new. Rules that ask for new machines look here."""

    NEW = "new", _("Mới 100%")
    USED = "used", _("Đã qua sử dụng")
    NOT_APPLICABLE = "not_applicable", _("Không phải máy móc")


class CostItem(models.Model):
    """One line of the estimate. ``cost_vnd`` counts VAT unless it can be deducted.

    The three parts always make the cost: asked of the state, counterpart, other sources.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="cost_items")
    beneficiary = models.ForeignKey(
        Beneficiary,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="cost_items",
        verbose_name=_("Cơ sở thụ hưởng"),
    )
    name = models.CharField(_("Nội dung chi"), max_length=300)
    folded_name = models.CharField(max_length=300)
    unit = models.CharField(_("Đơn vị tính"), max_length=30)
    quantity = models.PositiveIntegerField(_("Số lượng"))
    unit_price_vnd = models.BigIntegerField(_("Đơn giá chưa thuế"))
    vat_percent = models.PositiveSmallIntegerField(_("Thuế GTGT (%)"), default=0)
    vat_deductible = models.BooleanField(_("Thuế GTGT được khấu trừ"), default=False)
    condition = models.CharField(
        _("Tình trạng"), max_length=20, choices=Condition, default=Condition.NOT_APPLICABLE.value
    )
    category = models.CharField(_("Loại chi phí"), max_length=30, default=UNSORTED)
    quote_source = models.CharField(_("Nguồn báo giá"), max_length=300, blank=True)
    cost_vnd = models.BigIntegerField()
    asked_vnd = models.BigIntegerField(_("Đề nghị hỗ trợ"), default=0)
    other_vnd = models.BigIntegerField(_("Nguồn khác"), default=0)
    counterpart_vnd = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["folded_name"], name="costitem_folded_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, unit_price_vnd__gte=0, vat_percent__lte=20),
                name="costitem_sense",
            ),
            models.CheckConstraint(
                condition=Q(asked_vnd__gte=0, other_vnd__gte=0, counterpart_vnd__gte=0)
                & Q(cost_vnd__lte=MAXIMUM_VND),
                name="costitem_amounts",
            ),
            models.CheckConstraint(
                condition=Q(cost_vnd=F("asked_vnd") + F("counterpart_vnd") + F("other_vnd")),
                name="costitem_parts_make_the_cost",
            ),
        ]

    def __str__(self) -> str:
        return self.name
