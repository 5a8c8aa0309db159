"""Take out of a fair who was entered wrongly, until it is reported."""

from django.db import transaction

from khuyencong.activities.fairs.models import Exhibitor, Product
from khuyencong.activities.fairs.permissions import require_may_keep
from khuyencong.activities.fairs.services.locking import (
    lock_booth,
    require_fair_unreported,
    require_not_cancelled,
    require_unreported,
)
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def remove_exhibitor(exhibitor_id: int, *, by: Actor) -> None:
    """Take an establishment off its booth, with the products it was to show.

    Refuses one that told of people met, contracts or sales: it was there.
    """
    booth = lock_booth(Exhibitor.objects.values_list("booth_id", flat=True).get(pk=exhibitor_id))
    require_may_keep(by, booth.fair.office_id)
    require_not_cancelled(booth.fair)
    require_unreported(booth)
    require_fair_unreported(booth.fair)
    exhibitor = Exhibitor.objects.select_related("establishment").get(pk=exhibitor_id)
    told = {"establishment": exhibitor.establishment.name, "booth": booth.position}
    if exhibitor.contacts.exists() or exhibitor.deals.exists() or exhibitor.sales.exists():
        raise OutOfStep(Problem("fairs.exhibitor_told", told))
    products = Product.objects.filter(exhibitor=exhibitor)
    before = told | {"products": "; ".join(product.name for product in products)}
    products.delete()
    exhibitor.delete()
    record("fair.exhibitor_removed", booth.fair.reference, by=by, before=before)
