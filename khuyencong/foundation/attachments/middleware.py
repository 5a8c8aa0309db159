"""Refuse a request that is too large before any of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

MAXIMUM_BODY_BYTES = 100 * 1024 * 1024


class BodyLimitMiddleware:
    """Answer 413 to a body that says it is larger than several of the largest files.

    Django reads uploads to disk before a view can judge them, even those of a stranger.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:19]) > MAXIMUM_BODY_BYTES:
            text = _("Dữ liệu gửi lên quá lớn. Giảm dung lượng tệp rồi gửi lại.")
            return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
