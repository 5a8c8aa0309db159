"""Minutes of acceptance: what was delivered, held against the contract line by line."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.acceptance.states import AcceptanceState, MinutesForm
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.proposals.models import FrozenRuling


class Acceptance(models.Model):
    """One acceptance of a contract's work. Drafted by one person, signed by another.

    A contract may be accepted in parts; the last one is ``is_final``, and only when that one is
    signed is ``final_support_vnd`` fixed, with the ruling that it stands on. Signed, it never
    changes. ``version`` grows with each change, so that a second tab cannot overwrite the first.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="acceptances")
    minutes_number = models.CharField(_("Số biên bản"), max_length=40)
    form = models.CharField(_("Mẫu biên bản"), max_length=2, choices=MinutesForm)
    held_on = models.DateField(_("Ngày nghiệm thu"))
    place = models.CharField(_("Địa điểm nghiệm thu"), max_length=300)
    participants = models.TextField(_("Thành phần tham gia"))
    conclusion = models.TextField(_("Kết luận"))
    is_final = models.BooleanField(_("Nghiệm thu lần cuối"), default=False)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=AcceptanceState, default=AcceptanceState.DRAFT.value
    )
    final_support_vnd = models.BigIntegerField(_("Kinh phí hỗ trợ cuối cùng"), null=True)
    ruling = models.ForeignKey(FrozenRuling, on_delete=models.PROTECT, null=True, related_name="+")
    prepared_on = models.DateField()
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signed_on = models.DateField(_("Ngày ký"), null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["contract", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(state=AcceptanceState.DRAFT.value),
                name="acceptance_one_draft",
            ),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(state=AcceptanceState.SIGNED.value, is_final=True),
                name="acceptance_one_final",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=AcceptanceState.DRAFT.value,
                    signed_on__isnull=True,
                    signed_by__isnull=True,
                )
                | Q(
                    state=AcceptanceState.SIGNED.value,
                    signed_on__isnull=False,
                    signed_by__isnull=False,
                ),
                name="acceptance_signed_whole",
            ),
            models.CheckConstraint(
                condition=Q(final_support_vnd__isnull=True, ruling__isnull=True)
                & (Q(state=AcceptanceState.DRAFT.value) | Q(is_final=False))
                | Q(
                    state=AcceptanceState.SIGNED.value,
                    is_final=True,
                    ruling__isnull=False,
                    final_support_vnd__gte=0,
                    final_support_vnd__lte=MAXIMUM_VND,
                ),
                name="acceptance_final_support",
            ),
        ]

    def __str__(self) -> str:
        return self.minutes_number

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"acceptance:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == AcceptanceState.DRAFT


class AcceptedItem(models.Model):
    """What one acceptance says of one item of the contract.

    ``cost_vnd`` is the eligible cost as it was found; ``accepted_cost_vnd`` what counts of it:
    together with earlier acceptances never more than the contract has for the item.
    """

    acceptance = models.ForeignKey(Acceptance, on_delete=models.CASCADE, related_name="items")
    contract_item = models.ForeignKey(
        ContractItem, on_delete=models.PROTECT, related_name="accepted", verbose_name=_("Nội dung")
    )
    quantity_accepted = models.PositiveIntegerField(_("Số lượng nghiệm thu"))
    cost_vnd = models.BigIntegerField(_("Kinh phí hợp lệ"))
    accepted_cost_vnd = models.BigIntegerField(_("Kinh phí được nghiệm thu"))
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering = ["contract_item_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["acceptance", "contract_item"], name="accepteditem_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_cost_vnd__gte=0, cost_vnd__gte=F("accepted_cost_vnd"))
                & Q(cost_vnd__lte=MAXIMUM_VND),
                name="accepteditem_amounts",
            ),
            models.CheckConstraint(
                condition=Q(quantity_accepted__gt=0) | Q(cost_vnd=0),
                name="accepteditem_no_cost_of_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_item_id}: {self.quantity_accepted}"


class AcceptancePaper(models.Model):
    """A file of the minutes: the signed scan, photographs, lists. Added, never changed."""

    acceptance = models.ForeignKey(Acceptance, on_delete=models.CASCADE, related_name="papers")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)
