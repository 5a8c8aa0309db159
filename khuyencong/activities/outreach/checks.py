"""Reasons against what is stated about outreach. Each looks at one thing."""

from datetime import date

from khuyencong.activities.outreach.models import Campaign, GuidanceSession, Order
from khuyencong.activities.outreach.plain import has_markup, plain_text
from khuyencong.activities.outreach.states import AIRED, PRINTED, Channel, Method
from khuyencong.activities.outreach.values import (
    CampaignValues,
    ItemValues,
    OrderValues,
    ReachValues,
    SessionValues,
)
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.registers.establishments.queries import visible_establishments


def _check_told(text: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem("outreach.untold", field=field)]


def _check_past(day: date, *, on: date, field: str) -> list[Problem]:
    if day <= on:
        return []
    told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
    return [Problem("outreach.day_in_future", told, field=field)]


def problems_of_campaign(values: CampaignValues, campaign: Campaign | None = None) -> list[Problem]:
    """Return everything that is wrong with a campaign as it is stated.

    One that has items keeps its days around them, and its channel.
    """
    problems = [
        *_check_told(values.title, field="title"),
        *_check_told(values.audience, field="audience"),
    ]
    if values.ends_on < values.starts_on:
        told = {"starts_on": values.starts_on.isoformat(), "ends_on": values.ends_on.isoformat()}
        problems.append(Problem("outreach.days_reversed", told, field="ends_on"))
    if campaign is None:
        return problems
    days = list(campaign.items.values_list("shown_on", flat=True))
    if days and not values.starts_on <= min(days) <= max(days) <= values.ends_on:
        told = {"first_on": min(days).isoformat(), "last_on": max(days).isoformat()}
        problems.append(Problem("outreach.items_would_fall_out", told, field="starts_on"))
    if days and values.channel != campaign.channel:
        problems.append(Problem("outreach.channel_stays", field="channel"))
    return problems


def problems_of_order(campaign: Campaign, values: OrderValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a contract or order."""
    problems = [
        *_check_told(values.partner, field="partner"),
        *_check_told(values.number, field="number"),
        *_check_past(values.signed_on, on=on, field="signed_on"),
    ]
    if not 0 <= values.amount_vnd <= MAXIMUM_VND:
        told = {"amount_vnd": values.amount_vnd}
        problems.append(Problem("outreach.amount_out_of_sense", told, field="amount_vnd"))
    partner, number = tidy(values.partner), tidy(values.number)
    if Order.objects.filter(campaign=campaign, partner=partner, number=number).exists():
        problems.append(Problem("outreach.order_twice", {"number": number}, field="number"))
    return problems


def problems_of_item(
    campaign: Campaign, values: ItemValues, *, on: date, has_file: bool
) -> list[Problem]:
    """Return everything that is wrong with something that was shown."""
    problems = [
        *_check_told(values.title, field="title"),
        *_check_past(values.shown_on, on=on, field="shown_on"),
    ]
    if not campaign.starts_on <= values.shown_on <= campaign.ends_on:
        told = {
            "day_on": values.shown_on.isoformat(),
            "starts_on": campaign.starts_on.isoformat(),
            "ends_on": campaign.ends_on.isoformat(),
        }
        problems.append(Problem("outreach.outside_campaign", told, field="shown_on"))
    channel = Channel(campaign.channel)
    if channel in AIRED and values.minutes < 1:
        problems.append(Problem("outreach.minutes_needed", field="minutes"))
    if channel in PRINTED and values.copies < 1:
        problems.append(Problem("outreach.copies_needed", field="copies"))
    if channel is Channel.WEB and not (values.link or has_file):
        problems.append(Problem("outreach.link_needed", field="link"))
    of_campaign = Order.objects.filter(campaign=campaign, pk=values.order_id or 0)
    if values.order_id is not None and not of_campaign.exists():
        problems.append(Problem("outreach.order_of_another", field="order"))
    return problems


def problems_of_reach(campaign: Campaign, values: ReachValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a number of people reached."""
    problems = _check_past(values.counted_on, on=on, field="counted_on")
    if values.method not in Method.values or not tidy(values.how):
        problems.append(Problem("outreach.method_needed", field="how"))
    if values.people < 1:
        problems.append(Problem("outreach.nobody_reached", field="people"))
    if values.counted_on < campaign.starts_on:
        told = {"starts_on": campaign.starts_on.isoformat()}
        problems.append(Problem("outreach.reach_before_campaign", told, field="counted_on"))
    return problems


def problems_of_text(text: str) -> list[Problem]:
    """Return everything that is wrong with the text of a guide."""
    if has_markup(text):
        return [Problem("outreach.markup", field="text")]
    return [] if plain_text(text) else [Problem("outreach.untold", field="text")]


def problems_of_session(values: SessionValues, *, by: Actor, on: date) -> list[Problem]:
    """Return everything that is wrong with guidance that was given."""
    problems = [
        *_check_told(values.person, field="person"),
        *_check_told(values.content, field="content"),
        *_check_past(values.held_on, on=on, field="held_on"),
    ]
    if not visible_establishments(by).filter(pk=values.establishment_id).exists():
        return [*problems, Problem("outreach.establishment_unknown", field="establishment")]
    twin = GuidanceSession.objects.filter(
        office=by.office_id, establishment=values.establishment_id, held_on=values.held_on
    )
    if twin.exists():
        told = {"day_on": values.held_on.isoformat()}
        problems.append(Problem("outreach.guided_already", told, field="held_on"))
    if values.about_id is not None and not _concerns(values.about_id, values.establishment_id):
        problems.append(Problem("outreach.about_another", field="about"))
    return problems


def _concerns(proposal_id: int, establishment_id: int) -> bool:
    """Return whether a đề án is carried out by an establishment or benefits it."""
    carried = Proposal.objects.filter(pk=proposal_id, implementing_establishment=establishment_id)
    benefits = Beneficiary.objects.filter(proposal=proposal_id, establishment=establishment_id)
    return carried.exists() or benefits.exists()
