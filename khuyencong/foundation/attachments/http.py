"""Give a stored file to a browser. The view that calls decides who may have it."""

from django.http import FileResponse, Http404

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.models import Attachment


def file_response(attachment: Attachment) -> FileResponse:
    """Return a file to keep, under its own name; nothing in it may run as part of our pages.

    Raises ``Http404`` for one that was removed, ``Refused`` if the content is lost.
    """
    if attachment.removed_at is not None:
        raise Http404
    try:
        content = storage.path_of(attachment.sha256).open("rb")
    except FileNotFoundError as missing:
        told = {"name": attachment.original_name}
        raise Refused(Problem("attachments.content_missing", told)) from missing
    response = FileResponse(
        content,
        as_attachment=True,
        filename=attachment.original_name,
        content_type=attachment.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=300"
    return response
