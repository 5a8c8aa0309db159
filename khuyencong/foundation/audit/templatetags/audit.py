"""What templates say about entries."""

from typing import TYPE_CHECKING

from django import template

from khuyencong.foundation.audit.labels import label_of
from khuyencong.foundation.audit.value_names import value_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()


@register.filter
def action_label(action: str) -> "StrOrPromise":
    return label_of(action)


@register.filter
def value_label(name: str) -> "StrOrPromise":
    return value_name(name)
