"""The road of a class, and what its office does next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.models import Session, TrainingClass
from khuyencong.activities.training.states import FOLLOW_UP_MONTHS, ClassState
from khuyencong.engines.months import months_after
from khuyencong.foundation.ui.figures import Station, StationStatus

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def road_of(
    training_class: TrainingClass, *, certificates: int, delivered_on: date | None, on: date
) -> list[Station]:
    """Return the stations of a class, of which one is where it stands."""
    course = training_class
    is_held = course.state == ClassState.COMPLETED
    stops: list[tuple[StrOrPromise, bool, date | None]] = [
        (_("Chuẩn bị"), course.state != ClassState.DRAFT, None),
        (
            _("Đăng ký"),
            is_held or (course.state == ClassState.OPEN and on > course.enrolment_to),
            course.enrolment_to,
        ),
        (
            _("Học"),
            is_held or (course.state == ClassState.OPEN and on > course.ends_on),
            course.ends_on,
        ),
        (_("Kết thúc lớp"), is_held, course.completed_on),
        (_("Giấy chứng nhận"), certificates > 0, None),
    ]
    if course.proposal_id is not None:
        stops.append((_("Bàn giao"), delivered_on is not None, delivered_on))
    for months in FOLLOW_UP_MONTHS:
        due_on = months_after(course.ends_on, months)
        label = _("Hỏi sau %(months)s tháng") % {"months": months}
        stops.append((label, is_held and on > due_on, due_on))
    if course.state == ClassState.CANCELLED:
        return [Station(label, StationStatus.OFF) for label, _done, _day in stops]
    here = next((place for place, (_l, done, _d) in enumerate(stops) if not done), len(stops))
    return [
        Station(label, _status(place, here, done=done), day)
        for place, (label, done, day) in enumerate(stops)
    ]


def _status(place: int, here: int, *, done: bool) -> StationStatus:
    if place == here:
        return StationStatus.HERE
    return StationStatus.DONE if done else StationStatus.AHEAD


@dataclass(frozen=True)
class NextStep:
    """What is to be done now, by whom, and where."""

    sentence: "StrOrPromise"
    label: "StrOrPromise" = ""
    url: str = ""
    is_post: bool = False


def next_step(
    training_class: TrainingClass,
    *,
    sessions: Sequence[Session],
    certificates: int,
    is_delivered: bool,
    on: date,
) -> NextStep:
    """Return the one thing that moves a class on."""
    course = training_class
    match course.state:
        case ClassState.CANCELLED:
            return NextStep(_("Lớp đã hủy; không còn việc nào."))
        case ClassState.DRAFT:
            return _before_announcing(course, sessions)
        case ClassState.OPEN:
            return _while_open(course, sessions, on=on)
    if not certificates:
        return NextStep(
            _("Lãnh đạo ký giấy chứng nhận cho học viên hoàn thành."),
            _("Giấy chứng nhận"),
            _to("certificates", course),
        )
    if course.proposal_id is not None and not is_delivered:
        return NextStep(
            _("Bàn giao kết quả lớp học theo hợp đồng của đề án."),
            _("Bàn giao"),
            _to("deliver", course),
        )
    return NextStep(
        _("Hỏi học viên sau 6 và 12 tháng: ai đã khởi sự, có việc làm."),
        _("Kết quả sau khóa học"),
        _to("outcomes", course),
    )


def _before_announcing(course: TrainingClass, sessions: Sequence[Session]) -> NextStep:
    if not sessions:
        return NextStep(
            _("Thêm chương trình: các buổi học và giảng viên."),
            _("Thêm buổi học"),
            _to("add_session", course),
        )
    return NextStep(
        _("Thông báo lớp: mọi người xem được và đăng ký qua đường dẫn."),
        _("Thông báo lớp"),
        _to("announce", course),
        is_post=True,
    )


def _while_open(course: TrainingClass, sessions: Sequence[Session], *, on: date) -> NextStep:
    unmarked = [one for one in sessions if one.day <= on and not vars(one).get("marked")]
    if unmarked:
        told = {"day": f"{unmarked[0].day:%d/%m/%Y}"}
        return NextStep(
            _("Điểm danh buổi học ngày %(day)s.") % told,
            _("Điểm danh"),
            reverse("training:board", args=[unmarked[0].pk]),
        )
    if all(one.day <= on for one in sessions):
        return NextStep(
            _("Các buổi học đã xong. Kết thúc lớp để xác định ai hoàn thành."),
            _("Kết thúc lớp"),
            _to("finish", course),
            is_post=True,
        )
    if course.is_enrolling(on):
        return NextStep(
            _("Đang nhận đăng ký đến hết ngày %(day)s.")
            % {"day": f"{course.enrolment_to:%d/%m/%Y}"},
            _("Ghi danh học viên"),
            _to("enrol", course),
        )
    coming = next(one for one in sessions if one.day > on)
    return NextStep(_("Buổi học tới: ngày %(day)s.") % {"day": f"{coming.day:%d/%m/%Y}"})


def _to(name: str, course: TrainingClass) -> str:
    return reverse(f"training:{name}", args=[course.pk])
