"""One machine bought under a contract, from the quotes to the trial run."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.machinery.states import Stage
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.models.estimate import Condition
from khuyencong.registers.territories.models import PathField


class Machine(models.Model):
    """One machine of one đề án. Never deleted; changed until it was reported as delivered.

    ``make_key`` is maker and model as one search key: the same model is told however it is
    written. ``unit_path`` repeats the place of the đề án. ``keep_until`` is the day up to which
    the contract has the machine kept in use. ``version`` grows with each change.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="machines")
    contract_item = models.ForeignKey(
        ContractItem,
        on_delete=models.PROTECT,
        related_name="machines",
        verbose_name=_("Nội dung hợp đồng"),
    )
    name = models.CharField(_("Tên máy"), max_length=200)
    maker = models.CharField(_("Hãng sản xuất"), max_length=120)
    model = models.CharField(_("Kiểu, ký hiệu"), max_length=80)
    make_key = models.CharField(max_length=200)
    country = models.CharField(_("Nước sản xuất"), max_length=80, blank=True)
    year_made = models.PositiveSmallIntegerField(_("Năm sản xuất"), null=True, blank=True)
    serial_number = models.CharField(_("Số máy"), max_length=80, blank=True)
    condition = models.CharField(
        _("Tình trạng"),
        max_length=20,
        choices=[(one.value, one.label) for one in (Condition.NEW, Condition.USED)],
    )
    unit_path = PathField()
    stage = models.CharField(
        _("Tình trạng thực hiện"), max_length=10, choices=Stage, default=Stage.ORDERED.value
    )
    delivered_on = models.DateField(_("Ngày giao"), null=True)
    installed_on = models.DateField(_("Ngày lắp đặt xong"), null=True)
    tried_on = models.DateField(_("Ngày chạy thử"), null=True)
    trial_result = models.TextField(_("Kết quả chạy thử"), blank=True)
    keep_until = models.DateField(_("Giữ sử dụng đến"), null=True)
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="machine"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["make_key", "unit_path"], name="machine_make_place"),
            models.Index(fields=["stage", "-id"], name="machine_stage"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["make_key", "serial_number"],
                condition=~Q(serial_number=""),
                name="machine_serial_once",
            ),
            models.CheckConstraint(
                condition=(Q(installed_on__isnull=True) | Q(installed_on__gte=F("delivered_on")))
                & (Q(tried_on__isnull=True) | Q(tried_on__gte=F("installed_on"))),
                name="machine_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.REPORTED.value, delivery__isnull=False)
                | (~Q(stage=Stage.REPORTED.value) & Q(delivery__isnull=True)),
                name="machine_reported_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.maker} {self.model}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"machine:{self.pk}"


class Quote(models.Model):
    """What a supplier asks for a machine. One of them is chosen, with the reason where needed."""

    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="quotes")
    supplier = models.CharField(_("Nhà cung cấp"), max_length=200)
    tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    amount_vnd = models.BigIntegerField(_("Giá chào"))
    quoted_on = models.DateField(_("Ngày báo giá"))
    is_chosen = models.BooleanField(default=False)
    reason = models.CharField(_("Lý do chọn"), max_length=300, blank=True)

    class Meta:
        ordering = ["amount_vnd", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["machine"], condition=Q(is_chosen=True), name="quote_one_chosen"
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="quote_amount"
            ),
        ]

    def __str__(self) -> str:
        return self.supplier


class MachinePhoto(models.Model):
    """A photograph of a machine at one stage, with when and where the camera says it was taken."""

    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="photos")
    stage = models.CharField(max_length=10, choices=Stage)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def has_place(self) -> bool:
        return self.latitude is not None
