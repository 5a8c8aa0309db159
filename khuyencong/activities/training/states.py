"""What a class is about, where it stands, and what people in it can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClassKind(models.TextChoices):
    """What a class teaches. Each is an activity of the rulebooks (rulebooks/activities.toml)."""

    STARTUP = "startup_training", _("Tập huấn khởi sự doanh nghiệp")
    VOCATIONAL = "vocational_training", _("Đào tạo nghề, truyền nghề")
    MANAGEMENT = "management_training", _("Nâng cao năng lực quản lý")
    STAFF = "staff_training", _("Bồi dưỡng cán bộ khuyến công")


class ClassState(models.TextChoices):
    """How far a class is. Whether it is running now follows from its days."""

    DRAFT = "draft", _("Đang chuẩn bị")
    OPEN = "open", _("Đã thông báo")
    COMPLETED = "completed", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Đã hủy")


class Place(models.TextChoices):
    """Whether a trainee has a place in the class."""

    ENROLLED = "enrolled", _("Có chỗ")
    WAITING = "waiting", _("Chờ chỗ")
    LEFT = "left", _("Đã thôi học")


class Gender(models.TextChoices):
    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class Channel(models.TextChoices):
    """By whom something was written down."""

    OFFICE = "office", _("Cơ quan ghi")
    LINK = "link", _("Học viên tự ghi")


class Answer(models.TextChoices):
    """What became of a trainee, as they say it; or why they don't."""

    STARTED = "started", _("Đã khởi sự kinh doanh")
    REGISTERED = "registered", _("Đã đăng ký thành cơ sở, doanh nghiệp")
    EMPLOYED = "employed", _("Có việc làm")
    NONE = "none", _("Chưa có thay đổi")
    DECLINED = "declined", _("Không muốn trả lời")
    NOT_REACHED = "not_reached", _("Không liên lạc được")


TOLD = frozenset({Answer.STARTED, Answer.REGISTERED, Answer.EMPLOYED, Answer.NONE})
"""Answers that say what became of a person."""

FOLLOW_UP_MONTHS = (6, 12)
"""When trainees are asked, in months after the last day of their class."""
