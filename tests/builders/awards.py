"""Votes of Đakrông, made as their people make them: a round in each of its states."""

import io
from datetime import date
from functools import cache
from typing import Any

from PIL import Image

from khuyencong.activities.awards.models import (
    Complaint,
    Entry,
    JuryMember,
    ScoreSheet,
    SubCriterion,
    VoteRound,
)
from khuyencong.activities.awards.services import (
    accept_entry,
    add_council_member,
    add_juror,
    add_paper,
    add_photo,
    announce_round,
    declare_relations,
    fix_criteria,
    open_results,
    open_round,
    open_scoring,
    propose_criteria,
    propose_winners,
    receive_complaint,
    recognise,
    sign_panel,
    start_entry,
    submit_entry,
    submit_sheet,
)
from khuyencong.activities.awards.states import Angle, PanelKind, PaperKind
from khuyencong.activities.awards.values import (
    CouncilMemberValues,
    CouncilValues,
    EntryValues,
    PartValues,
    RecognitionValues,
    RoundValues,
)
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office, OfficeKind
from tests.builders.establishments import build_applicant, build_establishment, tax_code
from tests.builders.files import build_upload
from tests.builders.offices import build_member, build_office
from tests.builders.people import build_user

OPENED_ON = date(2021, 5, 4)
ANNOUNCED_ON = date(2021, 5, 6)
REGISTERED_ON = date(2021, 5, 20)
SCORED_ON = date(2021, 6, 15)
COUNCIL_ON = date(2021, 6, 21)
DECIDED_ON = date(2021, 6, 25)
LAST_COMPLAINT_ON = date(2021, 7, 16)  # fifteen working days after the notice

PARTS = (
    PartValues("market", "Đáp ứng thị trường", 2_000),
    PartValues("market", "Khả năng phát triển sản xuất", 2_000),
    PartValues("technical", "Kinh tế, kỹ thuật", 2_500),
    PartValues("technical", "Xã hội, môi trường", 1_500),
    PartValues("culture", "Văn hóa, thẩm mỹ", 1_000),
    PartValues("other", "Tiêu chí khác", 1_000),
)


def clerk() -> Actor:
    return build_member(Role.CLERK)


def leader() -> Actor:
    """Return a leader of the People's Committee: who decides on a district's round."""
    return build_member(Role.LEADER, committee())


def committee() -> Office:
    return build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)


def round_values(**changes: Any) -> RoundValues:
    """Return the district round of Đakrông in 2021."""
    told: dict[str, Any] = {
        "level": "district",
        "year": 2021,
        "title": "Bình chọn sản phẩm CNNT tiêu biểu huyện Đakrông năm 2021",
        "basis": "Kế hoạch khuyến công năm 2021",
        "place": "Phòng Kinh tế và Hạ tầng huyện Đakrông",
        "registration_from": date(2021, 5, 10),
        "registration_to": date(2021, 6, 4),
        "scoring_from": date(2021, 6, 14),
        "scoring_to": date(2021, 6, 18),
        "result_on": date(2021, 6, 30),
    }
    return RoundValues(**(told | changes))


def build_round(*, proposal_id: int | None = None, **changes: Any) -> VoteRound:
    """Return a round that its clerk has opened."""
    return open_round(round_values(**changes), by=clerk(), on=OPENED_ON, proposal_id=proposal_id)


def build_announced(**changes: Any) -> VoteRound:
    return announce_round(build_round(**changes).pk, by=leader(), on=ANNOUNCED_ON)


def build_maker(number: int = 1) -> Establishment:
    """Return an establishment that produces in Tà Rụt; the same one for the same number."""
    name = f"Cơ sở sản xuất {number}"
    found = Establishment.objects.filter(name=name).first()
    return found or build_establishment(
        name=name, tax_code=tax_code(number), representative_phone=f"09123456{number:02d}"
    )


def maker(number: int = 1) -> Actor:
    """Return the person who acts for that establishment."""
    return build_applicant(build_maker(number), username=f"co-so-{number}")


def entry_values(**changes: Any) -> EntryValues:
    told: dict[str, Any] = {
        "name": "Cà phê rang xay Tà Rụt",
        "group": "food",
        "description": "Cà phê arabica hái chín, rang mộc.",
        "market": "Bán trong tỉnh, 6 tấn một năm.",
        "is_own_product": True,
        "is_no_copy": True,
        "is_in_series": True,
    }
    return EntryValues(**(told | changes))


def photo(name: str, size: tuple[int, int] = (400, 600), colour: str = "green") -> Any:
    """Return a picture that differs from those of other names, by default large enough."""
    return build_upload(_picture(size, colour) + name.encode(), f"{name}.jpg")


