"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.outreach.models import Campaign, GuidanceSession
from khuyencong.activities.outreach.permissions import visible_campaigns, visible_sessions
from khuyencong.activities.outreach.queries import list_rows
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import OwnWork, Work, count_by_territory
from khuyencong.programme.proposals.models import Proposal


def works_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the campaigns of a đề án as its page shows them. One query."""
    rows = list_rows(Campaign.objects.filter(proposal=proposal).order_by("pk"))
    return [_work(campaign) for campaign in rows]


def _work(campaign: Campaign) -> Work:
    is_reported = campaign.delivery_id is not None
    reached: int = campaign.reached or 0  # type: ignore[attr-defined]
    shown: int = campaign.item_count  # type: ignore[attr-defined]
    return Work(
        title=campaign.title,
        url=reverse("outreach:campaign", args=[campaign.pk]),
        state="reported" if is_reported else "planned",
        state_label=_("Đã báo cáo hoàn thành") if is_reported else _("Đang thực hiện"),
        facts=[
            (_("Hình thức"), str(campaign.get_channel_display())),
            (_("Sản phẩm đã phát"), str(shown)),
            (_("Số người tiếp cận"), str(reached)),
        ],
    )


def guidance_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the guidance of a đề án as its page shows it, all of it as one work. One query."""
    told = GuidanceSession.objects.filter(proposal=proposal).aggregate(
        sessions=Count("pk"),
        establishments=Count("establishment", distinct=True),
        waiting=Count("pk", filter=Q(delivery__isnull=True)),
    )
    if not told["sessions"]:
        return []
    is_reported = not told["waiting"]
    return [
        Work(
            title=_("Hướng dẫn cơ sở lập đề án"),
            url=reverse("outreach:guidance", args=[proposal.pk]),
            state="reported" if is_reported else "planned",
            state_label=_("Đã báo cáo hoàn thành") if is_reported else _("Đang thực hiện"),
            facts=[
                (_("Số lần hướng dẫn"), str(told["sessions"])),
                (_("Số cơ sở"), str(told["establishments"])),
            ],
        )
    ]


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return first days of campaigns and days of guidance between two days. Two queries."""
    for campaign in visible_campaigns(actor).filter(starts_on__range=(first, last)):
        url = reverse("outreach:campaign", args=[campaign.pk])
        yield CalendarEntry(campaign.starts_on, campaign.title, url, _("Tuyên truyền"))
    held = visible_sessions(actor).filter(held_on__range=(first, last))
    for session in held.select_related("establishment"):
        url = reverse("outreach:sessions")
        yield CalendarEntry(session.held_on, session.establishment.name, url, _("Hướng dẫn cơ sở"))


def own_work(territories: Collection[int], days: tuple[date, date]) -> Iterable[OwnWork]:
    """Yield the campaigns and the guidance of offices without any đề án. Two queries."""
    own: dict[str, Any] = {"office__territory__in": territories, "proposal__isnull": True}
    campaigns = (
        Campaign.objects.filter(**own, starts_on__range=days, items__isnull=False)
        .order_by()
        .values_list("office__territory")
        .annotate(campaigns=Count("pk", distinct=True), shown=Count("items", distinct=True))
    )
    for territory, count, items in campaigns:
        told = {"count": count, "items": items}
        yield territory, "media", _("%(count)s đợt tuyên truyền, %(items)s sản phẩm") % told
    sessions = GuidanceSession.objects.filter(**own, held_on__range=days)
    for territory, count in count_by_territory(sessions):
        yield territory, "policy_guidance", _("%(count)s lượt hướng dẫn") % {"count": count}
