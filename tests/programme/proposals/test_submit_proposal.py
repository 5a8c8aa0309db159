"""Submit a đề án: what is complete goes, what is not is told all at once."""

from datetime import date, timedelta

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.proposals.models import Beneficiary, Proposal, StepTaken
from khuyencong.programme.proposals.services import (
    add_cost_item,
    remove_beneficiary,
    remove_paper,
    submit_proposal,
)
from khuyencong.programme.proposals.states import Section, State
from khuyencong.registers.establishments.models import YearFigures
from khuyencong.registers.territories.models import UnitClass
from tests.builders.offices import build_department, build_member
from tests.builders.proposals import (
    MACHINERY_FACTS,
    SUBMITTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    build_submitted,
    cost_item,
    write,
)
from tests.builders.territories import build_quang_tri, build_unit
from tests.programme.proposals.people import stranger
from tests.programme.proposals.unchanged import refused


def _submit(proposal, *, by=None, on=SUBMITTED_ON):
    return submit_proposal(proposal.pk, by=by or applicant_of(proposal), on=on)


def test_a_complete_dossier_goes_to_its_office():
    proposal = build_complete()
    by = applicant_of(proposal)

    _submit(proposal)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.state_since) == (State.SUBMITTED, SUBMITTED_ON)
    assert (proposal.submitted_on, proposal.submitted_by_id) == (SUBMITTED_ON, by.user_id)
    step = StepTaken.objects.get()
    assert (step.source, step.target, step.person_name) == ("draft", "submitted", by.name)
    entry = AuditEntry.objects.get(action="proposal.submit")
    assert entry.after["asked_vnd"] == entry.after["limit_vnd"] == 200_000_000


def test_the_ruling_that_it_saw_is_kept_with_its_clause_and_version():
    proposal = build_submitted()

    frozen = proposal.rulings.get()
    assert (frozen.occasion, frozen.made_on) == ("submission", SUBMITTED_ON)
    assert (frozen.eligible, frozen.limit_vnd) == (True, 200_000_000)
    used = {rule["rulebook"]: rule for rule in frozen.ruling["rules_used"]}
    assert used["TT-46-2012"]["version"] == "1"
    assert used["TT-46-2012"]["clause"].startswith("Điều")


def test_a_clerk_submits_for_who_comes_in_person():
    assert _submit(build_complete(), by=build_member(Role.CLERK)).state == State.SUBMITTED


def test_everything_missing_is_told_at_once_in_the_order_of_the_parts():
    proposal = build_draft()
    by = applicant_of(proposal)
    remove_beneficiary(proposal.beneficiaries.get().pk, by=by)
    Proposal.objects.update(state=State.DRAFT)

    with refused() as codes:
        _submit(proposal, by=build_member(Role.CLERK))

    parts = [problem.field for problem in codes.problems]
    order = [section.value for section in Section]
    assert parts == sorted(parts, key=order.index)
    assert set(parts) == set(order)
    assert codes.count("proposal.part_is_empty") == 6
    assert {
        "proposal.no_beneficiary",
        "proposal.no_dates",
        "proposal.fact_missing",
        "proposal.no_cost_item",
        "proposal.commitment_missing",
        "proposal.paper_missing",
    } < set(codes)


def test_every_missing_thing_has_a_sentence_that_names_it():
    proposal = build_draft()

    with refused() as codes:
        _submit(proposal)

    told = [sentence(problem) for problem in codes.problems]
    assert "Phần “2. Sự cần thiết và căn cứ” còn trống." in told
    assert "Chưa trả lời: Tên máy móc thiết bị." in told
    assert not [text for text in told if "%(" in text or "facts." in text]


@pytest.mark.parametrize(
    ("section", "values", "code"),
    [
        (Section.UNITS, {"starts_on": None}, "proposal.no_dates"),
        (Section.UNITS, {"ends_on": date(2022, 1, 31)}, "proposal.ends_after_its_year"),
        (Section.EFFECTS, {"effects": " "}, "proposal.part_is_empty"),
        (Section.ESTIMATE, {"no_double_funding": False}, "proposal.commitment_missing"),
        (
            Section.ESTIMATE,
            {"counterpart_committed": False},
            "proposal.counterpart_not_committed",
        ),
        (
            Section.UNITS,
            {"facts": {**MACHINERY_FACTS, "machine_name": ""}},
            "proposal.fact_missing",
        ),
    ],
)
def test_one_missing_thing_is_enough(section, values, code):
    proposal = build_complete()
    write(proposal, section, **values)

    with refused() as codes:
        _submit(proposal)

    assert code in codes


def test_a_point_project_may_end_after_its_year():
    proposal = build_complete()
    write(proposal, Section.UNITS, is_point=True, ends_on=date(2022, 1, 31))

    assert _submit(proposal).state == State.SUBMITTED


def test_one_missing_paper_is_named_with_its_source():
    proposal = build_complete()
    remove_paper(proposal.papers.get(requirement="registration_copy").pk, by=applicant_of(proposal))

    with refused() as codes:
        _submit(proposal)

    assert codes == ["proposal.paper_missing"]
    assert "đăng ký" in sentence(codes.problems[0])
    assert codes.problems[0].source


def test_nothing_asked_is_no_proposal():
    proposal = build_complete(item=cost_item(asked_vnd=0))

    with refused() as codes:
        _submit(proposal)

    assert codes == ["proposal.nothing_asked"]


