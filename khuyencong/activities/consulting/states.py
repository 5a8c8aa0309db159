"""What is consulted on, and how far the work is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What the consultant is hired for."""

    DESIGN = "design", _("Thiết kế mẫu mã sản phẩm")
    LABEL = "label", _("Thiết kế nhãn hiệu, nhãn sản phẩm")
    PACKAGING = "packaging", _("Thiết kế bao bì đóng gói")
    TRADEMARK = "trademark", _("Xây dựng, đăng ký nhãn hiệu")
    MANAGEMENT = "management", _("Quản lý sản xuất, tài chính, nhân lực")
    PROJECT = "project", _("Lập dự án đầu tư, marketing, công nghệ")


DRAWN = frozenset({Subject.DESIGN, Subject.LABEL, Subject.PACKAGING})
"""Subjects whose result is seen: a version of them comes with a picture."""


class Stage(models.TextChoices):
    """How far the work is. One follows the other."""

    TERMS = "terms", _("Đã có đề cương")
    HIRED = "hired", _("Đã chọn tư vấn")
    ACCEPTED = "accepted", _("Cơ sở đã chấp nhận")
    DELIVERED = "delivered_work", _("Đã báo cáo bàn giao")


class Answer(models.TextChoices):
    """What the establishment says to a version."""

    WAITING = "waiting", _("Chờ cơ sở trả lời")
    CHANGE = "change", _("Đề nghị sửa")
    ACCEPT = "accept", _("Chấp nhận")
