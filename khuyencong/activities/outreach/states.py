"""Channels of a campaign, how reach is counted, how far a guide is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Through what a campaign speaks."""

    RADIO = "radio", _("Truyền thanh, phát thanh")
    TELEVISION = "television", _("Truyền hình")
    LEAFLETS = "leaflets", _("Tờ rơi, tờ gấp, bản tin")
    LOUDSPEAKER = "loudspeaker", _("Loa truyền thanh cơ sở")
    WEB = "web", _("Trang thông tin điện tử, mạng xã hội")
    MEETING = "meeting", _("Hội nghị, họp thôn")


AIRED = frozenset({Channel.RADIO, Channel.TELEVISION, Channel.LOUDSPEAKER})
"""Channels whose items have a running time."""

PRINTED = frozenset({Channel.LEAFLETS})
"""Channels whose items have copies."""


class Method(models.TextChoices):
    """How the number of people reached was found."""

    COUNTED = "counted", _("Đếm trực tiếp, danh sách ký nhận")
    PLATFORM = "platform", _("Số liệu của trang hoặc đài")
    COPIES = "copies", _("Theo số bản phát ra")
    ESTIMATED = "estimated", _("Ước theo số hộ nghe được")


class GuideKind(models.TextChoices):
    GUIDE = "guide", _("Bài hướng dẫn")
    QUESTION = "question", _("Hỏi và đáp")


class GuideState(models.TextChoices):
    """How far a version of a guide is."""

    DRAFT = "draft", _("Dự thảo")
    CHECKED = "checked", _("Đã kiểm tra")
    PUBLISHED = "published", _("Đã công bố")
    REPLACED = "replaced", _("Đã thay bằng bản mới")


class SessionForm(models.TextChoices):
    """How guidance was given."""

    OFFICE = "office", _("Tại cơ quan")
    SITE = "site", _("Tại cơ sở")
    PHONE = "phone", _("Qua điện thoại, trực tuyến")
