"""A route as the page draws it: stations in order, each step with who, when, papers and clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.ui.figures import Station, StationStatus
from khuyencong.foundation.ui.roles import ROLE_LABELS
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.citations import Citation, cite
from khuyencong.registers.policies.routes import Duty, Route, RouteStep
from khuyencong.registers.territories.kinds import levels

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTION_LABELS: Mapping[str, "StrOrPromise"] = {
    "submit": gettext_lazy("Nộp hồ sơ"),
    "return": gettext_lazy("Yêu cầu bổ sung"),
    "resubmit_to_intake": gettext_lazy("Nộp lại cho nơi tiếp nhận"),
    "resubmit_to_base": gettext_lazy("Nộp lại cho thẩm định cấp cơ sở"),
    "resubmit_to_upper": gettext_lazy("Nộp lại cho thẩm định cấp trên"),
    "start_base_appraisal": gettext_lazy("Thẩm định cấp cơ sở"),
    "register": gettext_lazy("Đăng ký vào kế hoạch"),
    "start_upper_appraisal": gettext_lazy("Thẩm định cấp trên"),
    "approve": gettext_lazy("Phê duyệt"),
    "refuse": gettext_lazy("Không phê duyệt"),
    "withdraw": gettext_lazy("Rút hồ sơ"),
    "sign_contract": gettext_lazy("Ký hợp đồng"),
    "start_work": gettext_lazy("Bắt đầu thực hiện"),
    "suspend": gettext_lazy("Tạm dừng"),
    "resume": gettext_lazy("Tiếp tục"),
    "terminate": gettext_lazy("Chấm dứt"),
    "accept": gettext_lazy("Nghiệm thu"),
    "settle": gettext_lazy("Quyết toán"),
}
MAIN_ACTIONS = (
    "submit",
    "start_base_appraisal",
    "register",
    "start_upper_appraisal",
    "approve",
    "sign_contract",
    "start_work",
    "accept",
    "settle",
)
"""The steps of a đề án that goes well, in order: the drawing."""

_TOLD_LABELS: Mapping[str, "StrOrPromise"] = {
    "applicant": gettext_lazy("người nộp hồ sơ"),
    "implementing_unit": gettext_lazy("đơn vị thực hiện"),
    "beneficiary": gettext_lazy("đơn vị thụ hưởng"),
    "receiving_office": gettext_lazy("nơi tiếp nhận hồ sơ"),
}


@dataclass(frozen=True)
class StepView:
    """A step of a route in words."""

    label: "StrOrPromise"
    who: str
    when: str
    told: str
    papers: tuple[str, ...]
    citation: Citation
    verified: bool
    doubt: str


@dataclass(frozen=True)
class DutyView:
    """A duty beside the steps, in words."""

    label: str
    when: str
    told: str
    citation: Citation
    verified: bool


@dataclass(frozen=True)
class RouteView:
    """A period of a route with its drawing, its steps and its duties."""

    route: Route
    citation: Citation
    stations: tuple[Station, ...]
    steps: tuple[StepView, ...]
    duties: tuple[DutyView, ...]


def route_view(route: Route) -> RouteView:
    """Return a route in words."""
    return RouteView(
        route=route,
        citation=cite(route.document, route.clause),
        stations=tuple(_station(route, action) for action in MAIN_ACTIONS),
        steps=tuple(_step(step) for step in route.steps),
        duties=tuple(_duty(duty) for duty in route.duties),
    )


def _station(route: Route, action: str) -> Station:
    step = route.step(action)
    if step is None:
        return Station(ACTION_LABELS[action], StationStatus.OFF, detail=_("Không có bước này"))
    return Station(ACTION_LABELS[action], StationStatus.AHEAD, detail=_offices(step))


def _step(step: RouteStep) -> StepView:
    return StepView(
        label=ACTION_LABELS[step.action],
        who=_who(step.by_roles, _offices(step)),
        when=_when(step),
        told=told_text(step.told),
        papers=step.papers,
        citation=cite(step.document, step.clause),
        verified=step.verified,
        doubt=step.doubt,
    )


def _duty(duty: Duty) -> DutyView:
    when = ""
    if duty.monthly_before is not None:
        when = _("trước ngày %(day)s hằng tháng") % {"day": duty.monthly_before}
    elif duty.within_days is not None:
        told = {"days": duty.within_days, "action": ACTION_LABELS[duty.after]}
        when = _("trong %(days)s ngày sau bước “%(action)s”") % told
    return DutyView(
        label=duty.name,
        when=when,
        told=told_text(duty.told),
        citation=cite(duty.document, duty.clause),
        verified=duty.verified,
    )


def _who(roles: tuple[str, ...], offices: str) -> str:
    shown = ", ".join(str(ROLE_LABELS[Role(role)]) for role in roles)
    return f"{shown} – {offices}" if offices else shown


def _offices(step: RouteStep) -> str:
    if not step.by_office:
        return _("nơi tiếp nhận hồ sơ")
    names = ", ".join(str(OfficeKind(kind).label) for kind in step.by_office)
    at = ", ".join(str(levels()[level]).lower() for level in step.office_levels)
    return f"{names} ({at})" if at else names


def _when(step: RouteStep) -> str:
    parts = []
    if step.working_days is not None:
        parts.append(_("%(days)s ngày làm việc") % {"days": step.working_days})
    if step.deadline is not None:
        told = {"day": f"{step.deadline.day}/{step.deadline.month}"}
        told["year"] = {
            -1: _("năm trước năm kế hoạch"),
            0: _("năm kế hoạch"),
            1: _("năm sau năm kế hoạch"),
        }.get(step.deadline.year_offset, "")
        if step.deadline.is_last_day:
            parts.append(_("chậm nhất %(day)s của %(year)s") % told)
        else:
            parts.append(_("trước %(day)s của %(year)s") % told)
    return "; ".join(parts)


def told_text(told: tuple[str, ...]) -> str:
    """Return who hears of a step, in words."""
    return ", ".join(
        str(_TOLD_LABELS[one]) if one in _TOLD_LABELS else str(OfficeKind(one).label)
        for one in told
    )
