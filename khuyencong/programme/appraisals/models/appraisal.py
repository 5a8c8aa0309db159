"""Appraisals of a đề án, the opinions in them, and its registration in the yearly list."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.appraisals.states import Conclusion, Conflict, Level, SheetForm
from khuyencong.programme.proposals.models import FrozenRuling, Proposal
from khuyencong.registers.offices.models import Office


class Appraisal(models.Model):
    """One appraisal of a đề án by one office. Open until ``concluded_on``; never deleted.

    A dossier that is returned for completion comes back to the same appraisal.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="appraisals")
    level = models.CharField(_("Cấp thẩm định"), max_length=10, choices=Level)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan thẩm định")
    )
    form = models.CharField(_("Mẫu phiếu"), max_length=2, choices=SheetForm)
    by_council = models.BooleanField(_("Thẩm định bằng hội đồng"), default=False)
    opened_on = models.DateField(_("Ngày bắt đầu"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    minutes_number = models.CharField(_("Số biên bản"), max_length=40, blank=True)
    minutes_on = models.DateField(_("Ngày biên bản"), null=True, blank=True)
    conclusion = models.CharField(_("Kết luận"), max_length=20, choices=Conclusion, blank=True)
    recommended_vnd = models.BigIntegerField(_("Mức hỗ trợ đề nghị"), null=True, blank=True)
    summary = models.TextField(_("Ý kiến tổng hợp"), blank=True)
    concluded_on = models.DateField(_("Ngày kết luận"), null=True, blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ruling = models.ForeignKey(FrozenRuling, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "level"], name="appraisal_once_per_level"),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True, conclusion="", recommended_vnd__isnull=True)
                | Q(
                    concluded_on__isnull=False,
                    conclusion=Conclusion.UNFAVOURABLE.value,
                    recommended_vnd__isnull=True,
                )
                | Q(
                    concluded_on__isnull=False,
                    conclusion=Conclusion.FAVOURABLE.value,
                    recommended_vnd__gt=0,
                ),
                name="appraisal_conclusion_whole",
            ),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True)
                | (~Q(minutes_number="") & Q(minutes_on__isnull=False)),
                name="appraisal_concluded_with_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.proposal_id}"

    @property
    def is_open(self) -> bool:
        return self.concluded_on is None

    @property
    def is_favourable(self) -> bool:
        return self.conclusion == Conclusion.FAVOURABLE


class Opinion(models.Model):
    """What one appraiser declared and thinks. One row per appraiser; changed until the conclusion.

    The row begins with the declaration of interest: nothing of the dossier is shown before it.
    ``dossier_round`` is how often the dossier had been completed when the opinion was given; an
    opinion on an earlier dossier does not count. ``criteria`` is ``{code: {"mark", "note"}}``.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="opinions")
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    appraiser_name = models.CharField(max_length=150)
    conflict = models.CharField(_("Xung đột lợi ích"), max_length=10, choices=Conflict)
    conflict_detail = models.TextField(_("Nội dung xung đột"), blank=True)
    declared_on = models.DateField()
    criteria = models.JSONField(default=dict, blank=True)
    favourable = models.BooleanField(_("Đề nghị phê duyệt"), null=True)
    recommended_vnd = models.BigIntegerField(_("Mức hỗ trợ đề nghị"), null=True, blank=True)
    text = models.TextField(_("Nhận xét"), blank=True)
    submitted_on = models.DateField(_("Ngày cho ý kiến"), null=True, blank=True)
    dossier_round = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "appraiser"], name="opinion_once_per_appraiser"
            ),
            models.CheckConstraint(
                condition=Q(conflict=Conflict.NONE.value) | Q(submitted_on__isnull=True),
                name="opinion_not_under_conflict",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True, favourable__isnull=True)
                | Q(submitted_on__isnull=False, favourable=True, recommended_vnd__gt=0)
                | Q(submitted_on__isnull=False, favourable=False, recommended_vnd__isnull=True),
                name="opinion_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appraiser_name}: {self.appraisal_id}"


class Registration(models.Model):
    """The row of a đề án in a list that registers it (TT 36/2013/TT-BCT, form 2). Added once."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="registration")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    list_number = models.CharField(_("Số văn bản đăng ký"), max_length=40)
    registered_on = models.DateField(_("Ngày đăng ký"))
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.list_number}: {self.proposal_id}"
