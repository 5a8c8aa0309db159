"""What kinds of fairs and booths there are, and when sales are asked for."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class FairKind(models.TextChoices):
    """Whose fair it is and where."""

    HOME = "home", _("Hội chợ trong nước, đơn vị khác tổ chức")
    ORGANISED = "organised", _("Hội chợ do cơ quan tổ chức")
    ABROAD = "abroad", _("Hội chợ tại nước ngoài")


class BoothKind(models.TextChoices):
    """Who rents a booth."""

    OWN = "own", _("Gian hàng riêng của cơ sở")
    SHARED = "shared", _("Gian hàng chung")


class Phase(models.TextChoices):
    """Where a fair is on a day; read from its dates, never stored."""

    AHEAD = "ahead", _("Sắp diễn ra")
    OPEN = "open", _("Đang diễn ra")
    OVER = "over", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Không tham gia nữa")


class Period(models.TextChoices):
    """For which time sales are told."""

    AT_FAIR = "at_fair", _("Tại hội chợ")
    AFTER_3 = "after_3", _("3 tháng sau hội chợ")
    AFTER_6 = "after_6", _("6 tháng sau hội chợ")


MONTHS_AFTER = {Period.AFTER_3: 3, Period.AFTER_6: 6}
"""After how many months from the last day of a fair the sales that followed are asked for."""

FAIR_ACTIVITIES = frozenset({"fair_organise", "fair_abroad"})
"""Activities of the rulebooks whose quantity is fairs; the others count booths."""

BOOTH_ACTIVITIES = frozenset({"fair_booth_home", "shared_booth"})

ABROAD_A_YEAR = 2
ABROAD_SOURCE = "Thông tư 46/2012/TT-BCT, Điều 4 khoản 1 điểm b"


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    next_month = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = date.fromordinal(next_month.toordinal() - 1).day
    return date(year, month + 1, min(day.day, last))


def due_from(period: str, *, starts_on: date, ends_on: date) -> date:
    """Return the first day on which the sales of a period can be told."""
    if period == Period.AT_FAIR:
        return starts_on
    return months_later(ends_on, MONTHS_AFTER[Period(period)])
