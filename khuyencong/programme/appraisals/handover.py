"""What passes of appraisals: those that are not concluded. Decisions stay whose they were."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.registers.offices.handover import Records


def open_appraisals() -> Records:
    """Return how appraisals pass that an office has begun and not concluded."""
    return Records(
        label=_("Thẩm định"),
        model=Appraisal,
        subject="appraisal",
        still_open=Q(concluded_on__isnull=True),
        place="proposal__unit_path",
    )
