"""Reasons against an account. Each check looks at one thing and returns its problems."""

from django.core.exceptions import ValidationError

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.models import PLAIN_USERNAME, User


def check_username(username: str) -> list[Problem]:
    """A user name is plain letters and digits, and nobody else's."""
    told = {"username": username}
    try:
        PLAIN_USERNAME(username)
    except ValidationError:
        return [Problem("accounts.username_not_plain", told, field="username")]
    if User.objects.filter(username__iexact=username).exists():
        return [Problem("accounts.username_taken", told, field="username")]
    return []


def check_name(full_name: str) -> list[Problem]:
    return [] if full_name else [Problem("accounts.name_missing", field="full_name")]


def check_email(email: str, person_id: int | None = None) -> list[Problem]:
    """Find another person with the same mail: a reset would go to both."""
    others = User.objects.filter(email__iexact=email)
    if person_id is not None:
        others = others.exclude(pk=person_id)
    if email and others.exists():
        return [Problem("accounts.email_taken", {"email": email}, field="email")]
    return []


def check_reason(reason: str) -> list[Problem]:
    return [] if reason.strip() else [Problem("accounts.reason_missing", field="reason")]
