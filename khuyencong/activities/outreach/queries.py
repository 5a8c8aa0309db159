"""Reads of outreach: lists, one campaign's cost and reach, published guides."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from khuyencong.activities.outreach.models import (
    Campaign,
    GuidanceSession,
    Guide,
    GuideVersion,
    Item,
    Order,
    Reach,
)
from khuyencong.activities.outreach.states import GuideState
from khuyencong.engines.money import Vnd
from khuyencong.programme.proposals.models import Proposal


def list_rows(
    campaigns: QuerySet[Campaign], *, text: str = "", channel: str = ""
) -> QuerySet[Campaign]:
    """Return campaigns with what a list row shows. One query."""
    reached = Reach.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    rows = campaigns.select_related("office").annotate(
        item_count=Count("items"),
        reached=Subquery(reached.annotate(total=Sum("people")).values("total")),
    )
    if channel:
        rows = rows.filter(channel=channel)
    return rows.filter(Q(title__icontains=text) | Q(audience__icontains=text)) if text else rows


@dataclass(frozen=True)
class CampaignView:
    """A campaign whole. ``per_person_vnd`` is the cost over the people, rounded down; None while
    nobody was counted."""

    orders: Sequence[Order]
    items: Sequence[Item]
    reaches: Sequence[Reach]
    cost_vnd: Vnd
    people: int

    @property
    def per_person_vnd(self) -> Vnd | None:
        return self.cost_vnd // self.people if self.people else None


def campaign_view(campaign: Campaign) -> CampaignView:
    """Return what a campaign ordered, showed and reached. Three queries."""
    orders = list(campaign.orders.all())
    reaches = list(campaign.reaches.all())
    return CampaignView(
        orders,
        list(campaign.items.select_related("order")),
        reaches,
        sum(order.amount_vnd for order in orders),
        sum(reach.people for reach in reaches),
    )


def guide_rows(guides: QuerySet[Guide]) -> QuerySet[Guide]:
    """Return guides with the number and state of their latest version. One query."""
    latest = GuideVersion.objects.filter(guide=OuterRef("pk")).order_by("-number")
    return guides.select_related("office").annotate(
        latest_number=Subquery(latest.values("number")[:1]),
        latest_state=Subquery(latest.values("state")[:1]),
    )


def published_texts() -> QuerySet[GuideVersion]:
    """Return the texts that everybody may read, the latest first. One query."""
    return (
        GuideVersion.objects.filter(state=GuideState.PUBLISHED)
        .select_related("guide__office")
        .order_by("-published_on", "-pk")
    )


def session_rows(sessions: QuerySet[GuidanceSession]) -> QuerySet[GuidanceSession]:
    """Return guidance with what a list row shows. One query."""
    return sessions.select_related("establishment", "about", "proposal", "made_by", "office")


def unreported_sessions(proposal: Proposal) -> QuerySet[GuidanceSession]:
    """Return the guidance of a đề án that was not reported to acceptance yet."""
    sessions = GuidanceSession.objects.filter(proposal=proposal, delivery__isnull=True)
    return sessions.select_related("establishment", "about").order_by("held_on", "pk")
