"""What the journal calls offices."""

from collections.abc import Collection

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.registers.offices.models import Office


def office_names(_actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of some offices: everyone who signed in reads them."""
    rows = Office.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: Named(name, reverse("offices:office", args=[pk])) for pk, name in rows}
