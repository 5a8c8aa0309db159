"""What is told about an establishment: figures by year, products, priority, pollution, support."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.registers.establishments.models.establishment import Establishment
from khuyencong.registers.establishments.states import MarkKind, ProductLevel

FIRST_YEAR, LAST_YEAR = 1990, 2100


class YearFigures(models.Model):
    """An establishment's figures of one year. Corrected in place; the audit keeps what was.

    None means not told. Capital is the total at the end of the year, workers the yearly average.
    """

    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="year_figures"
    )
    year = models.PositiveSmallIntegerField(_("Năm"))
    revenue_vnd = models.BigIntegerField(_("Doanh thu (đ)"), null=True, blank=True)
    capital_vnd = models.BigIntegerField(_("Tổng nguồn vốn (đ)"), null=True, blank=True)
    workers = models.PositiveIntegerField(_("Lao động bình quân"))
    women = models.PositiveIntegerField(_("Lao động nữ"), default=0)
    ethnic_minority = models.PositiveIntegerField(_("Lao động dân tộc thiểu số"), default=0)
    output_note = models.CharField(_("Sản lượng"), max_length=300, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["establishment", "year"], name="yearfigures_once"),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="yearfigures_year"
            ),
            models.CheckConstraint(
                condition=Q(women__lte=F("workers"), ethnic_minority__lte=F("workers")),
                name="yearfigures_parts_within_workers",
            ),
            models.CheckConstraint(
                condition=Q(revenue_vnd__isnull=True)
                | Q(revenue_vnd__gte=0, revenue_vnd__lte=MAXIMUM_VND),
                name="yearfigures_revenue",
            ),
            models.CheckConstraint(
                condition=Q(capital_vnd__isnull=True)
                | Q(capital_vnd__gte=0, capital_vnd__lte=MAXIMUM_VND),
                name="yearfigures_capital",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.establishment_id}/{self.year}"


class Product(models.Model):
    """What an establishment makes. Removed by date, never deleted.

    ``certified_level`` and ``certified_on`` stand together: typical product of rural industry.
    """

    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="products"
    )
    name = models.CharField(_("Sản phẩm"), max_length=150)
    unit = models.CharField(_("Đơn vị tính"), max_length=30, blank=True)
    year_capacity = models.PositiveBigIntegerField(_("Công suất một năm"), null=True, blank=True)
    local_material_percent = models.PositiveSmallIntegerField(
        _("Nguyên liệu trong tỉnh (% giá trị)"), null=True, blank=True
    )
    is_exported = models.BooleanField(_("Có xuất khẩu"), default=False)
    certified_level = models.CharField(
        _("Chứng nhận tiêu biểu"), max_length=20, choices=ProductLevel, blank=True
    )
    certified_on = models.DateField(_("Ngày chứng nhận"), null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(local_material_percent__isnull=True)
                | Q(local_material_percent__lte=100),
                name="product_local_material",
            ),
            models.CheckConstraint(
                condition=Q(certified_level="", certified_on__isnull=True)
                | (~Q(certified_level="") & Q(certified_on__isnull=False)),
                name="product_certificate_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PriorityMark(models.Model):
    """A ground for priority, with its proof, for a time. Ended by date, never deleted.

    It counts as claimed until an officer has verified the proof; the officer is never the person
    who entered it.
    """

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(_("Diện ưu tiên"), max_length=30, choices=MarkKind)
    proof = models.CharField(_("Giấy tờ chứng minh"), max_length=300)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verified_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="prioritymark_dates",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_on__isnull=True)
                | Q(verified_by__isnull=False, verified_on__isnull=False),
                name="prioritymark_verified_whole",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True)
                | Q(made_by__isnull=True)
                | ~Q(verified_by=F("made_by")),
                name="prioritymark_verified_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PollutionRecord(models.Model):
    """What an inspection found about pollution, and what was decided. Added, never changed."""

    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="pollution_records"
    )
    found_on = models.DateField(_("Ngày"))
    finding = models.CharField(_("Kết quả kiểm tra"), max_length=500)
    decision = models.CharField(_("Xử lý"), max_length=300, blank=True)
    source = models.CharField(_("Văn bản, nguồn"), max_length=200)

    class Meta:
        ordering = ["-found_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.found_on}: {self.finding}"


class SupportReceived(models.Model):
    """State money received before and from elsewhere, as declared.

    Support given here is not repeated: upper apps read it from the đề án themselves. A wrong
    declaration is taken out; the audit keeps it.
    """

    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="supports_received"
    )
    year = models.PositiveSmallIntegerField(_("Năm"))
    activity = models.CharField(_("Nội dung hoạt động"), max_length=40, blank=True)
    cost_item = models.CharField(_("Nội dung chi được hỗ trợ"), max_length=300)
    amount_vnd = models.BigIntegerField(_("Số tiền (đ)"))
    giver = models.CharField(_("Cơ quan, chương trình hỗ trợ"), max_length=200)
    document = models.CharField(_("Quyết định, hợp đồng"), max_length=200, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND),
                name="supportreceived_amount",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="supportreceived_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.cost_item}"
