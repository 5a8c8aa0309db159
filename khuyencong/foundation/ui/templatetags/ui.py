"""The components of pages, as tags and filters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from khuyencong.engines.money import Vnd, format_vnd
from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.acting import key_of
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui import figures, icons, navigation, sentences
from khuyencong.foundation.ui.forms import VndInput, dress
from khuyencong.foundation.ui.paging import CURSOR_PARAMETER, Page
from khuyencong.foundation.ui.roles import ROLE_LABELS

register = template.Library()

NOTHING = "–"


@register.filter
def vnd(amount_vnd: Vnd | None) -> str:
    """Return an amount without its unit: ``12.000.000``."""
    return NOTHING if amount_vnd is None else format_vnd(amount_vnd)


@register.filter
def vnd_unit(amount_vnd: Vnd | None) -> str:
    """Return an amount with its unit, which never breaks off it: ``12.000.000 đ``."""
    shown = vnd(amount_vnd)
    return shown if shown == NOTHING else f"{shown}\u00a0đ"


@register.filter
def date_vn(day: date | None) -> str:
    """Return a day as ``05/07/2021``."""
    return f"{day:%d/%m/%Y}" if day else NOTHING


@register.filter
def moment_vn(moment: datetime | None) -> str:
    """Return a moment in local time as ``05/07/2021 14:03``."""
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}" if moment else NOTHING


@register.filter
def amount(value: Decimal | None) -> str:
    """Return a measured number as people here write it: 120.500 is ``120,5``, 1200 is ``1.200``."""
    if value is None:
        return NOTHING
    whole, _point, part = f"{value:f}".partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    part = part.rstrip("0")
    return f"{sign}{format_vnd(int(digits))}" + (f",{part}" if part else "")


@register.filter
def percent(value: Decimal | float | None) -> str:
    """Return a number of percent, at most one decimal: 12.5 is ``12,5%``."""
    if value is None:
        return NOTHING
    return f"{value:.1f}".removesuffix(".0").replace(".", ",") + "%"


@register.filter
def dict_get(key: Any, mapping: Mapping[Any, Any]) -> Any:
    """Return what a mapping holds under a key, or None."""
    return mapping.get(key)


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str) -> SafeString:
    """Fold a list's filters under one button on a phone, open where something is filtered.

    Wider screens show them always. How a list is ordered, and which page of it is shown, filters
    nothing.
    """
    asked = context["request"].GET
    is_narrowed = any(asked[name] for name in asked if name not in (CURSOR_PARAMETER, "order"))
    return render_to_string("ui/_filters.html", {"content": content, "is_open": is_narrowed})


@register.filter
def role_label(role: str) -> str:
    return str(ROLE_LABELS[Role(role)])


@register.filter
def actor_key(actor: Actor) -> str:
    return key_of(actor)


@register.filter
def problem_sentence(problem: Problem) -> str:
    return sentences.sentence(problem)


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon_svg(name)


@register.simple_tag
def state_badge(state: str, label: object) -> SafeString:
    """Return a state as a word on its colour."""
    return format_html('<span class="badge badge-state badge-state-{}">{}</span>', state, label)


@register.simple_tag
def unverified(source: str = "") -> SafeString:
    """Return the mark of a value whose legal source has not been read."""
    hint = gettext("Giá trị chưa được đối chiếu với văn bản gốc.")
    title = f"{hint} {source}".strip()
    return format_html(
        '<span class="badge badge-unverified" title="{}">{} {}</span>',
        title,
        icons.icon_svg("alert-triangle"),
        gettext("chưa kiểm chứng"),
    )


@register.inclusion_tag("ui/_problems.html")
def problem_list(problems: Sequence[Problem], title: str = "") -> dict[str, Any]:
    return {"problems": problems, "title": title}


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Return one row of a form: label, help, error, input."""
    dress(bound.field)
    widget = bound.field.widget
    is_group = isinstance(widget, forms.RadioSelect)  # CheckboxSelectMultiple is one too
    return {
        "field": bound,
        "is_group": is_group,
        "is_checkbox": isinstance(widget, forms.CheckboxInput),
        "is_money": isinstance(widget, VndInput),
        "group_describedby": bound.aria_describedby if is_group else "",
    }


@register.inclusion_tag("ui/_form_errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    return {
        "form": form,
        "general": form.non_field_errors(),
        "fields": [bound for bound in form if bound.errors],
        "count": sum(len(messages) for messages in form.errors.values()),
    }


@register.inclusion_tag("ui/_money_bar.html")
def money_bar(
    stages: Sequence[figures.BarPart], caption: str = "", *, compact: bool = False
) -> dict[str, Any]:
    """Return a stacked bar with its table; ``compact`` leaves the table to screen readers."""
    return {
        "compact": compact,
        "parts": figures.stacked(stages),
        "total_vnd": sum(stage.amount_vnd for stage in stages),
        "width": figures.BAR_WIDTH,
        "caption": caption,
    }


@register.inclusion_tag("ui/_bar_chart.html")
def bar_chart(rows: Sequence[figures.BarRow], caption: str = "") -> dict[str, Any]:
    return {"rows": figures.measured(rows), "width": figures.BAR_WIDTH, "caption": caption}


@register.inclusion_tag("ui/_road_map.html")
def road_map(stations: Sequence[figures.Station]) -> dict[str, Any]:
    return {"stations": stations}


@register.inclusion_tag("ui/_pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    return {"page": page, "request": context["request"], "parameter": CURSOR_PARAMETER}


@register.inclusion_tag("ui/_empty.html")
def empty(text: str, icon_name: str = "inbox") -> dict[str, Any]:
    return {"text": text, "icon_name": icon_name}


@register.simple_tag(takes_context=True)
def query_with(context: Context, **replacements: Any) -> str:
    """Return the page's query string with some values replaced; None takes a value out.

    A change of anything but the cursor drops the cursor: a new list starts at its beginning.
    """
    query = context["request"].GET.copy()
    if CURSOR_PARAMETER not in replacements:
        query.pop(CURSOR_PARAMETER, None)
    for key, value in replacements.items():
        query.pop(key, None)
        if value is not None and value != "":
            query[key] = str(value)
    return f"?{query.urlencode()}"


class CaptureNode(template.Node):
    """Render what lies inside and keep it under a name, instead of writing it out."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return SafeString("")


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """``{% capture name %}…{% endcapture %}``: lets a block be used twice, or be asked for."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, name)


@register.inclusion_tag("ui/_navigation.html", takes_context=True)
def navigation_links(context: Context, lit_key: str) -> dict[str, Any]:
    actor = getattr(context.get("request"), "actor", None)
    return {"links": navigation.links_for(actor), "lit_key": lit_key}
