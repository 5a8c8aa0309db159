"""Administrative units through time, what became of them, and their classes of area."""

from datetime import date
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.lookups import Lookup, StartsWith
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.territories.kinds import (
    AreaClass,
    Kind,
    Level,
    area_classes,
    kinds,
    levels,
)


class PathField(models.CharField[str, str]):
    """The place of a unit in the tree, as the keys from the country down: "VN/45/467/19564/".

    A record that keeps its unit's path can be filtered to a territory by one indexed range:
    ``path__startswith=unit.path``. For that, letters are ordered by their codes on both databases.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


@PathField.register_lookup
class PathStartsWith(StartsWith):
    """A prefix as a range of keys: LIKE cannot use the index on SQLite, a range can."""

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        if not isinstance(self.rhs, str) or not self.rhs:
            return super().as_sql(compiler, connection)  # compared with another column
        column, parameters = Lookup.process_lhs(self, compiler, connection)
        after = self.rhs[:-1] + chr(ord(self.rhs[-1]) + 1)
        sql = f"({column} >= %s AND {column} < %s)"
        return sql, (*parameters, self.rhs, *parameters, after)


class Unit(models.Model):
    """An administrative unit for a time. Added and ended by date, never deleted.

    Codes are used again: "44" was Quảng Bình and is, from 01/7/2025, the new Quảng Trị. ``key``
    (the code, with a day where it was used before) tells them apart and never changes.
    ``valid_from`` None means since before the records, ``valid_to`` None until further notice;
    both days are included. ``kind`` and ``level`` are codes of ``kinds.toml``: the law changes
    them, the schema does not know them.
    """

    key = models.CharField(max_length=20, unique=True)
    code = models.CharField(_("Mã"), max_length=10)
    name = models.CharField(_("Tên"), max_length=100)
    other_names = models.CharField(_("Tên khác"), max_length=200, blank=True)
    kind = models.CharField(_("Loại"), max_length=30)
    level = models.CharField(_("Cấp"), max_length=20)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Trực thuộc"),
    )
    path = PathField(unique=True)
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    latitude = models.FloatField(_("Vĩ độ"), null=True, blank=True)
    longitude = models.FloatField(_("Kinh độ"), null=True, blank=True)
    area_km2 = models.FloatField(_("Diện tích (km²)"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    folded = models.CharField(max_length=400, editable=False)

    class Meta:
        ordering = ["path"]
        verbose_name = _("Đơn vị hành chính")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_from"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_from__isnull=True), name="unit_code_since_ever"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="unit_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ancestor_keys(self) -> tuple[str, ...]:
        """The keys of the units that it lies in, nearest first, the country last."""
        return tuple(reversed(self.path.rstrip("/").split("/")[:-1]))

    def is_in_force(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or self.valid_to >= day)

    @property
    def kind_term(self) -> Kind:
        return kinds()[self.kind]

    @property
    def level_term(self) -> Level:
        return levels()[self.level]


class Succession(models.Model):
    """One unit that took over the area of another, or part of it. Never changed."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    partial = models.BooleanField(_("Một phần"), default=False)
    source = models.CharField(_("Nguồn"), max_length=200)

    class Meta:
        ordering = ["old", "new"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="succession_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class UnitClass(models.Model):
    """A class of area that a unit belongs to for a time, with the text that says so.

    ``code`` is one of ``classes.toml``. ``note`` names what lies within the unit, such as the
    craft village. Ended by date, never deleted.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="classes")
    code = models.CharField(_("Phân loại"), max_length=40)
    note = models.CharField(_("Tên, ghi chú"), max_length=200, blank=True)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    source = models.CharField(_("Căn cứ"), max_length=300)
    verified = models.BooleanField(_("Đã kiểm chứng"), default=False)

    class Meta:
        ordering = ["unit", "code", "valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code", "note", "valid_from"], name="unitclass_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "code", "note"],
                condition=Q(valid_from__isnull=True),
                name="unitclass_once_since_ever",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="unitclass_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.code}"

    @property
    def area_class(self) -> AreaClass:
        return area_classes()[self.code]


class LoadedReference(models.Model):
    """The digest of the shipped data that was last loaded, so that a start need not load again."""

    name = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
