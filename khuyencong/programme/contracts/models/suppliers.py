"""How the supplier of a cost item was chosen, where the rule asks for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.contracts.models.contract import Contract, ContractItem
from khuyencong.programme.contracts.states import SelectionMethod


class SupplierSelection(models.Model):
    """The choice of a supplier for an item of a contract, or for all of it. Never changed.

    A wrong one is replaced by a later row with its own decision. ``offers`` is a list of
    ``{"name", "price_vnd"}``, the chosen one among them.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="selections")
    item = models.ForeignKey(
        ContractItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="selections",
        verbose_name=_("Nội dung chi"),
    )
    method = models.CharField(_("Hình thức"), max_length=10, choices=SelectionMethod)
    required_by = models.CharField(_("Căn cứ bắt buộc"), max_length=200, blank=True)
    supplier_name = models.CharField(_("Nhà cung cấp"), max_length=200)
    supplier_tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=40)
    decided_on = models.DateField(_("Ngày quyết định"))
    price_vnd = models.BigIntegerField(_("Giá trúng thầu hoặc giá chọn"))
    offers = models.JSONField(default=list)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price_vnd__gt=0, price_vnd__lte=MAXIMUM_VND),
                name="supplierselection_price",
            )
        ]

    def __str__(self) -> str:
        return self.supplier_name
