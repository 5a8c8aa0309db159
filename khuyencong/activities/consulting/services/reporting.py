"""Report a consultancy as delivered under its contract."""

from datetime import date

from django.db import transaction

from khuyencong.activities.consulting.checks import require_stage
from khuyencong.activities.consulting.models import Assignment, Trademark
from khuyencong.activities.consulting.permissions import require_may_keep
from khuyencong.activities.consulting.queries import accepted_version
from khuyencong.activities.consulting.services.locking import lock_assignment, require_version
from khuyencong.activities.consulting.states import Stage, Subject
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues


@transaction.atomic
def report_work(
    assignment_id: int, *, cost_vnd: Vnd, vouchers: str, version: int, by: Actor, on: date
) -> Assignment:
    """Report the accepted work as delivered: all that the contract has of the item.

    Of a trademark, only once it was filed. The evidence is written from the record; acceptance
    judges cost and quantity, and what it refuses leaves the consultancy as it was.
    """
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.ACCEPTED)
    require_version(assignment, version)
    mark = Trademark.objects.filter(assignment=assignment).first()
    if assignment.subject == Subject.TRADEMARK and mark is None:
        raise Refused(Problem("consulting.not_filed", {"product": assignment.product}))
    if not tidy(vouchers):
        raise Refused(Problem("consulting.vouchers_needed", field="vouchers"))
    delivery = submit_delivery(
        assignment.contract_item_id,
        DeliveryValues(
            quantity=assignment.contract_item.quantity,
            cost_vnd=cost_vnd,
            delivered_on=on,
            evidence=_evidence(assignment, mark, tidy(vouchers)),
        ),
        by=by,
        on=on,
    )
    assignment.delivery = delivery
    assignment.stage = Stage.DELIVERED.value
    assignment.version += 1
    assignment.save(update_fields=["delivery", "stage", "version"])
    record(
        "consulting.reported",
        contract.proposal.reference,
        by=by,
        after={"assignment": assignment.reference, "cost_vnd": cost_vnd},
    )
    return assignment


def _evidence(assignment: Assignment, mark: Trademark | None, vouchers: str) -> str:
    """Return in words by what the work is known to be done, in Vietnamese whoever reports."""
    accepted = accepted_version(assignment)
    hired = assignment.offers.get(is_chosen=True)
    assert accepted is not None, "an accepted consultancy has its version"
    filed = f"; đơn đăng ký nhãn hiệu số {mark.filed_number}" if mark else ""
    return (
        f"{assignment.product}: phiên bản {accepted.number} được cơ sở chấp nhận ngày "
        f"{accepted.answered_on:%d/%m/%Y}; đơn vị tư vấn {hired.consultant}{filed}; "
        f"chứng từ {vouchers}."
    )
