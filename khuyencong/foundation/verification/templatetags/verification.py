"""A QR code, drawn into the page."""

import io

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from khuyencong.foundation.verification.codes import show_code

register = template.Library()


@register.simple_tag
def qr_code(content: str, label: str) -> SafeString:
    """Draw a QR code as inline SVG, black on white in either theme, with a name for readers."""
    drawn = io.BytesIO()
    segno.make(content, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, light="#fff", border=4
    )
    svg = mark_safe(drawn.getvalue().decode())  # noqa: S308  made by us from modules, no text in it
    return format_html('<div class="qr-code" role="img" aria-label="{}">{}</div>', label, svg)


@register.filter
def shown_code(code: str) -> str:
    """Return a code in groups of four."""
    return show_code(code)
