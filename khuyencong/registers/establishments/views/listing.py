"""The list of establishments and its export: filters in the address, one decision who sees what."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.registers.establishments.forms import FilterForm
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.permissions import may_register
from khuyencong.registers.establishments.queries import (
    ListFilter,
    list_rows,
    narrowed,
    visible_establishments,
)
from khuyencong.registers.establishments.views.frame import own_paths

ORDER = ("folded_name", "id")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def _filtered(request: SignedInRequest) -> tuple[FilterForm, QuerySet[Establishment]]:
    """Return the filter form and what it leaves; what could not be read narrows nothing."""
    today = clock.today()
    form = FilterForm(request.GET, paths=own_paths(request.actor), on=today)
    form.full_clean()
    wanted = ListFilter(
        **{name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
    )
    return form, narrowed(visible_establishments(request.actor), wanted, on=today)


@login_required
def establishment_list(request: SignedInRequest) -> HttpResponse:
    """Show the establishments that the actor may see, by name."""
    form, establishments = _filtered(request)
    context = {
        "form": form,
        "page": keyset_page(list_rows(establishments), request=request, order=ORDER),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_register": may_register(request.actor),
    }
    return render_page(request, "establishments/establishment_list.html", context)


@login_required
def export(request: SignedInRequest) -> StreamingHttpResponse:
    """Give the whole filtered list as a table (CSV) that spreadsheets open with its letters."""
    _form, establishments = _filtered(request)
    rows = list_rows(establishments.order_by(*ORDER)).iterator(chunk_size=500)
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="co-so-cnnt.csv"'
    return response


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(establishments: Iterator[Establishment]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    yield "\ufeff"  # without it spreadsheets take UTF-8 for another encoding
    yield writer.writerow(
        [
            _("Tên cơ sở"),
            _("Loại hình"),
            _("Mã số thuế"),
            _("Nơi sản xuất"),
            _("Mã đơn vị hành chính"),
            _("Sản phẩm"),
            _("Mã ngành (VSIC)"),
            _("Nhóm ngành khuyến công"),
            _("Điện thoại cơ sở"),
        ]
    )
    for one in establishments:
        place = next(iter(one.places.all()), None)
        yield writer.writerow(
            map(
                _harmless,
                [
                    one.name,
                    one.get_legal_form_display(),
                    one.shown_tax_code,
                    str(place or ""),
                    place.unit.code if place else "",
                    "; ".join(product.name for product in one.products.all()),
                    one.vsic_code,
                    one.get_industry_group_display(),
                    one.phone,
                ],
            )
        )


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