@cache
def _picture(size: tuple[int, int], colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG")
    return written.getvalue()


def build_draft_entry(vote: VoteRound, number: int = 1, **changes: Any) -> Entry:
    """Return the dossier of a maker's product, described and nothing else."""
    told = entry_values(**({"name": f"Sản phẩm {number}"} | changes))
    return start_entry(vote.pk, build_maker(number).pk, told, by=maker(number), on=REGISTERED_ON)


def complete(entry: Entry, *, by: Actor) -> Entry:
    """Add three photos and the copy of the registration."""
    for angle in Angle:
        add_photo(entry.pk, angle, photo(f"{entry.pk}-{angle}"), by=by)
    add_paper(entry.pk, PaperKind.REGISTRATION, build_upload(), by=by)
    return entry


def build_submitted_entry(vote: VoteRound, number: int = 1, **changes: Any) -> Entry:
    entry = complete(build_draft_entry(vote, number, **changes), by=maker(number))
    return submit_entry(entry.pk, by=maker(number), on=REGISTERED_ON)


def build_accepted_entry(vote: VoteRound, number: int = 1, **changes: Any) -> Entry:
    entry = build_submitted_entry(vote, number, **changes)
    return accept_entry(entry.pk, by=clerk(), on=REGISTERED_ON)


def chair() -> Actor:
    """Return the council's chair: a leader of the district, not the one who signs."""
    return build_member(Role.LEADER, build_office(), username="chu-tich-hoi-dong")


def council_member(function: str = "member", number: int = 1) -> CouncilMemberValues:
    person_id = chair().user_id if function == "chair" else None
    return CouncilMemberValues(f"Thành viên {number}", "UBND huyện", function, person_id)


def add_council(vote: VoteRound, size: int = 5) -> None:
    functions = ["chair", "standing_vice", *["member"] * size][:size]
    for number, function in enumerate(functions, start=1):
        add_council_member(vote.pk, council_member(function, number), by=clerk())


def jury_person(number: int) -> User:
    """Return a person without any office; the same one for the same number."""
    username = f"giam-khao-{number}"
    found = User.objects.filter(username=username).first()
    return found or build_user(username, f"Giám khảo {number}")


def as_juror(number: int) -> Actor:
    person = jury_person(number)
    return Actor(user_id=person.pk, name=person.full_name, role=Role.JUROR)


def add_jury(vote: VoteRound, size: int = 3) -> None:
    functions = ["head", "vice", *["member"] * size][:size]
    for number, function in enumerate(functions, start=1):
        add_juror(
            vote.pk, jury_person(number).pk, position="Chuyên gia", function=function, by=clerk()
        )


def sign(vote: VoteRound, kind: PanelKind) -> None:
    """Sign the decision on the council as the district's head, that on the jury as its chair."""
    is_council = kind is PanelKind.COUNCIL
    number = "11/QĐ-UBND" if is_council else "12/QĐ-HĐBC"
    sign_panel(
        vote.pk,
        kind,
        decision_number=number,
        decided_on=REGISTERED_ON,
        by=leader() if is_council else chair(),
        on=REGISTERED_ON,
    )


def prepare(vote: VoteRound, *, jurors: int = 3) -> VoteRound:
    """Set up council and jury, and fix the sub-criteria."""
    add_council(vote)
    sign(vote, PanelKind.COUNCIL)
    add_jury(vote, jurors)
    sign(vote, PanelKind.JURY)
    propose_criteria(vote.pk, PARTS, by=clerk())
    return fix_criteria(vote.pk, by=chair(), on=REGISTERED_ON)


def build_scoring(products: int = 2, *, jurors: int = 3, declared: bool = True) -> VoteRound:
    """Return a round whose sheets are open to a jury that has declared its relations."""
    vote = build_announced()
    for number in range(1, products + 1):
        build_accepted_entry(vote, number)
    prepare(vote, jurors=jurors)
    vote = open_scoring(vote.pk, by=chair(), on=SCORED_ON)
    if declared:
        for number in range(1, jurors + 1):
            declare_relations(vote.pk, {}, by=as_juror(number), on=SCORED_ON)
    return vote


def points_worth(vote: VoteRound, percent: int) -> dict[int, int]:
    """Return points that come to some percent of each sub-criterion."""
    parts = SubCriterion.objects.filter(round=vote)
    return {part.pk: part.maximum * percent // 100 for part in parts}


def score(vote: VoteRound, entry: Entry, juror: int, percent: int) -> ScoreSheet:
    """Hand in the sheet of a juror."""
    return submit_sheet(entry.pk, points_worth(vote, percent), by=as_juror(juror), on=SCORED_ON)


def build_scored(*percents: int, jurors: int = 3) -> VoteRound:
    """Return a round with open results: each product got the same percent from each juror."""
    percents = percents or (90, 80)
    vote = build_scoring(len(percents), jurors=jurors)
    for entry, percent in zip(entries_of(vote), percents, strict=True):
        for juror in range(1, jurors + 1):
            score(vote, entry, juror, percent)
    return open_results(vote.pk, by=chair(), on=SCORED_ON)


def entries_of(vote: VoteRound) -> list[Entry]:
    return list(vote.entries.order_by("number"))


def council_values(vote: VoteRound, count: int = 1, **changes: Any) -> CouncilValues:
    told: dict[str, Any] = {
        "minutes_number": "02/BB-HĐBC",
        "minutes_on": COUNCIL_ON,
        "text": "Hội đồng thống nhất đề nghị công nhận.",
        "winners": [entry.pk for entry in entries_of(vote)[:count]],
    }
    return CouncilValues(**(told | changes))


def build_proposed(*percents: int, winners: int = 1) -> VoteRound:
    vote = build_scored(*percents)
    return propose_winners(vote.pk, council_values(vote, winners), by=clerk(), on=COUNCIL_ON)


def recognition_values(**changes: Any) -> RecognitionValues:
    told: dict[str, Any] = {
        "decision_number": "456/QĐ-UBND",
        "decision_on": DECIDED_ON,
        "notified_on": DECIDED_ON,
    }
    return RecognitionValues(**(told | changes))


def build_recognised(*percents: int, winners: int = 1) -> VoteRound:
    vote = build_proposed(*percents, winners=winners)
    return recognise(vote.pk, recognition_values(), by=leader(), on=DECIDED_ON)


def build_complaint(vote: VoteRound, number: int = 2) -> Complaint:
    """Return a complaint of a maker about the result of its product."""
    entry = entries_of(vote)[number - 1]
    day = date(2021, 7, 5)
    return receive_complaint(
        entry.pk, text="Đề nghị xem lại điểm.", received_on=day, by=maker(number), on=day
    )


def juror_row(vote: VoteRound, number: int) -> JuryMember:
    return JuryMember.objects.get(round=vote, person=jury_person(number))
