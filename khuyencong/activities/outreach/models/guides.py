"""Guides and questions with answers, in versions, for readers outside."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.outreach.states import GuideKind, GuideState
from khuyencong.registers.offices.models import Office


class Guide(models.Model):
    """One guide or question of an office. What it says stands in its versions."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="guides")
    kind = models.CharField(_("Loại"), max_length=10, choices=GuideKind)
    title = models.CharField(_("Tiêu đề hoặc câu hỏi"), max_length=300)
    made_on = models.DateField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"guide:{self.pk}"


class GuideVersion(models.Model):
    """One text of a guide. A draft may be rewritten by who wrote it; later it stays as it is.

    Checked and published by other people than its writer; one version at a time is published.
    ``text`` is plain: no markup, no control characters.
    """

    guide = models.ForeignKey(Guide, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Bản số"))
    text = models.TextField(_("Nội dung"))
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=GuideState, default=GuideState.DRAFT.value
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_on = models.DateField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_on = models.DateField(_("Ngày công bố"), null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["guide", "number"], name="guideversion_number"),
            models.UniqueConstraint(
                fields=["guide"],
                condition=Q(state=GuideState.PUBLISHED.value),
                name="guideversion_one_published",
            ),
            models.CheckConstraint(
                condition=Q(state=GuideState.DRAFT.value, checked_by__isnull=True)
                | (~Q(state=GuideState.DRAFT.value) & Q(checked_by__isnull=False)),
                name="guideversion_checked_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(checked_by=models.F("written_by"))
                & ~Q(published_by=models.F("written_by")),
                name="guideversion_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guide_id}: {self.number}"
