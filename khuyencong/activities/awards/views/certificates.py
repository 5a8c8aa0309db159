"""Certificates: one's page, its printed form, the register, the yearly report; the end."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.activities.awards.forms import ReasonForm
from khuyencong.activities.awards.models import Certificate, Promotion, PromotionItem
from khuyencong.activities.awards.permissions import (
    deciding_refusal,
    keeping_refusal,
    reporting_refusal,
    visible_certificates,
    visible_rounds,
)
from khuyencong.activities.awards.queries import (
    certificates_with_parts,
    contract_items_of,
    prize_norms,
    standing_filter,
    year_report_rows,
)
from khuyencong.activities.awards.result_forms import (
    ConclusionForm,
    DecisionForm,
    PrizeForm,
    PromotionForm,
    RegisterForm,
    YearForm,
    YearReportForm,
)
from khuyencong.activities.awards.rulebook import level_rule, validity_rule
from khuyencong.activities.awards.services import (
    conclude_round,
    promote,
    propose_revocation,
    record_prize,
    report_year,
    revoke_certificate,
    take_over,
)
from khuyencong.activities.awards.states import PrizeSource
from khuyencong.activities.awards.views.frame import (
    certificate_for,
    form_page,
    require_none,
    round_for,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def certificate(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Show a certificate with its prizes and yearly reports."""
    found = certificate_for(request, certificate_id)
    actor, vote = request.actor, found.entry.round
    may_keep = keeping_refusal(actor, vote) is None and not found.is_revoked
    is_proposed = found.proposed_revocation_by_id is not None
    context = {
        "certificate": found,
        "entry": found.entry,
        "vote": vote,
        "rule": validity_rule(found.granted_on),
        "is_valid": found.is_valid_on(clock.today()),
        "may_keep": may_keep,
        "may_revoke": is_proposed
        and not found.is_revoked
        and deciding_refusal(actor, vote) is None,
        "may_report": reporting_refusal(actor, found) is None and not found.is_revoked,
    }
    return render_page(request, "awards/certificate.html", context)


