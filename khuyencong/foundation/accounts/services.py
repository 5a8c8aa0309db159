"""Make and keep accounts. Passwords are set by their owners, through a link."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import SYSTEM, Actor
from khuyencong.foundation.accounts.checks import (
    check_email,
    check_name,
    check_reason,
    check_username,
)
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.permissions import require_keeper, require_keeper_of
from khuyencong.foundation.audit.services import record


@transaction.atomic
def create_person(
    *, username: str, full_name: str, email: str = "", phone: str = "", by: Actor
) -> User:
    """Make an account without a password; its owner sets one through ``password_link_key``.

    Raises ``NotPermitted``, or ``Refused`` with all that is wrong.
    """
    require_keeper(by)
    person = User(
        username=username.strip().lower(),
        full_name=tidy(full_name),
        email=email.strip().lower(),
        phone=tidy(phone),
        made_by_id=by.user_id,
    )
    require(
        check_username(person.username), check_name(person.full_name), check_email(person.email)
    )
    person.set_unusable_password()
    person.save(force_insert=True)
    after = {"username": person.username, "full_name": person.full_name}
    _record("created", person, by=by, after=after, personal=_contact(person))
    return person


@transaction.atomic
def create_administrator(*, username: str, full_name: str, email: str, password: str) -> User:
    """Make an administrator of the whole installation, for the command line.

    Raises ``Refused``, or Django's ``ValidationError`` for a weak password.
    """
    person = create_person(username=username, full_name=full_name, email=email, by=SYSTEM)
    validate_password(password, person)
    person.set_password(password)
    person.is_superuser = True
    person.save(update_fields=["password", "is_superuser"])
    _record("made_administrator", person, by=SYSTEM)
    return person


@transaction.atomic
def change_person(person_id: int, *, full_name: str, email: str, phone: str, by: Actor) -> User:
    """Change a person's name and how to reach them."""
    require_keeper_of(by, person_id)
    person = User.objects.select_for_update().get(pk=person_id)
    before = {"full_name": person.full_name}
    person.full_name, person.phone = tidy(full_name), tidy(phone)
    person.email = email.strip().lower()
    require(check_name(person.full_name), check_email(person.email, person_id))
    person.save(update_fields=["full_name", "email", "phone"])
    after = {"full_name": person.full_name}
    _record("changed", person, by=by, before=before, after=after, personal=_contact(person))
    return person


@transaction.atomic
def deactivate_person(person_id: int, *, by: Actor, reason: str) -> User:
    """Take a person's right to sign in; open sessions end at once. What they did stays theirs."""
    require_keeper_of(by, person_id)
    if by.is_person(person_id):
        raise NotPermitted(Problem("accounts.not_oneself"))
    require(check_reason(reason))
    # Administrators are locked together, so that two of them cannot lock each other out.
    administrators = list(
        User.objects.select_for_update().filter(is_superuser=True, is_active=True).order_by("pk")
    )
    person = User.objects.select_for_update().get(pk=person_id)
    if administrators == [person]:
        raise Refused(Problem("accounts.last_administrator"))
    if person.is_active:
        person.is_active = False
        person.save(update_fields=["is_active"])
        _record("deactivated", person, by=by, reason=tidy(reason))
    return person


@transaction.atomic
def reactivate_person(person_id: int, *, by: Actor, reason: str) -> User:
    """Let a person sign in again."""
    require_keeper_of(by, person_id)
    require(check_reason(reason))
    person = User.objects.select_for_update().get(pk=person_id)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        _record("reactivated", person, by=by, reason=tidy(reason))
    return person


@transaction.atomic
def password_link_key(person_id: int, *, by: Actor) -> str:
    """Return the key of a link by which a person sets their password, once, within three days.

    For who cannot receive mail: the administrator hands the link over. Recorded, since whoever
    holds the link can sign in as that person.
    """
    require_keeper_of(by, person_id)
    person = User.objects.get(pk=person_id, is_active=True)
    _record("password_link_made", person, by=by)
    return f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"


@transaction.atomic
def keep_new_password(person: User, password: str, *, by: Actor) -> None:
    """Store a password that its owner has set. Every other session of theirs ends."""
    person.set_password(password)
    person.save(update_fields=["password"])
    _record("password_set", person, by=by)


def _contact(person: User) -> dict[str, str]:
    return {"email": person.email, "phone": person.phone}


def _record(
    done: str,
    person: User,
    *,
    by: Actor,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
    reason: str = "",
    personal: dict[str, str] | None = None,
) -> None:
    record(
        f"accounts.{done}",
        f"person:{person.pk}",
        by=by,
        before=before,
        after=after,
        reason=reason,
        personal=personal,
    )
