"""What the journal calls people."""

from collections.abc import Collection

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.permissions import kept_people
from khuyencong.foundation.audit.subjects import Named


def person_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of some people, as entries name who acted; a way only to whom one keeps."""
    kept = set(kept_people(actor).filter(pk__in=ids).values_list("pk", flat=True))
    rows = User.objects.filter(pk__in=ids).values_list("pk", "full_name", "username")
    return {
        pk: Named(full_name or username, reverse("person", args=[pk]) if pk in kept else "")
        for pk, full_name, username in rows
    }
