"""What the journal calls books and documents of the law, which everyone reads."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.registers.policies.models import LegalDocument, PolicyBook, PolicyVersion


def document_names(_actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    return {
        one.pk: Named(one.name, reverse("policies:document", args=[one.code]))
        for one in LegalDocument.objects.filter(pk__in=ids)
    }


def book_names(_actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    rows = PolicyBook.objects.filter(pk__in=ids).values_list("pk", "title", "code")
    return {pk: Named(title, reverse("policies:book", args=[code])) for pk, title, code in rows}


def version_names(_actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    rows = PolicyVersion.objects.filter(pk__in=ids)
    names = {}
    for pk, title, code, number in rows.values_list("pk", "book__title", "book__code", "number"):
        told = {"book": title, "number": number}
        names[pk] = Named(
            _("%(book)s, phiên bản %(number)s") % told,
            reverse("policies:version", args=[code, number]),
        )
    return names
