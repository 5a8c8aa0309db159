"""What the rest of the program is told of votes: jurors, works, the calendar, certificates."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.activities.awards.models import Certificate, Complaint, JuryMember
from khuyencong.activities.awards.permissions import visible_rounds
from khuyencong.activities.awards.queries import certificates_with_parts, round_rows
from khuyencong.activities.awards.states import ProductGroup, RoundState, VoteLevel
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.foundation.verification.values import Standing, Verified
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal

JURY_AT_WORK = (RoundState.ANNOUNCED, RoundState.SCORING, RoundState.SCORED, RoundState.PROPOSED)


def jury_actors(user: User, on: date) -> Iterable[Actor]:  # noqa: ARG001
    """Return a juror's actor, while a signed jury of theirs is at work. One query."""
    at_work = JuryMember.objects.filter(
        person=user, panel__decided_on__isnull=False, round__state__in=JURY_AT_WORK
    )
    if at_work.exists():
        yield Actor(user_id=user.pk, name=user.full_name, role=Role.JUROR)


def works_of(actor: Actor, proposal: Proposal) -> list[Work]:
    """Return the rounds of a đề án as its page shows them."""
    rounds = round_rows(visible_rounds(actor).filter(proposal=proposal))
    return [
        Work(
            title=vote.title,
            url=reverse("awards:round", args=[vote.pk]),
            state=vote.state,
            state_label=RoundState(vote.state).label,
            facts=[
                (gettext_lazy("Sản phẩm dự bình chọn"), str(vote.accepted)),
                (gettext_lazy("Được công nhận"), str(vote.winners)),
            ],
        )
        for vote in rounds
    ]


def calendar_entries(actor: Actor, first: date, last: date) -> list[CalendarEntry]:
    """Return the days of the rounds that an actor may see, and until when complaints wait."""
    days = ("registration_to", "scoring_from", "scoring_to", "result_on", "complaints_until")
    labels = {
        "registration_to": _("hết hạn đăng ký"),
        "scoring_from": _("bắt đầu chấm điểm"),
        "scoring_to": _("kết thúc chấm điểm"),
        "result_on": _("dự kiến công bố kết quả"),
        "complaints_until": _("hết hạn khiếu nại"),
    }
    wanted = Q()
    for day in days:
        wanted |= Q(**{f"{day}__range": (first, last)})
    rounds = visible_rounds(actor).filter(wanted).exclude(state=RoundState.CANCELLED).distinct()
    entries = [
        CalendarEntry(
            day=getattr(vote, day),
            title=f"{vote.title}: {labels[day]}",
            url=reverse("awards:round", args=[vote.pk]),
            kind=_("Bình chọn"),
        )
        for vote in rounds
        for day in days
        if getattr(vote, day) is not None and first <= getattr(vote, day) <= last
    ]
    due = Complaint.objects.filter(
        round__in=visible_rounds(actor), answered_on__isnull=True, due_on__range=(first, last)
    )
    if actor.establishment_id is not None:
        due = due.filter(entry__establishment_id=actor.establishment_id)
    entries += [
        CalendarEntry(
            day=complaint.due_on,
            title=_("Hạn trả lời khiếu nại: %(product)s") % {"product": complaint.entry.name},
            url=reverse("awards:round", args=[complaint.round_id]),
            kind=_("Bình chọn"),
        )
        for complaint in due.select_related("entry")
    ]
    return entries


def verified_certificate(reference: str) -> Verified | None:
    """Return what a stranger learns of a certificate. One query."""
    key = reference.partition(":")[2]
    found = certificates_with_parts(Certificate.objects.filter(pk=key)).first()
    if found is None:
        return None
    entry = found.entry
    standing, label = _standing(found)
    facts = [
        (gettext_lazy("Số giấy chứng nhận"), found.number),
        (gettext_lazy("Sản phẩm"), entry.name),
        (gettext_lazy("Nhóm sản phẩm"), str(ProductGroup(entry.group).label)),
        (gettext_lazy("Cấp bình chọn"), str(VoteLevel(entry.round.level).label)),
        (gettext_lazy("Quyết định"), entry.round.decision_number),
        (gettext_lazy("Ngày cấp"), f"{found.granted_on:%d/%m/%Y}"),
        (gettext_lazy("Có giá trị đến"), f"{found.valid_to:%d/%m/%Y}"),
    ]
    if found.revoked_on is not None:
        told = f"{found.revocation_number}, {found.revoked_on:%d/%m/%Y}"
        facts.append((gettext_lazy("Quyết định thu hồi"), told))
    return Verified(
        title=gettext_lazy("Giấy chứng nhận sản phẩm công nghiệp nông thôn tiêu biểu"),
        holder=entry.establishment.name,
        issuer=str(entry.round.decided_office),
        state=standing,
        state_label=label,
        facts=facts,
    )


def _standing(certificate: Certificate) -> tuple[Standing, str]:
    if certificate.is_revoked:
        return "revoked", _("Đã thu hồi")
    if certificate.valid_to < clock.today():
        return "expired", _("Đã hết hạn")
    return "valid", _("Còn giá trị")