def test_one_dong_above_the_limit_is_too_much():
    proposal = build_complete(item=cost_item(asked_vnd=200_000_001))

    with refused() as codes:
        _submit(proposal)

    assert codes == ["proposal.above_support_limit"]
    told = sentence(codes.problems[0])
    assert "200.000.001 đ" in told
    assert "200.000.000 đ" in told
    assert "38/2020/NQ-HĐND" in codes.problems[0].source


def test_a_used_machine_is_refused_where_new_ones_are_asked_for():
    proposal = build_complete(item=cost_item(condition="used"))

    with refused() as codes:
        _submit(proposal)

    assert set(codes) == {"proposal.not_eligible"}
    [told] = [
        sentence(problem)
        for problem in codes.problems
        if problem.source == "Thông tư 46/2012/TT-BCT, Điều 4 khoản 4 điểm b"
    ]
    assert "Máy móc thiết bị phải là máy mới" in told


def test_a_machine_that_is_no_better_is_refused():
    proposal = build_complete()
    write(proposal, Section.UNITS, facts={**MACHINERY_FACTS, "improvement": "none"})

    with refused() as codes:
        _submit(proposal)

    assert codes == ["proposal.not_eligible"]
    assert "Không hơn máy đang dùng" in sentence(codes.problems[0])


@pytest.fixture
def in_a_city():
    """A complete dossier whose place of production is a ward of a city, at Sở's counter."""
    city = build_unit("461", "Thành phố Đông Hà", "provincial_city", parent=build_quang_tri())
    ward = build_unit("19333", "Phường 1", "ward", parent=city)
    proposal = build_complete()
    Beneficiary.objects.get().establishment.places.update(unit=ward, unit_path=ward.path)
    Proposal.objects.update(
        unit=ward, unit_path=ward.path, office=build_department(), route_code="local-province"
    )
    return proposal


def _class_of(ward, *, since):
    """Make the city one of class 3 since a day; of class 4 before."""
    told = {"unit": ward, "source": "Quyết định", "verified": True}
    UnitClass.objects.create(code="city_class_4", valid_to=since - timedelta(days=1), **told)
    UnitClass.objects.create(code="city_class_3", valid_from=since, **told)


def test_a_place_that_is_not_eligible_on_that_day_is_refused(in_a_city):
    _class_of(in_a_city.beneficiaries.get().place.unit, since=date(2021, 3, 16))

    with refused() as codes:
        _submit(in_a_city)

    assert codes == ["proposal.not_eligible"]
    assert "Nơi sản xuất" in sentence(codes.problems[0])
    assert codes.problems[0].source == "Nghị định 45/2012/NĐ-CP, Điều 1 khoản 2 điểm a"


def test_a_ward_of_a_city_whose_class_nobody_entered_is_asked_about_not_refused(in_a_city):
    with refused() as codes:
        _submit(in_a_city)

    assert codes == ["proposal.city_class_missing"]


def test_the_same_place_is_eligible_from_the_day_of_its_class(in_a_city):
    _class_of(in_a_city.beneficiaries.get().place.unit, since=date(2021, 3, 16))

    assert _submit(in_a_city, on=date(2021, 3, 16)).state == State.SUBMITTED


def test_a_beneficiary_without_a_place_of_production_is_refused():
    proposal = build_complete()
    Beneficiary.objects.update(place=None)

    with refused() as codes:
        _submit(proposal)

    assert "proposal.not_eligible" in codes


def test_what_the_rules_must_know_of_the_beneficiary_is_asked_for():
    build_dryer(1, legal_form="enterprise")
    proposal = build_complete()
    YearFigures.objects.all().delete()

    with refused() as codes:
        _submit(proposal)

    assert set(codes) == {"proposal.rule_fact_missing"}
    assert {problem.field for problem in codes.problems} == {Section.UNITS}
    told = " ".join(sentence(problem) for problem in codes.problems)
    assert "beneficiary." not in told


def test_a_group_need_not_know_who_will_be_in_it():
    proposal = build_complete()
    by = applicant_of(proposal)
    remove_beneficiary(proposal.beneficiaries.get().pk, by=by)
    clerk = build_member(Role.CLERK)
    write(proposal, Section.UNITS, clerk, is_group=True, quantity=2)

    assert _submit(proposal, by=clerk).state == State.SUBMITTED


def test_no_one_else_submits():
    proposal = build_complete()

    for actor in (
        stranger(),
        build_member(Role.LEADER),
        build_member(Role.CLERK, build_department()),
    ):
        with refused(NotPermitted):
            _submit(proposal, by=actor)


def test_a_dossier_is_submitted_once():
    proposal = build_submitted()

    with refused(OutOfStep) as codes:
        _submit(proposal)

    assert codes == ["workflow.out_of_step"]


def test_a_cost_of_another_kind_counts_for_nothing_in_the_limit():
    proposal = build_complete()
    other = cost_item(name="Chi phí vận chuyển", category="other", asked_vnd=1)
    add_cost_item(proposal.pk, other, by=applicant_of(proposal))

    with refused() as codes:
        _submit(proposal)

    assert codes == ["proposal.above_support_limit"]
    assert codes.problems[0].parameters["limit_vnd"] == 200_000_000
