"""What templates ask about accounts."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def is_demonstration() -> bool:
    """Return whether everyone may sign in as a person of the demonstration."""
    return bool(settings.DEMO)
