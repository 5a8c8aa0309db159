"""Products that take part in a round, with their photos and papers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.round import VoteRound
from khuyencong.activities.awards.states import (
    EDITABLE_ENTRIES,
    Angle,
    EntryState,
    PaperKind,
    ProductGroup,
)
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.registers.establishments.models import Establishment


class Entry(models.Model):
    """One product, or one set of products, of an establishment in a round. Never deleted.

    ``number`` is given when it is submitted first. The three ``is_…`` statements are the
    establishment's own (TT 26/2014/TT-BCT, Điều 4). ``origin`` is the entry of the lower level that
    it was taken over from; ``lower_certificate`` is the number of a certificate of the lower level,
    ``no_lower_vote`` that none was held there (Điều 12 khoản 2 điểm d).
    """

    round = models.ForeignKey(VoteRound, on_delete=models.PROTECT, related_name="entries")
    establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, related_name="vote_entries"
    )
    number = models.PositiveIntegerField(_("Số hồ sơ"), null=True)
    name = models.CharField(_("Tên sản phẩm"), max_length=200)
    is_set = models.BooleanField(_("Là một bộ sản phẩm"), default=False)
    set_parts = models.TextField(_("Các sản phẩm trong bộ"), blank=True)
    group = models.CharField(_("Nhóm sản phẩm"), max_length=12, choices=ProductGroup)
    description = models.TextField(_("Thuyết minh sản phẩm"), blank=True)
    market = models.TextField(_("Thị trường, khả năng sản xuất"), blank=True)
    is_own_product = models.BooleanField(_("Do chính cơ sở sản xuất"), default=False)
    is_no_copy = models.BooleanField(_("Không sao chép, không vi phạm sở hữu"), default=False)
    is_in_series = models.BooleanField(_("Sản xuất được hàng loạt"), default=False)
    lower_certificate = models.CharField(
        _("Số giấy chứng nhận cấp dưới"), max_length=60, blank=True
    )
    lower_certificate_until = models.DateField(
        _("Giấy chứng nhận cấp dưới có giá trị đến"), null=True, blank=True
    )
    no_lower_vote = models.BooleanField(_("Cấp dưới không tổ chức bình chọn"), default=False)
    origin = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="continuations"
    )
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=EntryState, default=EntryState.DRAFT.value
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_on = models.DateField(_("Ngày nộp"), null=True)
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(_("Yêu cầu bổ sung"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["round", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="entry_number_once"),
            models.UniqueConstraint(
                fields=["round", "origin"],
                condition=Q(origin__isnull=False),
                name="entry_taken_over_once",
            ),
            models.CheckConstraint(
                condition=Q(state=EntryState.DRAFT.value)
                | Q(state=EntryState.WITHDRAWN.value)
                | Q(number__isnull=False, submitted_on__isnull=False),
                name="entry_submitted_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"vote_entry:{self.pk}"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_ENTRIES

    @property
    def code(self) -> str:
        """The product's number in the round, as jurors say it: ``SP07``."""
        return f"SP{self.number:02d}" if self.number else "–"


class EntryPhoto(models.Model):
    """A colour photo of a product from one angle. Replaced by another of the same angle."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="photos")
    angle = models.CharField(_("Góc chụp"), max_length=6, choices=Angle)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "angle"], name="entryphoto_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.angle}"


class EntryPaper(models.Model):
    """A paper of a dossier. Added, never changed."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("Loại giấy tờ"), max_length=20, choices=PaperKind)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)