@login_required
@require_safe
@answers_refusals
def printed(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Show a certificate to be printed, with the QR code by which anyone verifies it."""
    found = certificate_for(request, certificate_id)
    path = reverse("verification:show", args=[found.code])
    context = {
        "certificate": found,
        "entry": found.entry,
        "vote": found.entry.round,
        "address": request.build_absolute_uri(path),
    }
    return render_page(request, "awards/certificate_print.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prize(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Record prize money by source."""
    found = certificate_for(request, certificate_id)
    require_none(keeping_refusal(request.actor, found.entry.round))
    form = PrizeForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: record_prize(
            found.pk,
            PrizeSource(form.cleaned_data["source"]),
            form.cleaned_data["amount_vnd"],
            basis=form.cleaned_data["basis"],
            by=request.actor,
            on=clock.today(),
        ),
        done=_("Đã ghi tiền thưởng."),
        then=lambda _prize: ("awards:certificate", found.pk),
        back=reverse("awards:certificate", args=[found.pk]),
        title=_("Ghi tiền thưởng"),
        submit=_("Ghi"),
        note=_("Chỉ để theo dõi: tiền được chi qua hợp đồng và thanh toán."),
        norms=prize_norms(found.entry.round, granted_on=found.granted_on),
        asks_for_norms=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def year_report(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Enter what a winner reports of a year."""
    found = certificate_for(request, certificate_id)
    require_none(reporting_refusal(request.actor, found))
    form = YearReportForm(request.POST or None, initial={"year": clock.today().year})
    return form_page(
        request,
        form,
        lambda: report_year(found.pk, form.values(), by=request.actor, on=clock.today()),
        done=_("Đã ghi báo cáo năm."),
        then=lambda _report: ("awards:certificate", found.pk),
        back=reverse("awards:certificate", args=[found.pk]),
        title=_("Báo cáo năm của cơ sở có sản phẩm tiêu biểu"),
        submit=_("Gửi báo cáo"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def revocation(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Propose that a certificate be revoked."""
    found = certificate_for(request, certificate_id)
    require_none(keeping_refusal(request.actor, found.entry.round))
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: propose_revocation(found.pk, reason=form.cleaned_data["reason"], by=request.actor),
        done=_("Đã đề nghị thu hồi. Lãnh đạo quyết định."),
        then=lambda done: ("awards:certificate", done.pk),
        back=reverse("awards:certificate", args=[found.pk]),
        title=_("Đề nghị thu hồi giấy chứng nhận"),
        submit=_("Đề nghị thu hồi"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def revoke(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Revoke a certificate as it was proposed."""
    found = certificate_for(request, certificate_id)
    require_none(deciding_refusal(request.actor, found.entry.round))
    form = DecisionForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: revoke_certificate(
            found.pk,
            decision_number=form.cleaned_data["number"],
            by=request.actor,
            on=clock.today(),
        ),
        done=_("Đã thu hồi giấy chứng nhận."),
        then=lambda done: ("awards:certificate", done.pk),
        back=reverse("awards:certificate", args=[found.pk]),
        title=_("Thu hồi giấy chứng nhận %(number)s") % {"number": found.number},
        submit=_("Thu hồi"),
        note=found.revocation_reason,
    )


@login_required
@require_safe
@answers_refusals
def register(request: SignedInRequest) -> HttpResponse:
    """Show the register of winners."""
    form = RegisterForm(request.GET)
    form.is_valid()
    told, today = form.cleaned_data, clock.today()
    visible = (
        Certificate.objects.none() if request.actor is None else visible_certificates(request.actor)
    )
    rows = certificates_with_parts(visible).filter(
        standing_filter(told.get("standing", ""), on=today)
    )
    if told.get("year"):
        rows = rows.filter(granted_on__year=told["year"])
    if told.get("level"):
        rows = rows.filter(entry__round__level=told["level"])
    context = {
        "form": form,
        "page": keyset_page(rows, request=request, order=("-granted_on", "-id")),
        "today": today,
        "is_narrowed": any(told.values()),
    }
    return render_page(request, "awards/register.html", context)


@login_required
@require_safe
@answers_refusals
def report(request: SignedInRequest) -> HttpResponse:
    """Show what winners reported of a year, and who did not."""
    form = YearForm(request.GET)
    year = form.wanted(today=clock.today())
    rows = []
    if request.actor is not None:
        rows = year_report_rows(visible_certificates(request.actor), year)
    context = {
        "form": form,
        "year": year,
        "rows": rows,
        "missing": sum(row.report is None for row in rows),
    }
    return render_page(request, "awards/year_reports.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def conclude(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Conclude a round, and report it as delivered where its đề án is under contract."""
    vote = round_for(request, round_id)
    require_none(keeping_refusal(request.actor, vote))
    items = contract_items_of(vote)
    first = items[0] if items else None
    form = ConclusionForm(
        request.POST if request.method == "POST" else None,
        items=items,
        initial={"cost_vnd": first.cost_vnd} if first else {},
    )

    def act() -> Any:
        told: dict[str, Any] = {}
        if items:
            told["contract_item_id"] = int(form.cleaned_data["contract_item"])
            told["cost_vnd"] = form.cleaned_data["cost_vnd"]
        return conclude_round(vote.pk, by=request.actor, on=clock.today(), **told)

    return form_page(
        request,
        form,
        act,
        done=_("Đã kết thúc đợt bình chọn."),
        then=lambda done: ("awards:round", done.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Kết thúc đợt bình chọn"),
        submit=_("Kết thúc đợt"),
        note=_("Đợt được ghi bàn giao 1 đợt vào hợp đồng của đề án.")
        if items
        else _("Đợt không thực hiện hợp đồng nào đang tiến hành: chỉ đóng đợt."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def promotion(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Sign the list of products for the next level, or show the one that was signed."""
    vote = round_for(request, round_id)
    signed = Promotion.objects.filter(round=vote).select_related("signed_by").first()
    if signed is not None:
        items = signed.items.select_related("certificate__entry__establishment")
        context = {"vote": vote, "promotion": signed, "items": items}
        return render_page(request, "awards/promotion.html", context)
    require_none(deciding_refusal(request.actor, vote))
    today = clock.today()
    certificates = Certificate.objects.filter(entry__round=vote).select_related(
        "entry__establishment"
    )
    choices = [
        (one.pk, f"{one.entry.name} – {one.entry.establishment} ({one.number})")
        for one in certificates.order_by("pk")
        if one.is_valid_on(today)
    ]
    form = PromotionForm(request.POST or None, choices=choices, label=_("Số văn bản đề nghị"))
    return form_page(
        request,
        form,
        lambda: promote(
            vote.pk,
            [int(key) for key in form.cleaned_data["certificates"]],
            letter_number=form.cleaned_data["number"],
            by=request.actor,
            on=today,
        ),
        done=_("Đã ký danh sách đề nghị."),
        then=lambda _promotion: ("awards:promotion", vote.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Đề nghị bình chọn cấp trên"),
        submit=_("Ký danh sách"),
    )


@login_required
@require_safe
@answers_refusals
def from_below(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Show the products that lower offices have proposed for the level of a round."""
    vote = round_for(request, round_id)
    rule = level_rule(vote.level, vote.opened_on)
    items = PromotionItem.objects.filter(
        promotion__round__level=rule.lower, promotion__round__unit_path__startswith=vote.unit_path
    )
    if request.actor.establishment_id is None:
        items = items.filter(promotion__round__in=visible_rounds(request.actor))
    else:
        own = request.actor.establishment_id
        items = items.filter(certificate__entry__establishment_id=own)
    taken = set(vote.entries.values_list("origin_id", flat=True))
    rows = [
        (item, item.certificate.entry_id in taken)
        for item in items.select_related(
            "certificate__entry__establishment", "promotion__round"
        ).order_by("pk")
    ]
    return render_page(request, "awards/from_below.html", {"vote": vote, "rows": rows})


@login_required
@require_POST
@answers_refusals
def take(request: SignedInRequest, round_id: int, item_id: int) -> HttpResponse:
    """Begin the dossier of a product that was proposed from below."""
    vote = round_for(request, round_id)
    item = get_object_or_404(PromotionItem, pk=item_id)
    entry = take_over(item.pk, vote.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã lập hồ sơ từ cấp dưới. Bổ sung phần còn thiếu rồi nộp."))
    return redirect("awards:entry", entry.pk)
