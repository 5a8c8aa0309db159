"""Pages of the register: the list on a day, a unit's page, the recording of classes of area."""

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import DateField
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.territories import queries
from khuyencong.registers.territories.forms import ClassForm, EndClassForm, FilterForm
from khuyencong.registers.territories.models import Unit, UnitClass
from khuyencong.registers.territories.permissions import may_keep_classes, require_keeper
from khuyencong.registers.territories.services import end_unit_class, set_unit_class

TREE_ORDER = ["path"]
BEST_FIRST = ["rank", "depth", "name", "path"]


@login_required
def unit_list(request: SignedInRequest) -> HttpResponse:
    """Show the units of a day, in the order of the tree, or the best first for a search."""
    form = FilterForm(request.GET, today=clock.today())
    form.full_clean()
    wanted = form.cleaned_data
    text, order = wanted.get("text", ""), TREE_ORDER
    units = queries.units_on(form.day)
    if text:
        units, order = queries.search_units(text, on=form.day), BEST_FIRST
    if wanted.get("level"):
        units = units.filter(level=wanted["level"])
    if wanted.get("province"):
        units = units.filter(path__startswith=wanted["province"])
    page = keyset_page(units.select_related("parent__parent"), request=request, order=order)
    context = {
        "form": form,
        "page": page,
        "day": form.day,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render_page(request, "territories/unit_list.html", context)


@login_required
def unit_page(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a unit on a day: where it lies, what lies in it, its classes, before and after it."""
    unit = get_object_or_404(Unit.objects.select_related("parent"), key=key)
    today = clock.today()
    day = _day_asked(request) or _usual_day(unit, today)
    before = unit.valid_from - timedelta(days=1) if unit.valid_from else day
    context = {
        "unit": unit,
        "day": day,
        "is_in_force": unit.is_in_force(day),
        "today": today,
        "ancestors": queries.ancestors(unit),
        "children": queries.children_on(unit, day),
        "classes": queries.classes_on(unit, day),
        "successors": queries.successors_on(unit, max(day, today)),
        "before": before,
        "predecessors": queries.predecessors_on(unit, before),
        "may_keep_classes": may_keep_classes(request.actor),
    }
    return render_page(request, "territories/unit_page.html", context)


def _day_asked(request: SignedInRequest) -> date | None:
    """Return the day of the address; None for none, or for one that makes no sense."""
    try:
        day: date | None = DateField(required=False).clean(request.GET.get("on", ""))
    except ValidationError:
        return None
    return day


def _usual_day(unit: Unit, today: date) -> date:
    """Return today, or the nearest day on which the unit exists."""
    if unit.valid_to is not None and unit.valid_to < today:
        return unit.valid_to
    if unit.valid_from is not None and unit.valid_from > today:
        return unit.valid_from
    return today


@login_required
@answers_refusals
def set_class(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask for a class of area and record it."""
    require_keeper(request.actor)
    unit = get_object_or_404(Unit, key=key)
    form = ClassForm(request.POST or None)
    sent = send_or_mark(
        request, form, lambda: set_unit_class(unit.pk, by=request.actor, **form.cleaned_data)
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi phân loại địa bàn."))
        return redirect("territories:unit", key)
    return _class_form(request, unit, form, title=_("Ghi phân loại địa bàn"))


@login_required
@answers_refusals
def end_class(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Ask for the last day of a class of area and end it."""
    require_keeper(request.actor)
    unit_class = get_object_or_404(UnitClass.objects.select_related("unit"), pk=class_id)
    form = EndClassForm(request.POST or None)
    sent = send_or_mark(
        request, form, lambda: end_unit_class(class_id, by=request.actor, **form.cleaned_data)
    )
    if sent.is_done:
        messages.success(request, _("Đã kết thúc phân loại địa bàn."))
        return redirect("territories:unit", unit_class.unit.key)
    title = _("Kết thúc phân loại: %(name)s") % {"name": unit_class.area_class}
    return _class_form(request, unit_class.unit, form, title=title)


def _class_form(
    request: SignedInRequest, unit: Unit, form: ClassForm | EndClassForm, *, title: str
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"unit": unit, "form": form, "form_title": title}
    return render_page(request, "territories/class_form.html", context, status=status)
