"""Legal documents, and the books of rules, routes and days that stand on them, in versions."""

import hashlib
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.text import fold
from khuyencong.registers.policies.states import (
    BookKind,
    DocumentKind,
    RelationKind,
    Standing,
    VersionState,
)
from khuyencong.registers.territories.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class LegalDocument(models.Model):
    """A document of law, or a plan that stands on one. Added and corrected, never deleted.

    ``code`` is its address, made from the number. ``unverified_fields`` names the fields that
    nobody has read in the text itself; a date that is missing is not known. ``territory`` None
    means the whole country. ``kept_by_office``: an office has corrected it, so that loading the
    shipped documents leaves it as it is.
    """

    code = models.CharField(max_length=120, unique=True)
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    kind = models.CharField(_("Loại"), max_length=20, choices=DocumentKind)
    title = models.CharField(_("Trích yếu"), max_length=400)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    in_force_from = models.DateField(_("Có hiệu lực từ"), null=True, blank=True)
    in_force_to = models.DateField(_("Có hiệu lực đến"), null=True, blank=True)
    territory = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Địa bàn"),
    )
    link = models.URLField(_("Liên kết"), max_length=500, blank=True)
    text = models.TextField(_("Toàn văn"), blank=True)
    read_in = models.CharField(_("Đọc ở"), max_length=300, blank=True)
    unverified_fields = models.JSONField(_("Chưa kiểm chứng"), default=list, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    kept_by_office = models.BooleanField(default=False)
    folded = models.CharField(max_length=800, editable=False)

    class Meta:
        ordering = ["-issued_on", "code"]
        verbose_name = _("Văn bản")
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
                name="legaldocument_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The number; where it is not known, what the document is about."""
        return self.number or self.title

    @property
    def is_verified(self) -> bool:
        return not self.unverified_fields

    def search_text(self) -> str:
        """Return what the document is found by."""
        return fold(f"{self.number} {self.title} {self.issuer}")[:800]

    def standing_on(self, day: date) -> Standing:
        """Return whether the document is in force on a day, as far as its dates are known."""
        if self.in_force_to is not None and self.in_force_to < day:
            return Standing.ENDED
        if self.in_force_from is None:
            return Standing.UNKNOWN
        return Standing.NOT_YET if self.in_force_from > day else Standing.IN_FORCE


class Clause(models.Model):
    """A place in a document that others cite, with what it is about."""

    document = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="clauses")
    label = models.CharField(_("Điều, khoản, điểm"), max_length=100)
    anchor = models.CharField(max_length=120)
    summary = models.CharField(_("Nội dung"), max_length=500)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "anchor"], name="clause_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.document_id}"


class DocumentRelation(models.Model):
    """What one document does to another: "document replaces other". Added, never changed."""

    document = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(
        LegalDocument, on_delete=models.CASCADE, related_name="relations_from_others"
    )
    kind = models.CharField(_("Quan hệ"), max_length=20, choices=RelationKind)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "other", "kind"], name="documentrelation_once"
            ),
            models.CheckConstraint(
                condition=~Q(document=F("other")), name="documentrelation_between_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.other_id}"


class PolicyBook(models.Model):
    """A book of rules, routes, activities or days, that lives on in versions. Never deleted.

    ``is_shipped``: its first text came with the program, which may bring new ones.
    """

    code = models.CharField(_("Mã"), max_length=80, unique=True)
    title = models.CharField(_("Tên"), max_length=300)
    kind = models.CharField(_("Loại"), max_length=20, choices=BookKind)
    territory = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Địa bàn"),
    )
    is_shipped = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return self.title


class PolicyVersion(models.Model):
    """The text of a book at one time. A draft may change; once published it never does.

    ``sha256`` is of the text, so that a published text that was tampered with is found.
    ``based_on`` is the version that was current when the draft was begun: a draft is published
    only while it still is. One version of a book is current, and decisions name the version.
    Whose hand it was is kept as text beside the key, as it was; no maker means the program.
    """

    book = models.ForeignKey(PolicyBook, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("Phiên bản"))
    state = models.CharField(_("Trạng thái"), max_length=20, choices=VersionState)
    is_current = models.BooleanField(default=False)
    text = models.TextField(_("Nội dung"))
    sha256 = models.CharField(max_length=64)
    note = models.TextField(_("Ghi chú"), blank=True)
    is_shipped = models.BooleanField(default=False)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_by_name = models.CharField(max_length=150, blank=True)
    published_at = models.DateTimeField(_("Công bố lúc"), null=True)

    class Meta:
        ordering = ["book", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="policyversion_number"),
            models.UniqueConstraint(
                fields=["book"], condition=Q(is_current=True), name="policyversion_one_current"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(state=VersionState.PUBLISHED),
                name="policyversion_current_is_published",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.PUBLISHED, published_at__isnull=False)
                | (~Q(state=VersionState.PUBLISHED) & Q(published_at__isnull=True)),
                name="policyversion_published_at",
            ),
            models.CheckConstraint(
                condition=~Q(made_by=F("published_by")), name="policyversion_maker_not_publisher"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book_id} v{self.number}"

    @property
    def state_label(self) -> "StrOrPromise":
        return VersionState(self.state).label

    @property
    def is_intact(self) -> bool:
        """Whether the text is still the one that was stored."""
        return digest_of(self.text) == self.sha256


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
