"""The contract that carries a đề án out: parties, money by line, items, conditions of payment."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.states import ContractState, TermKind
from khuyencong.programme.proposals.models import Beneficiary, CostItem, FrozenRuling, Proposal
from khuyencong.registers.offices.models import Office


class Contract(models.Model):
    """The contract of one đề án. Drafted by one person, signed by another; never deleted.

    ``amount_vnd`` is the state's support: the sum of its shares and of its items. ``version``
    grows with each change, so that a second tab cannot overwrite the first.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="contract")
    number = models.CharField(_("Số hợp đồng"), max_length=40)
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="contracts", verbose_name=_("Bên A")
    )
    party_a_representative = models.CharField(_("Đại diện bên A"), max_length=150, blank=True)
    party_b_name = models.CharField(_("Bên B"), max_length=200)
    party_b_representative = models.CharField(_("Đại diện bên B"), max_length=150)
    party_b_account = models.CharField(_("Tài khoản bên B"), max_length=60, blank=True)
    party_b_bank = models.CharField(_("Nơi mở tài khoản"), max_length=150, blank=True)
    amount_vnd = models.BigIntegerField(_("Kinh phí hỗ trợ"))
    cost_vnd = models.BigIntegerField(_("Tổng kinh phí thực hiện"))
    starts_on = models.DateField(_("Bắt đầu"))
    ends_on = models.DateField(_("Hoàn thành"))
    state = models.CharField(
        _("Trạng thái"), max_length=20, choices=ContractState, default=ContractState.DRAFT.value
    )
    started_on = models.DateField(_("Khởi công"), null=True, blank=True)
    ruling = models.ForeignKey(FrozenRuling, on_delete=models.PROTECT, null=True, related_name="+")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    prepared_on = models.DateField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["office", "state", "-id"], name="contract_office_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    amount_vnd__gt=0, amount_vnd__lte=F("cost_vnd"), cost_vnd__lte=MAXIMUM_VND
                ),
                name="contract_amounts",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="contract_dates"),
            models.CheckConstraint(
                condition=Q(state=ContractState.DRAFT.value)
                | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="contract_signed_whole",
            ),
            models.UniqueConstraint(
                fields=["office", "number"],
                condition=~Q(state=ContractState.DRAFT.value),
                name="contract_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.proposal_id)

    @property
    def reference(self) -> str:
        """The text that names it in the audit. The ledger knows the đề án: ``proposal:42``."""
        return f"contract:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == ContractState.DRAFT


class ContractShare(models.Model):
    """What a contract takes from one line of the budget. The shares make the amount."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="shares")
    budget_line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("Dòng kinh phí")
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "budget_line"], name="contractshare_once_per_line"
            ),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="contractshare_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.amount_vnd}"


class ContractItem(models.Model):
    """One thing to be delivered under a contract: what acceptance goes through line by line.

    ``cost_vnd`` is the whole cost of the line, ``support_vnd`` what the state pays of it. Both
    are given up to zero when a change takes the item out; the row stays.
    """

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="items")
    cost_item = models.ForeignKey(CostItem, on_delete=models.PROTECT, null=True, related_name="+")
    beneficiary = models.ForeignKey(
        Beneficiary,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Cơ sở thụ hưởng"),
    )
    name = models.CharField(_("Nội dung"), max_length=300)
    quantity = models.PositiveIntegerField(_("Số lượng"))
    unit = models.CharField(_("Đơn vị tính"), max_length=30)
    cost_vnd = models.BigIntegerField(_("Kinh phí thực hiện"))
    support_vnd = models.BigIntegerField(_("Kinh phí hỗ trợ"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "cost_item"],
                condition=Q(cost_item__isnull=False),
                name="contractitem_once_per_cost_item",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, support_vnd__gte=0, cost_vnd__gte=F("support_vnd"))
                & Q(cost_vnd__lte=MAXIMUM_VND),
                name="contractitem_amounts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def counterpart_vnd(self) -> int:
        return self.cost_vnd - self.support_vnd


class PaymentTerm(models.Model):
    """A condition of payment: up to how much, when, against which papers, by which clause.

    ``ceiling_vnd`` counts all that is paid out up to and with this term. ``conditions`` is a list
    of codes with their parameters; ``papers`` a list of ``{"code", "name", "source"}``.
    """

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="terms")
    sequence = models.PositiveSmallIntegerField(_("Đợt"))
    kind = models.CharField(_("Loại"), max_length=10, choices=TermKind)
    ceiling_vnd = models.BigIntegerField(_("Lũy kế tối đa"))
    conditions = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    source = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    verified = models.BooleanField(default=False)

    class Meta:
        ordering = ["contract", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "sequence"], name="paymentterm_sequence_once"
            ),
            models.CheckConstraint(condition=Q(ceiling_vnd__gte=0), name="paymentterm_ceiling"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sequence}"
