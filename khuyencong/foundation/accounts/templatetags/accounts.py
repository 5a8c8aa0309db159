"""What templates ask about accounts."""

from datetime import date

from django import template
from django.conf import settings

from khuyencong.foundation import clock

register = template.Library()


@register.simple_tag
def is_demonstration() -> bool:
    """Return whether everyone may sign in as a person of the demonstration."""
    return bool(settings.DEMO)


@register.simple_tag
def demonstration_day() -> date | None:
    """Return the day on which a visitor of the demonstration works; None outside it."""
    return clock.today() if settings.DEMO else None
