"""Forms for what is told about an establishment, one for each kind of fact."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.registers.establishments import services
from khuyencong.registers.establishments.forms import (
    ClosePlaceForm,
    EndMarkForm,
    MarkForm,
    PlaceForm,
    PollutionForm,
    ProductChangeForm,
    ProductForm,
    ReasonForm,
    SupportForm,
    YearForm,
)
from khuyencong.registers.establishments.models import YearFigures
from khuyencong.registers.establishments.permissions import (
    keeping_refusal,
    telling_refusal,
    verifying_refusal,
)
from khuyencong.registers.establishments.views.frame import (
    answer_form,
    establishment_for,
    own_paths,
    permitted_establishment,
)


@login_required
@answers_refusals
def add_place(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask for a place of production and add it."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    today = clock.today()
    form = PlaceForm(request.POST or None, paths=own_paths(request.actor, establishment), on=today)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.add_place(
            establishment.pk, form.place_values(), by=request.actor, on=today
        ),
        title=_("Thêm nơi sản xuất"),
        button=_("Thêm"),
        done=_("Đã thêm nơi sản xuất."),
    )


@login_required
@answers_refusals
def close_place(request: SignedInRequest, establishment_id: int, place_id: int) -> HttpResponse:
    """Ask for the last day of a place and close it."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    place = get_object_or_404(establishment.places.select_related("unit"), pk=place_id)
    today = clock.today()
    form = ClosePlaceForm(request.POST or None, initial={"valid_to": today})
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.close_place(place.pk, by=request.actor, on=today, **form.cleaned_data),
        title=_("Ngừng nơi sản xuất: %(place)s") % {"place": place},
        button=_("Ghi ngừng"),
        done=_("Đã ghi ngừng nơi sản xuất."),
    )


@login_required
@require_POST
@answers_refusals
def set_main_place(request: SignedInRequest, establishment_id: int, place_id: int) -> HttpResponse:
    """Make a place the main one."""
    establishment = establishment_for(request, establishment_id)
    get_object_or_404(establishment.places, pk=place_id)
    services.set_main_place(place_id, by=request.actor)
    messages.success(request, _("Đã đổi nơi sản xuất chính."))
    return redirect("establishments:detail", establishment.pk)


@login_required
@answers_refusals
def year_figures(
    request: SignedInRequest, establishment_id: int, year: int | None = None
) -> HttpResponse:
    """Ask for the figures of a year and record them."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    today = clock.today()
    known = establishment.year_figures.filter(year=year).first() if year else None
    initial = {"version": establishment.version, "year": year or today.year - 1}
    form = YearForm(request.POST or None, initial={**initial, **_told(known)})
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.record_year_figures(
            establishment.pk,
            form.values(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=today,
        ),
        title=_("Số liệu năm"),
        button=_("Ghi số liệu"),
        done=_("Đã ghi số liệu năm."),
    )


def _told(known: YearFigures | None) -> dict[str, object]:
    if known is None:
        return {}
    return {name: getattr(known, name) for name in YearForm.base_fields if name != "version"}


@login_required
@answers_refusals
def add_product(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask for a product and add it."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    form = ProductForm(request.POST or None)
    _lock_certificate(request, establishment, form)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.add_product(
            establishment.pk, form.values(), by=request.actor, on=clock.today()
        ),
        title=_("Thêm sản phẩm"),
        button=_("Thêm"),
        done=_("Đã thêm sản phẩm."),
    )


@login_required
@answers_refusals
def change_product(
    request: SignedInRequest, establishment_id: int, product_id: int
) -> HttpResponse:
    """Ask what a product is now, and change it."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    product = get_object_or_404(establishment.products, pk=product_id, removed_on=None)
    form = ProductChangeForm(request.POST or None, initial=ProductChangeForm.initial_of(product))
    _lock_certificate(request, establishment, form)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.change_product(
            product.pk,
            form.values(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
        ),
        title=_("Sửa sản phẩm"),
        button=_("Lưu"),
        done=_("Đã lưu sản phẩm."),
    )


