"""What the page of a round shows: its road, the next step with who takes it, what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.awards.checks import problems_before_scoring
from khuyencong.activities.awards.models import Complaint, Entry, Panel, VoteRound
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    deciding_refusal,
    entering_refusal,
    juror_of,
    keeping_refusal,
    leading_refusal,
    seeing_board_refusal,
    visible_entries,
)
from khuyencong.activities.awards.queries import (
    complaints_with_parts,
    entry_rows,
    sheets_outstanding,
)
from khuyencong.activities.awards.rulebook import (
    Source,
    complaint_rule,
    criteria_rule,
    judging_rule,
    level_rule,
)
from khuyencong.activities.awards.states import EntryState, PanelKind, RoundState
from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.figures import Station, StationStatus
from khuyencong.registers.establishments.models import Establishment

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_ROAD = (
    (RoundState.DRAFT, "opened_on"),
    (RoundState.ANNOUNCED, "announced_on"),
    (RoundState.SCORING, "scoring_opened_on"),
    (RoundState.SCORED, "results_opened_on"),
    (RoundState.PROPOSED, "minutes_on"),
    (RoundState.RECOGNISED, "decision_on"),
    (RoundState.CONCLUDED, "concluded_on"),
)


@dataclass(frozen=True)
class Door:
    """Something to do: a link, or a button that posts; with the reason where it is not for one."""

    label: "StrOrPromise"
    url: str
    icon: str
    is_post: bool = False
    is_main: bool = False
    refusal: Problem | None = None
    problems: Sequence[Problem] = ()

    @property
    def is_open(self) -> bool:
        return self.refusal is None and not self.problems


@dataclass(frozen=True)
class RoundPage:
    """Everything on the page of a round, as one person may see it."""

    stations: Sequence[Station]
    doors: Sequence[Door]
    rules: Sequence[tuple["StrOrPromise", str, Source]]
    entries: Sequence[Entry]
    counts: Sequence[tuple["StrOrPromise", int]]
    council: Panel | None
    jury: Panel | None
    complaints: Sequence[Complaint]
    is_staff: bool
    sees_result: bool
    may_record_absence: bool
    missing_sheets: Sequence[tuple[str, int, int]] = field(default_factory=list)


def round_page(actor: Actor, vote: VoteRound, *, on: date) -> RoundPage:
    """Return what an actor sees of a round. A steady number of queries."""
    entries = list(
        entry_rows(visible_entries(actor).filter(round=vote))
        .select_related("verdict")
        .order_by("number", "pk")
    )
    panels = {panel.kind: panel for panel in _panels(vote)}
    is_staff = actor.office_id == vote.office_id or deciding_refusal(actor, vote) is None
    may_record = vote.state == RoundState.SCORING and chairing_refusal(actor, vote) is None
    complaints = complaints_with_parts(Complaint.objects.filter(entry__in=entries))
    return RoundPage(
        stations=_stations(vote),
        doors=_doors(actor, vote, on=on),
        rules=rules_of(vote),
        entries=entries,
        counts=_counts(entries),
        council=panels.get(PanelKind.COUNCIL),
        jury=panels.get(PanelKind.JURY),
        complaints=list(complaints),
        is_staff=is_staff,
        sees_result=vote.has_public_results or seeing_board_refusal(actor, vote) is None,
        may_record_absence=may_record,
        missing_sheets=_missing(vote) if is_staff or may_record else [],
    )


def _panels(vote: VoteRound) -> list[Panel]:
    return list(vote.panels.prefetch_related("council_members", "jury_members__person"))


def rules_of(vote: VoteRound) -> list[tuple["StrOrPromise", str, Source]]:
    """Return the rules that govern a round, each with its clause."""
    level = level_rule(vote.level, vote.opened_on)
    judging = judging_rule(vote.opened_on)
    complaints = complaint_rule(vote.opened_on)
    criteria = criteria_rule(vote.opened_on)
    sizes = " / ".join(str(size) for size in level.council_sizes)
    shares = " / ".join(str(one.maximum // 100) for one in criteria.criteria)
    return [
        (_("Số thành viên Hội đồng"), sizes, level.source),
        (_("Ban Giám khảo"), _("số lẻ"), judging.source),
        (_("Điểm bốn tiêu chí"), shares, criteria.source),
        (_("Điểm bình quân tối thiểu"), str(judging.threshold // 100), judging.source),
        (
            _("Khiếu nại; trả lời (ngày làm việc)"),
            f"{complaints.file_within}; {complaints.answer_within}",
            complaints.source,
        ),
    ]


def _stations(vote: VoteRound) -> list[Station]:
    if vote.state == RoundState.CANCELLED:
        return [
            Station(RoundState.DRAFT.label, StationStatus.DONE, vote.opened_on),
            Station(RoundState.CANCELLED.label, StationStatus.HERE, detail=vote.cancelled_reason),
        ]
    here = [state for state, _day in _ROAD].index(RoundState(vote.state))
    planned = {
        RoundState.ANNOUNCED: (vote.registration_from, vote.registration_to),
        RoundState.SCORING: (vote.scoring_from, vote.scoring_to),
    }
    stations = []
    for at, (state, day) in enumerate(_ROAD):
        status = StationStatus.DONE if at < here else StationStatus.AHEAD
        status = StationStatus.HERE if at == here else status
        detail = ""
        if state in planned:
            first, last = planned[state]
            detail = f"{first:%d/%m} – {last:%d/%m/%Y}"
        stations.append(
            Station(state.label, status, getattr(vote, day) if at <= here else None, detail)
        )
    return stations


def _counts(entries: Sequence[Entry]) -> list[tuple["StrOrPromise", int]]:
    return [
        (state.label, count)
        for state in EntryState
        if (count := sum(entry.state == state for entry in entries))
    ]


def _missing(vote: VoteRound) -> list[tuple[str, int, int]]:
    """Return the jurors whose sheets are still to come while scoring, with how many."""
    if vote.state != RoundState.SCORING:
        return []
    return [(str(juror), count, juror.pk) for juror, count in sheets_outstanding(vote).by_juror]


def _doors(actor: Actor, vote: VoteRound, *, on: date) -> list[Door]:
    doors = [*_next_doors(actor, vote, on=on), *_preparing_doors(actor, vote)]
    if juror_of(actor, vote) is not None:
        doors.append(Door(_("Bàn giám khảo"), reverse("awards:desk"), "clipboard-list"))
    if vote.has_open_results and seeing_board_refusal(actor, vote) is None:
        doors.append(Door(_("Bảng điểm"), _to("board", vote), "chart-bar"))
    may_see_list = deciding_refusal(actor, vote) is None or (
        keeping_refusal(actor, vote) is None and hasattr(vote, "promotion")
    )
    if vote.has_public_results and may_see_list:
        doors.append(Door(_("Danh sách đề nghị cấp trên"), _to("promotion", vote), "arrow-up"))
    return doors


def _to(name: str, vote: VoteRound, *more: str) -> str:
    return reverse(f"awards:{name}", args=[vote.pk, *more])


def _button(label: "StrOrPromise", url: str, icon: str, refusal: Problem | None) -> Door:
    """Return the next step where it asks for nothing more."""
    return Door(label, url, icon, is_post=True, is_main=True, refusal=refusal)


def _page_door(label: "StrOrPromise", url: str, icon: str, refusal: Problem | None) -> Door:
    """Return the next step where it has a page of its own."""
    return Door(label, url, icon, is_main=True, refusal=refusal)


def _next_doors(actor: Actor, vote: VoteRound, *, on: date) -> list[Door]:
    """Return the step that comes next. Who may not take it reads why."""
    leading, keeping = leading_refusal(actor, vote), keeping_refusal(actor, vote)
    match vote.state:
        case RoundState.DRAFT:
            return [_button(_("Công bố"), _to("step", vote, "cong-bo"), "send", leading)]
        case RoundState.ANNOUNCED:
            return [_scoring_door(actor, vote, on=on)]
        case RoundState.SCORING:
            label = _("Đóng chấm điểm, mở kết quả")
            url = _to("step", vote, "mo-ket-qua")
            return [_button(label, url, "lock", chairing_refusal(actor, vote))]
        case RoundState.SCORED:
            label = _("Ghi kết luận Hội đồng, trình công nhận")
            return [_page_door(label, _to("council_decision", vote), "gavel", keeping)]
        case RoundState.PROPOSED:
            deciding = deciding_refusal(actor, vote)
            back = Door(_("Trả lại Hội đồng"), _to("send_back", vote), "arrow-back-up")
            url = _to("recognise", vote)
            main = _page_door(_("Công nhận kết quả"), url, "signature", deciding)
            return [main, *([back] if deciding is None else [])]
        case RoundState.RECOGNISED:
            return [_page_door(_("Kết thúc đợt"), _to("conclude", vote), "flag", keeping)]
    return []


def _scoring_door(actor: Actor, vote: VoteRound, *, on: date) -> Door:
    """Return the door to scoring. What is not ready is told to staff before who opens it."""
    is_staff = actor.office_id == vote.office_id
    problems = problems_before_scoring(vote, on=on) if is_staff else []
    return Door(
        _("Mở chấm điểm"),
        _to("step", vote, "mo-cham"),
        "player-play",
        is_post=True,
        is_main=True,
        refusal=None if problems else chairing_refusal(actor, vote),
        problems=problems,
    )


def _preparing_doors(actor: Actor, vote: VoteRound) -> list[Door]:
    doors: list[Door] = []
    if not vote.is_preparing:
        return doors
    may_keep = keeping_refusal(actor, vote) is None
    may_lead = leading_refusal(actor, vote) is None
    if may_keep and vote.state == RoundState.DRAFT:
        doors.append(Door(_("Sửa"), _to("edit", vote), "edit"))
    may_chair = chairing_refusal(actor, vote) is None
    if may_keep or deciding_refusal(actor, vote) is None:
        doors.append(Door(_("Hội đồng"), _to("council", vote), "users"))
    if may_keep or may_chair:
        doors.append(Door(_("Ban Giám khảo"), _to("jury", vote), "users-group"))
    if may_keep or may_chair or juror_of(actor, vote) is not None:
        doors.append(Door(_("Khung điểm"), _to("criteria", vote), "list-check"))
    if vote.state == RoundState.ANNOUNCED and _may_register(actor, vote):
        doors.append(Door(_("Đăng ký sản phẩm"), _to("register", vote), "plus"))
    if vote.state == RoundState.ANNOUNCED and level_rule(vote.level, vote.opened_on).lower:
        doors.append(Door(_("Nhận từ cấp dưới"), _to("from_below", vote), "download"))
    if may_lead:
        doors.append(Door(_("Hủy đợt"), _to("cancel", vote), "ban"))
    return doors


def _may_register(actor: Actor, vote: VoteRound) -> bool:
    if actor.establishment_id is None:
        return keeping_refusal(actor, vote) is None
    own = Establishment.objects.get(pk=actor.establishment_id)
    return entering_refusal(actor, vote, own) is None
