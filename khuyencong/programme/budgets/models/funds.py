"""Pots of money, and the lines that they are divided into."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.registers.offices.models import Office


class Fund(models.Model):
    """The money of one source in one year at one office. Founded once, never deleted."""

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="funds", verbose_name=_("Cơ quan quản lý")
    )
    year = models.PositiveSmallIntegerField(_("Năm ngân sách"))
    source = models.CharField(_("Nguồn kinh phí"), max_length=20, choices=Source)
    name = models.CharField(_("Tên nguồn"), max_length=200)
    budget_code = models.CharField(_("Loại – khoản"), max_length=30)

    class Meta:
        ordering = ["-year", "office", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "source"], name="fund_office_year_source"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2200), name="fund_year_in_sense"
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.COUNTERPART), name="fund_is_public_money"
            ),
        ]

    def __str__(self) -> str:
        return self.name if str(self.year) in self.name else f"{self.name} {self.year}"

    @property
    def reference(self) -> str:
        return f"fund:{self.pk}"


class BudgetLine(models.Model):
    """A part of a fund for one purpose. Every fund has exactly one line that is not yet assigned.

    ``reference`` names the record above that it pays for ("plan_line:7"); the unassigned line has
    none. Never deleted: its money is moved away and it is closed with the year.
    """

    fund = models.ForeignKey(
        Fund,
        on_delete=models.PROTECT,
        related_name="lines",
        db_index=False,
        verbose_name=_("Nguồn"),
    )
    kind = models.CharField(_("Loại"), max_length=20, choices=LineKind)
    code = models.CharField(_("Mã dòng"), max_length=40)
    title = models.CharField(_("Tên dòng kinh phí"), max_length=300)
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["fund", "pk"]
        indexes = [models.Index(fields=["reference"], name="budgetline_reference")]
        constraints = [
            models.UniqueConstraint(fields=["fund", "reference"], name="budgetline_once"),
            models.CheckConstraint(
                condition=Q(kind=LineKind.UNASSIGNED, reference="")
                | (Q(kind=LineKind.PLAN_LINE) & ~Q(reference="")),
                name="budgetline_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