def _lock_certificate(request: SignedInRequest, establishment: object, form: ProductForm) -> None:
    """Show an applicant the certificate without letting them type it; the service refuses too."""
    if keeping_refusal(request.actor, establishment):  # type: ignore[arg-type]
        form.fields["certified_level"].disabled = True
        form.fields["certified_on"].disabled = True


@login_required
@require_POST
@answers_refusals
def remove_product(
    request: SignedInRequest, establishment_id: int, product_id: int
) -> HttpResponse:
    """Record that a product is made no longer."""
    establishment = establishment_for(request, establishment_id)
    get_object_or_404(establishment.products, pk=product_id)
    services.remove_product(product_id, by=request.actor, on=clock.today())
    messages.success(request, _("Đã bỏ sản phẩm."))
    return redirect("establishments:detail", establishment.pk)


@login_required
@answers_refusals
def add_mark(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask for a ground for priority and its proof."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    form = MarkForm(request.POST or None)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.add_priority_mark(
            establishment.pk, form.values(), by=request.actor, on=clock.today()
        ),
        title=_("Thêm diện ưu tiên"),
        button=_("Thêm"),
        done=_("Đã thêm diện ưu tiên, chờ cán bộ khác xác nhận."),
    )


@login_required
@require_POST
@answers_refusals
def verify_mark(request: SignedInRequest, establishment_id: int, mark_id: int) -> HttpResponse:
    """Confirm that the proof of a ground for priority was seen."""
    establishment = establishment_for(request, establishment_id)
    get_object_or_404(establishment.marks, pk=mark_id)
    services.verify_priority_mark(mark_id, by=request.actor, on=clock.today())
    messages.success(request, _("Đã xác nhận diện ưu tiên."))
    return redirect("establishments:detail", establishment.pk)


@login_required
@answers_refusals
def end_mark(request: SignedInRequest, establishment_id: int, mark_id: int) -> HttpResponse:
    """Ask for the last day of a ground for priority, and why."""
    establishment = permitted_establishment(request, establishment_id, verifying_refusal)
    mark = get_object_or_404(establishment.marks, pk=mark_id)
    today = clock.today()
    form = EndMarkForm(request.POST or None, initial={"valid_to": today})
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.end_priority_mark(
            mark.pk, by=request.actor, on=today, **form.cleaned_data
        ),
        title=_("Kết thúc diện ưu tiên: %(mark)s") % {"mark": mark},
        button=_("Kết thúc"),
        done=_("Đã kết thúc diện ưu tiên."),
    )


@login_required
@answers_refusals
def record_pollution(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask what an inspection found, and record it."""
    establishment = permitted_establishment(request, establishment_id, verifying_refusal)
    form = PollutionForm(request.POST or None)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.record_pollution(
            establishment.pk, form.values(), by=request.actor, on=clock.today()
        ),
        title=_("Ghi kết quả kiểm tra môi trường"),
        button=_("Ghi"),
        done=_("Đã ghi kết quả kiểm tra."),
    )


@login_required
@answers_refusals
def declare_support(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask for state money received before from elsewhere."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    form = SupportForm(request.POST or None)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.declare_support(
            establishment.pk, form.values(), by=request.actor, on=clock.today()
        ),
        title=_("Khai hỗ trợ đã nhận từ nơi khác"),
        button=_("Khai"),
        done=_("Đã khai hỗ trợ đã nhận."),
    )


@login_required
@answers_refusals
def take_back_support(
    request: SignedInRequest, establishment_id: int, support_id: int
) -> HttpResponse:
    """Ask why a declaration is wrong, and take it out."""
    establishment = permitted_establishment(request, establishment_id, keeping_refusal)
    support = get_object_or_404(establishment.supports_received, pk=support_id)
    form = ReasonForm(request.POST or None)
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.take_back_support(support.pk, by=request.actor, **form.cleaned_data),
        title=_("Bỏ khai báo hỗ trợ: %(support)s") % {"support": support},
        button=_("Bỏ khai báo"),
        done=_("Đã bỏ khai báo hỗ trợ."),
    )
