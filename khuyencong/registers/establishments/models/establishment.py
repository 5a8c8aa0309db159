"""An establishment, and the places where it produces."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.establishments.states import IndustryGroup, LegalForm
from khuyencong.registers.establishments.tax_codes import shown_tax_code
from khuyencong.registers.territories.models import PathField, Unit


class Establishment(models.Model):
    """A rural industrial establishment (cơ sở CNNT). Never deleted.

    One that was entered twice is merged: the dropped row stays as a signpost to the kept one
    (``merged_into``) and is read, never changed. ``version`` grows with each change, so that a
    second tab cannot overwrite the first. ``search_text`` is folded: name, tax code, phones,
    products; the services keep it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Tên cơ sở"), max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    search_text = models.TextField(editable=False)
    legal_form = models.CharField(_("Loại hình"), max_length=30, choices=LegalForm)
    tax_code = models.CharField(_("Mã số thuế"), max_length=13, blank=True)
    registration_number = models.CharField(_("Số đăng ký"), max_length=40, blank=True)
    registered_on = models.DateField(_("Ngày đăng ký"), null=True, blank=True)
    registered_by = models.CharField(_("Nơi đăng ký"), max_length=200, blank=True)

    representative_name = models.CharField(_("Người đại diện"), max_length=150, blank=True)
    representative_phone = models.CharField(
        _("Điện thoại người đại diện"), max_length=15, blank=True
    )
    representative_personal_number = models.CharField(
        _("Số định danh cá nhân người đại diện"), max_length=12, blank=True
    )
    phone = models.CharField(_("Điện thoại cơ sở"), max_length=15, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)

    head_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Xã, phường của trụ sở")
    )
    head_address = models.CharField(_("Địa chỉ trụ sở"), max_length=200, blank=True)

    vsic_code = models.CharField(_("Mã ngành (VSIC)"), max_length=5)
    industry_group = models.CharField(
        _("Nhóm ngành khuyến công"), max_length=30, choices=IndustryGroup
    )
    notes = models.TextField(_("Ghi chú"), blank=True)

    version = models.PositiveIntegerField(default=1)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    is_demonstration = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["folded_name", "id"]
        verbose_name = _("Cơ sở công nghiệp nông thôn")
        indexes = [
            models.Index(fields=["folded_name", "id"], name="establishment_name"),
            models.Index(fields=["phone"], name="establishment_phone"),
            models.Index(fields=["representative_phone"], name="establishment_rep_phone"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["tax_code"],
                condition=~Q(tax_code="") & Q(merged_into__isnull=True),
                name="establishment_tax_code_once",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="establishment_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_tax_code(self) -> str:
        """The tax code as lists show it: one that is a personal number is masked."""
        return shown_tax_code(self.tax_code)

    @property
    def reference(self) -> str:
        """The text that names it in the audit: ``establishment:42``."""
        return f"establishment:{self.pk}"


class Place(models.Model):
    """Where an establishment produces, for a time. The place counts for support, not the office.

    Closed by date, never deleted. ``unit`` is the commune on the day of entry; after a reform the
    commune of a later day follows from the successions (``queries.location_on``).
    ``unit_path`` repeats the unit's path for the filters of lists.
    """

    establishment = models.ForeignKey(
        Establishment, on_delete=models.CASCADE, related_name="places"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Xã, phường, thị trấn")
    )
    unit_path = PathField(db_index=True)
    address = models.CharField(_("Địa chỉ sản xuất"), max_length=200, blank=True)
    latitude = models.FloatField(_("Vĩ độ"), null=True, blank=True)
    longitude = models.FloatField(_("Kinh độ"), null=True, blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    is_main = models.BooleanField(_("Nơi sản xuất chính"), default=False)

    class Meta:
        ordering = ["-is_main", "pk"]
        verbose_name = _("Nơi sản xuất")
        constraints = [
            models.UniqueConstraint(
                fields=["establishment"], condition=Q(is_main=True), name="place_one_main"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="place_dates",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="place_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}, {self.unit}" if self.address else str(self.unit)
