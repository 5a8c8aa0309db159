"""Kinds and states of documents, books and versions, with their labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a document of law is."""

    LAW = "law", _("Luật")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECREE = "decree", _("Nghị định")
    JOINT_CIRCULAR = "joint_circular", _("Thông tư liên tịch")
    CIRCULAR = "circular", _("Thông tư")
    DECISION = "decision", _("Quyết định")
    DIRECTIVE = "directive", _("Chỉ thị")
    PLAN = "plan", _("Kế hoạch")
    CONSOLIDATION = "consolidation", _("Văn bản hợp nhất")


class RelationKind(models.TextChoices):
    """What a document does to another."""

    REPLACES = "replaces", _("Thay thế")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    BASED_ON = "based_on", _("Căn cứ")
    CONSOLIDATES = "consolidates", _("Hợp nhất")


RELATION_SEEN_FROM_OTHER = {
    RelationKind.REPLACES: _("Được thay thế bởi"),
    RelationKind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    RelationKind.BASED_ON: _("Là căn cứ của"),
    RelationKind.CONSOLIDATES: _("Được hợp nhất trong"),
}


class Standing(models.TextChoices):
    """Whether a document is in force on a day."""

    IN_FORCE = "in_force", _("Đang có hiệu lực")
    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    ENDED = "ended", _("Hết hiệu lực")
    UNKNOWN = "unknown", _("Chưa rõ hiệu lực")


class BookKind(models.TextChoices):
    """What a book holds."""

    RULES = "rules", _("Quy định hỗ trợ")
    ROUTE = "route", _("Quy trình")
    ACTIVITIES = "activities", _("Nội dung hoạt động")
    CALENDAR = "calendar", _("Lịch làm việc")


class VersionState(models.TextChoices):
    """Where a version of a book stands."""

    DRAFT = "draft", _("Bản nháp")
    PUBLISHED = "published", _("Đã công bố")
    DISCARDED = "discarded", _("Đã bỏ")
