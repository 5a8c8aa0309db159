"""Let a plan count on the fund to which its money has passed."""

from khuyencong.programme.plans.models import PlanLineFunding


def follow_money(reference: str, *, old_fund_id: int, new_fund_id: int) -> None:
    """Let the plan line of a reference ("plan_line:7") count on another fund.

    For the handover that moved its budget line there, in that transaction: plan and ledger name
    one fund again.
    """
    line_id = int(reference.partition(":")[2])
    PlanLineFunding.objects.filter(line_id=line_id, fund_id=old_fund_id).update(fund_id=new_fund_id)
