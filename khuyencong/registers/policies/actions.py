"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "policies.documents_loaded": _("Nạp danh mục văn bản"),
    "policies.document_added": _("Ghi văn bản"),
    "policies.document_corrected": _("Sửa văn bản"),
    "policies.book_started": _("Mở bộ quy định"),
    "policies.draft_started": _("Lập bản nháp quy định"),
    "policies.draft_changed": _("Sửa bản nháp quy định"),
    "policies.draft_discarded": _("Bỏ bản nháp quy định"),
    "policies.published": _("Công bố quy định"),
}
