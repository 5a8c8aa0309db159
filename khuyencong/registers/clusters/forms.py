"""Shape of what people type about clusters. No writes, no policy."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.shapes import Polygon, polygon_of_text
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.registers.clusters.models import Cluster, Infrastructure, Lot
from khuyencong.registers.clusters.states import ClusterState, Holding, Service
from khuyencong.registers.clusters.values import (
    ClusterValues,
    HoldingValues,
    InfrastructureValues,
    LotValues,
    WaitingValues,
)
from khuyencong.registers.territories.models import Unit

MAXIMUM_BYTES = 2 * 1024 * 1024


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *ClusterState.choices]
    )


class _Drawn(BaseForm):
    """What has a boundary: drawn on the map, or read from a file, or neither."""

    def boundary(self) -> Polygon | None:
        """Return the boundary. Refuses a file or a drawing that is no polygon."""
        upload = self.cleaned_data["file"]
        text = self.cleaned_data["drawn"]
        if upload is not None:
            if upload.size > MAXIMUM_BYTES:
                raise Refused(Problem("clusters.shape_unreadable", field="file"))
            text = upload.read().decode("utf-8-sig", errors="replace")
        if not text:
            return None
        polygon, fault = polygon_of_text(text)
        if fault:
            raise Refused(Problem(f"clusters.shape_{fault}", field="file"))
        return polygon


def _drawn() -> forms.CharField:
    return forms.CharField(
        label=_("Ranh giới (GeoJSON)"),
        required=False,
        max_length=MAXIMUM_BYTES,
        widget=forms.Textarea({"rows": 3, "data-map-drawing": "", "spellcheck": "false"}),
        help_text=_(
            "Bấm trên bản đồ để vẽ từng góc, hoặc tải tệp; để trống nếu chưa có ranh giới."
        ),
    )


def _file() -> forms.FileField:
    return forms.FileField(
        label=_("Tệp GeoJSON"),
        required=False,
        help_text=_("Một đa giác, kinh độ và vĩ độ WGS84; thay cho hình vẽ."),
    )


class ClusterForm(_Drawn):
    """A cluster as its decision has it."""

    name = forms.CharField(label=_("Tên cụm"), max_length=200)
    unit = forms.ModelChoiceField(label=_("Xã, phường, thị trấn"), queryset=Unit.objects.none())
    decision_number = forms.CharField(label=_("Số quyết định thành lập"), max_length=60)
    decided_on = DateField(label=_("Ngày quyết định"))
    state = forms.ChoiceField(label=_("Tình trạng"), choices=ClusterState.choices)
    area_m2 = forms.IntegerField(label=_("Diện tích (m²)"), min_value=1)
    drawn = _drawn()
    file = _file()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = units

    def values(self) -> ClusterValues:
        data = self.cleaned_data
        return ClusterValues(
            name=data["name"],
            unit_id=data["unit"].pk,
            decision_number=data["decision_number"],
            decided_on=data["decided_on"],
            state=data["state"],
            area_m2=data["area_m2"],
            boundary=self.boundary(),
        )


def initial_cluster(cluster: Cluster) -> dict[str, Any]:
    """Return a cluster in the shape of its form."""
    names = ("name", "decision_number", "decided_on", "state", "area_m2", "version")
    initial: dict[str, Any] = {name: getattr(cluster, name) for name in names}
    return initial | {"unit": cluster.unit_id, "drawn": _as_text(cluster.boundary)}


def _as_text(boundary: Polygon | None) -> str:
    return json.dumps(boundary) if boundary else ""


class LotForm(_Drawn):
    """A lot of a cluster."""

    code = forms.CharField(label=_("Ký hiệu lô"), max_length=20)
    area_m2 = forms.IntegerField(
        label=_("Diện tích (m²)"),
        min_value=1,
        required=False,
        help_text=_("Để trống thì tính từ hình vẽ."),
    )
    drawn = _drawn()
    file = _file()

    def values(self) -> LotValues:
        data = self.cleaned_data
        return LotValues(data["code"], data["area_m2"], self.boundary())


def initial_lot(lot: Lot) -> dict[str, Any]:
    """Return a lot in the shape of its form."""
    return {"code": lot.code, "area_m2": lot.area_m2, "drawn": _as_text(lot.boundary)}


class HoldingForm(BaseForm):
    """Who holds a lot from now on."""

    holding = forms.ChoiceField(label=_("Hình thức"), choices=Holding.choices)
    holder = forms.CharField(label=_("Người giữ, thuê"), max_length=200)
    paper = forms.CharField(label=_("Văn bản, hợp đồng"), max_length=200)
    from_on = DateField(label=_("Từ ngày"))
    until_on = DateField(label=_("Đến ngày"), required=False)

    def values(self) -> HoldingValues:
        data = self.cleaned_data
        return HoldingValues(data["holder"], data["paper"], data["from_on"], data["until_on"])


class EndingForm(BaseForm):
    """Why something is over, and since when."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
    ended_on = DateField(label=_("Từ ngày"))


class LeavingForm(BaseForm):
    """Why somebody waits no more."""

    reason = forms.CharField(label=_("Vì sao thôi chờ"), max_length=300)


class InfrastructureForm(BaseForm):
    """A part of the infrastructure."""

    service = forms.ChoiceField(label=_("Loại"), choices=Service.choices)
    name = forms.CharField(label=_("Hạng mục"), max_length=200)
    done_percent = forms.IntegerField(label=_("Đã làm (%)"), min_value=0, max_value=100)
    state_vnd = VndField(label=_("Vốn ngân sách"))
    investor_vnd = VndField(label=_("Vốn chủ đầu tư"))

    def values(self) -> InfrastructureValues:
        return InfrastructureValues(**self.cleaned_data)


def initial_infrastructure(item: Infrastructure) -> dict[str, Any]:
    """Return a part of the infrastructure in the shape of its form."""
    names = ("service", "name", "done_percent", "state_vnd", "investor_vnd")
    return {name: getattr(item, name) for name in names}


class WaitingForm(BaseForm):
    """Somebody who wants a lot."""

    who = forms.CharField(label=_("Người đăng ký"), max_length=200)
    wanted_m2 = forms.IntegerField(label=_("Diện tích cần (m²)"), min_value=1)
    since_on = DateField(label=_("Đăng ký từ"))
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def values(self) -> WaitingValues:
        return WaitingValues(**self.cleaned_data)
