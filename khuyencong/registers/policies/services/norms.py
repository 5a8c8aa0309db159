"""Enter one norm of a local book through a form: a draft like any other comes of it."""

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.policies.checks import check_norm, check_norm_book
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.norm_text import BookHead, NormValues, with_norm
from khuyencong.registers.policies.permissions import require_may_draft
from khuyencong.registers.policies.queries import published_rules
from khuyencong.registers.policies.services.drafting import start_draft


@transaction.atomic
def draft_norm(book_id: int, values: NormValues, *, by: Actor) -> PolicyVersion:
    """Begin a draft that adds a norm to a local book, and ends the one it takes the place of.

    Refuses a norm without a value or a clause, and a book that holds no local rules. Locks the
    book.
    """
    book = PolicyBook.objects.select_for_update().get(pk=book_id)
    require_may_draft(by, book)
    norms = published_rules().law.norms
    require(check_norm_book(book), check_norm(values, norms))
    assert book.territory is not None, "a local book has a territory"
    current = PolicyVersion.objects.filter(book=book, is_current=True).first()
    head = BookHead(book.code, book.title, book.territory.key)
    unit = norms[values.norm].unit
    text = with_norm(current.text if current else "", head, values, unit=unit)
    return start_draft(book.pk, by=by, text=text, note=f"{values.name}: {values.document}")
