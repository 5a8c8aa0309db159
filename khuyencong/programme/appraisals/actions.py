"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "appraisal.conflict_declared": _("Khai xung đột lợi ích"),
    "appraisal.opinion_submitted": _("Nộp ý kiến thẩm định"),
    "appraisal.concluded": _("Kết luận thẩm định"),
    "decision.drafted": _("Soạn quyết định"),
    "decision.dropped": _("Bỏ dự thảo quyết định"),
}
