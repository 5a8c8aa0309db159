"""What the journal calls the Treasury's statements."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.programme.payments.permissions import visible_statements


def statement_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some statements that an actor may see."""
    rows = visible_statements(actor).filter(pk__in=ids).values_list("pk", "month", "office__name")
    return {
        pk: Named(
            _("Sao kê tháng %(month)s của %(office)s")
            % {"month": f"{month:%m/%Y}", "office": office},
            reverse("payments:statement", args=[pk]),
        )
        for pk, month, office in rows
    }
