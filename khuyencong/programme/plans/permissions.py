"""Who may see a plan, who writes it, and who approves it and its changes."""

from django.db.models import Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.approvers import ApproverRule, approver_rule
from khuyencong.programme.plans.models import Plan, PlanLineFunding
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

WRITERS = (Role.CLERK, Role.APPRAISER)


def visible_plans(actor: Actor | None) -> QuerySet[Plan]:
    """Return the plans of the actor's office and of every office in its territory.

    The national department sees those that count on national money, as it sees the funds of it.
    An applicant, and who acts in no role, sees none.
    """
    reach = None if actor is None else reach_of(actor)
    if reach is None:
        return Plan.objects.none()
    in_territory = within(reach, "office__territory__path")
    if reach.is_national:
        national = PlanLineFunding.objects.filter(source=Source.NATIONAL)
        in_territory &= Q(pk__in=national.values("line__plan"))
    return Plan.objects.filter(kept_by(reach) | in_territory)


def written_offices(actor: Actor | None) -> QuerySet[Office]:
    """Return the offices whose plans an actor writes.

    A clerk or appraiser does for their own office, and as staff of a division for the People's
    Committee of the same territory.
    """
    reach = reach_of(actor) if actor and actor.role in WRITERS else None
    if reach is None:
        return Office.objects.none()
    committee = Q(kind=OfficeKind.PEOPLES_COMMITTEE, territory__path=reach.territory_path)
    return Office.objects.filter(Q(pk=reach.office_id) | committee)


def may_write(actor: Actor, office: Office) -> bool:
    """Return whether an actor writes the plans of an office. Two queries."""
    return office in written_offices(actor)


def require_writer(actor: Actor, office: Office) -> None:
    """Refuse who does not write the plans of an office."""
    if not may_write(actor, office):
        raise NotPermitted(Problem("plan.writer_needed", {"office": office.name}))


def rule_for(office: Office, changes: frozenset[str] = frozenset()) -> ApproverRule | None:
    """Return the rule of who approves some changes of an office's plan; none: the plan itself."""
    return approver_rule(office.territory.level, changes)


def may_approve(actor: Actor, office: Office, changes: frozenset[str] = frozenset()) -> bool:
    """Return whether an actor approves an office's plan, or some changes of it. One query."""
    rule = rule_for(office, changes)
    if rule is None or actor.role is not Role.LEADER:
        return False
    reach = reach_of(actor)
    return (
        reach is not None
        and reach.office_kind in rule.office_kinds
        and reach.covers(office.territory.path)
    )


def require_approver(actor: Actor, office: Office, changes: frozenset[str] = frozenset()) -> None:
    """Refuse who may not approve; names the rule that says who may."""
    if may_approve(actor, office, changes):
        return
    rule = rule_for(office, changes)
    if rule is None:
        raise NotPermitted(Problem("plan.no_approver_known", {"office": office.name}))
    kinds = ", ".join(str(OfficeKind(kind).label) for kind in rule.office_kinds)
    raise NotPermitted(
        Problem("plan.approver_needed", {"office": office.name, "kinds": kinds}, source=rule.source)
    )
