"""The list of campaigns, one campaign, and its forms."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.outreach.forms import (
    CampaignForm,
    FilterForm,
    ItemForm,
    OrderForm,
    ReachForm,
    ReportForm,
    initial_campaign,
)
from khuyencong.activities.outreach.models import Campaign, Item
from khuyencong.activities.outreach.permissions import (
    keeping_refusal,
    require_may_begin,
    require_may_keep,
    visible_campaigns,
)
from khuyencong.activities.outreach.queries import campaign_view, list_rows
from khuyencong.activities.outreach.services import (
    add_item,
    add_order,
    change_campaign,
    count_reach,
    plan_campaign,
    report_campaign,
)
from khuyencong.activities.outreach.views.frame import (
    campaign_for,
    items_of,
    page_of,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.proposals.views.frame import proposal_for


def _address(campaign: Campaign) -> str:
    return reverse("outreach:campaign", args=[campaign.pk])


def _kept(request: SignedInRequest, campaign_id: int) -> Campaign:
    campaign = campaign_for(request, campaign_id)
    require_may_keep(request.actor, campaign.office_id)
    return campaign


@login_required
@require_safe
@answers_refusals
def campaign_list(request: SignedInRequest) -> HttpResponse:
    """Show the campaigns that the person may see, the latest first."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        visible_campaigns(request.actor),
        text=asked.get("text", ""),
        channel=asked.get("channel", ""),
    )
    context = {
        "page": keyset_page(rows, request=request, order=["-starts_on", "-id"]),
        "form": form,
        "is_narrowed": any(asked.values()),
        "may_keep": keeping_refusal(request.actor, request.actor.office_id or 0) is None,
    }
    return render_page(request, "outreach/campaign_list.html", context)


@login_required
@require_safe
@answers_refusals
def campaign_page(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Show one campaign: what was ordered, shown, reached, and at what cost."""
    campaign = campaign_for(request, campaign_id)
    may_keep = keeping_refusal(request.actor, campaign.office_id) is None
    is_open = campaign.delivery_id is None
    context = {
        "campaign": campaign,
        "view": campaign_view(campaign),
        "may_keep": may_keep and is_open,
        "may_report": may_keep and is_open and campaign.proposal_id is not None,
    }
    return render_page(request, "outreach/campaign.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest) -> HttpResponse:
    """Plan a campaign of the office's own."""
    require_may_keep(request.actor, request.actor.office_id or 0)
    return _plan(request, None)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def begin(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Plan a campaign that carries out a đề án."""
    proposal = proposal_for(request, proposal_id)
    require_may_begin(request.actor, proposal)
    return _plan(request, proposal.pk)


def _plan(request: SignedInRequest, proposal_id: int | None) -> HttpResponse:
    form = CampaignForm(request.POST or None)
    page = page_of(
        _("Lập đợt tuyên truyền"),
        _("Lập"),
        _("Đã lập đợt tuyên truyền."),
        reverse("outreach:list"),
        _address,
    )
    return answer_form(
        request,
        form,
        lambda: plan_campaign(
            form.values(), proposal_id=proposal_id, by=request.actor, on=clock.today()
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Correct a campaign."""
    campaign = _kept(request, campaign_id)
    form = CampaignForm(request.POST or None, initial=initial_campaign(campaign))
    page = page_of(_("Sửa đợt tuyên truyền"), _("Ghi"), _("Đã sửa."), _address(campaign))
    return answer_form(
        request,
        form,
        lambda: change_campaign(
            campaign.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def order(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Enter a contract or order."""
    campaign = _kept(request, campaign_id)
    form = OrderForm(request.POST or None)
    page = page_of(_("Ghi hợp đồng"), _("Ghi"), _("Đã ghi hợp đồng."), _address(campaign))
    return answer_form(
        request,
        form,
        lambda: add_order(campaign.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def item(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Enter something that was shown."""
    campaign = _kept(request, campaign_id)
    form = ItemForm(request.POST or None, files=request.FILES or None, orders=campaign.orders.all())
    page = page_of(_("Ghi sản phẩm đã phát"), _("Ghi"), _("Đã ghi."), _address(campaign))
    return answer_form(
        request,
        form,
        lambda: add_item(
            campaign.pk,
            form.values(),
            by=request.actor,
            on=clock.today(),
            upload=form.cleaned_data["file"],
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def reach(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Enter how many people were reached."""
    campaign = _kept(request, campaign_id)
    form = ReachForm(request.POST or None, initial={"counted_on": clock.today()})
    page = page_of(_("Ghi số người tiếp cận"), _("Ghi"), _("Đã ghi."), _address(campaign))
    return answer_form(
        request,
        form,
        lambda: count_reach(campaign.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, campaign_id: int) -> HttpResponse:
    """Report the campaign as done."""
    campaign = _kept(request, campaign_id)
    initial = {
        "version": campaign.version,
        "cost_vnd": campaign_view(campaign).cost_vnd or None,
    }
    form = ReportForm(request.POST or None, items=items_of(campaign.proposal), initial=initial)
    page = page_of(
        _("Báo cáo hoàn thành"), _("Báo cáo"), _("Đã báo cáo hoàn thành."), _address(campaign)
    )
    return answer_form(
        request,
        form,
        lambda: report_campaign(
            campaign.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_safe
@answers_refusals
def item_file(request: SignedInRequest, item_id: int) -> HttpResponseBase:
    """Give the file of something shown in a campaign that the person may see."""
    found = (
        Item.objects.filter(pk=item_id, campaign__in=visible_campaigns(request.actor))
        .select_related("attachment")
        .first()
    )
    if found is None or found.attachment is None:
        raise Http404
    return file_response(found.attachment)
