"""Forms about what came of a fair: products, contacts, contracts, sales, the report."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.activities.fairs.forms import (
    ContactForm,
    DealForm,
    ProductForm,
    ReportForm,
    SalesForm,
)
from khuyencong.activities.fairs.models import Exhibitor, Sales
from khuyencong.activities.fairs.permissions import require_may_enter, require_may_keep
from khuyencong.activities.fairs.services import (
    add_contact,
    add_deal,
    add_product,
    correct_sales,
    report_booth,
    report_fair,
    tell_sales,
)
from khuyencong.activities.fairs.states import Period
from khuyencong.activities.fairs.views.frame import (
    booth_for,
    exhibitor_for,
    fair_for,
    page_of,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal


def _enterer(request: SignedInRequest, exhibitor_id: int) -> Exhibitor:
    exhibitor = exhibitor_for(request, exhibitor_id)
    require_may_enter(request.actor, exhibitor)
    return exhibitor


def _heading(text: str, exhibitor: Exhibitor) -> str:
    return f"{text}: {exhibitor.establishment.name}"


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def product(request: SignedInRequest, exhibitor_id: int) -> HttpResponse:
    """Enter a product on show."""
    exhibitor = _enterer(request, exhibitor_id)
    form = ProductForm(request.POST or None, files=request.FILES or None)
    heading = _heading(_("Sản phẩm trưng bày"), exhibitor)
    page = page_of(exhibitor.fair, heading, _("Ghi"), _("Đã ghi sản phẩm."))
    return answer_form(
        request,
        form,
        lambda: add_product(
            exhibitor.booth_id,
            exhibitor.establishment_id,
            form.values(),
            by=request.actor,
            picture=form.cleaned_data["picture"],
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def contact(request: SignedInRequest, exhibitor_id: int) -> HttpResponse:
    """Enter a buyer or partner met at the fair."""
    exhibitor = _enterer(request, exhibitor_id)
    form = ContactForm(request.POST or None, initial={"met_on": clock.today()})
    heading = _heading(_("Khách hàng đã gặp"), exhibitor)
    page = page_of(exhibitor.fair, heading, _("Ghi"), _("Đã ghi khách hàng."))
    return answer_form(
        request,
        form,
        lambda: add_contact(exhibitor.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def deal(request: SignedInRequest, exhibitor_id: int) -> HttpResponse:
    """Enter a contract signed at the fair."""
    exhibitor = _enterer(request, exhibitor_id)
    form = DealForm(request.POST or None, products=exhibitor.products.all())
    heading = _heading(_("Hợp đồng ký tại hội chợ"), exhibitor)
    page = page_of(exhibitor.fair, heading, _("Ghi"), _("Đã ghi hợp đồng."))
    return answer_form(
        request,
        form,
        lambda: add_deal(exhibitor.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def sales(request: SignedInRequest, exhibitor_id: int) -> HttpResponse:
    """Enter the sales of a period, or correct them with the reason."""
    exhibitor = _enterer(request, exhibitor_id)
    asked = request.GET.get("ky", Period.AT_FAIR.value)
    told = exhibitor.sales.filter(period=asked, is_current=True).first()
    initial = {
        "period": asked,
        "amount_vnd": told.amount_vnd if told else None,
        "is_correction": told is not None,
    }
    form = SalesForm(request.POST or None, initial=initial)
    page = page_of(
        exhibitor.fair, _heading(_("Doanh thu"), exhibitor), _("Ghi"), _("Đã ghi doanh thu.")
    )
    return answer_form(request, form, lambda: _tell(request, exhibitor, form), page)


def _tell(request: SignedInRequest, exhibitor: Exhibitor, form: SalesForm) -> Sales:
    data = form.cleaned_data
    period, amount_vnd, note = data["period"], data["amount_vnd"], data["note"]
    by, on = request.actor, clock.today()
    if data["is_correction"]:
        return correct_sales(exhibitor.pk, period, amount_vnd, reason=note, by=by, on=on)
    return tell_sales(exhibitor.pk, period, amount_vnd, note=note, by=by, on=on)


def _items(proposal: Proposal | None) -> list[ContractItem]:
    return list(ContractItem.objects.filter(contract__proposal=proposal)) if proposal else []


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report_one_booth(request: SignedInRequest, booth_id: int) -> HttpResponse:
    """Report a booth as done."""
    booth = booth_for(request, booth_id)
    require_may_keep(request.actor, booth.fair.office_id)
    initial = {
        "version": booth.version,
        "cost_vnd": booth.rent_vnd or None,
        "invoice": booth.rent_contract,
    }
    form = ReportForm(request.POST or None, items=_items(booth.proposal), initial=initial)
    page = page_of(
        booth.fair, _("Báo cáo hoàn thành gian hàng"), _("Báo cáo"), _("Đã báo cáo gian hàng.")
    )
    return answer_form(
        request,
        form,
        lambda: report_booth(
            booth.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report_whole_fair(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Report a fair as done."""
    fair = fair_for(request, fair_id)
    require_may_keep(request.actor, fair.office_id)
    form = ReportForm(
        request.POST or None, items=_items(fair.proposal), initial={"version": fair.version}
    )
    page = page_of(fair, _("Báo cáo hoàn thành hội chợ"), _("Báo cáo"), _("Đã báo cáo hội chợ."))
    return answer_form(
        request,
        form,
        lambda: report_fair(
            fair.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )
