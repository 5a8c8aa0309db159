"""The pages of plans, as who writes them and who approves them meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.programme.budgets.models import BudgetLine, LineBalance
from khuyencong.programme.budgets.services import unassigned_line
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.programme.plans.models import Plan, PlanAdjustment, PlanLine
from khuyencong.programme.plans.services import propose_stop
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import build_committee, build_fund, leader
from tests.builders.offices import build_member, build_office
from tests.builders.plans import (
    NUMBER,
    LineDraft,
    approve,
    build_approved_line,
    build_draft,
    build_plan_line,
    clerk,
    submit,
)
from tests.builders.territories import build_quang_tri, build_unit

pytestmark = pytest.mark.django_db

HEAD = {
    "title": "Kế hoạch khuyến công năm 2021",
    "purpose": "Hỗ trợ cơ sở công nghiệp nông thôn",
    "legal_basis": "Nghị quyết 38/2020/NQ-HĐND | Điều 4",
}
LINE = {
    "number": "",
    "activity": "other",
    "title": "Hỗ trợ máy móc, thiết bị",
    "quantity": "5",
    "unit": "cơ sở",
    "amount_provincial": "600.000.000",
    "amount_counterpart": "900.000.000",
}
APPROVAL = {"number": NUMBER, "issued_on": "02/11/2020"}
DECISION = {"decision_number": "99/QĐ-UBND", "decided_on": "01/06/2021"}


def sign_in(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def page(name, *numbers):
    return reverse(f"plans:{name}", args=numbers)


@pytest.fixture
def writer(client):
    return sign_in(client, clerk())


def stop_waiting(line):
    return propose_stop(line.pk, reason="Không còn nhu cầu", by=clerk())


def every_page(line, adjustment):
    plan_id = line.plan_id
    return [
        page("plan", plan_id),
        page("version", plan_id, 1),
        page("edit", plan_id),
        page("objectives", plan_id),
        page("line_new", plan_id),
        page("approve", plan_id),
        page("close", plan_id),
        page("line_addition", plan_id),
        page("line_edit", line.pk),
        page("line_adjust", line.pk),
        page("line_stop", line.pk),
        page("adjustment", adjustment.pk),
    ]


def test_who_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get(page("list")).status_code == 302


@pytest.mark.parametrize("role", [Role.CLERK, Role.ACCOUNTANT, Role.INSPECTOR])
def test_every_page_opens_for_people_of_the_office(client, role):
    line = build_approved_line()
    addresses = every_page(line, stop_waiting(line))
    sign_in(client, build_member(role))
    for address in [page("list"), page("new"), *addresses]:
        assert client.get(address).status_code == 200, address


def test_a_plan_of_another_district_is_not_there(client):
    line = build_approved_line()
    adjustment = stop_waiting(line)
    huong_hoa = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    office = build_office("HH-KT", OfficeKind.ECONOMIC_OFFICE, territory=huong_hoa)
    sign_in(client, clerk(office))

    assert page("plan", line.plan_id) not in client.get(page("list")).text
    for address in every_page(line, adjustment):
        assert client.get(address).status_code == 404, address
    for address in (
        page("submit", line.plan_id),
        page("return", line.plan_id),
        page("approve", line.plan_id),
        page("line_drop", line.pk),
        page("adjustment_approve", adjustment.pk),
        page("adjustment_refuse", adjustment.pk),
    ):
        assert client.post(address, {}).status_code == 404, address


def test_a_plan_is_drafted_lined_submitted_and_approved(writer):
    build_fund(1_000_000_000)
    answer = writer.post(page("new"), {"office": clerk().office_id, "year": "2021", **HEAD})
    plan = Plan.objects.get()
    assert answer.url == page("plan", plan.pk)
    assert plan.legal_basis == [{"document": "Nghị quyết 38/2020/NQ-HĐND", "clause": "Điều 4"}]

    answer = writer.post(page("line_new", plan.pk), LINE | {"revision": "1"}, follow=True)
    assert "600.000.000" in answer.text
    assert "900.000.000" in answer.text
    assert "Đã trình kế hoạch" in writer.post(page("submit", plan.pk), follow=True).text

    sign_in(writer, leader())
    assert plan.title in writer.get(page("list")).text
    assert "600.000.000" in writer.get(page("approve", plan.pk)).text
    answer = writer.post(page("approve", plan.pk), APPROVAL, follow=True)
    assert "Đã phê duyệt" in answer.text
    assert NUMBER in answer.text
    plan.refresh_from_db()
    assert plan.state == "approved"
    [line] = BudgetLine.objects.filter(kind=LineKind.PLAN_LINE)
    assert line.balance.available_vnd == 600_000_000


def test_the_head_and_the_objectives_of_a_draft_are_rewritten(writer):
    plan = build_draft()
    writer.post(page("edit", plan.pk), HEAD | {"revision": str(plan.revision)})
    rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"}
    objective = {
        "form-0-indicator": "Cơ sở được hỗ trợ máy",
        "form-0-unit": "cơ sở",
        "form-0-target": "5",
    }
    answer = writer.post(page("objectives", plan.pk), rows | objective, follow=True)
    assert HEAD["title"] in answer.text
    assert "Cơ sở được hỗ trợ máy" in answer.text
    assert "Cơ sở được hỗ trợ máy" in writer.get(page("objectives", plan.pk)).text


def test_an_objective_without_a_target_is_refused_in_words(writer):
    plan = build_draft()
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-indicator": "Cơ sở"}
    answer = writer.post(page("objectives", plan.pk), rows)
    assert answer.status_code == 422
    assert "Chỉ tiêu cần đơn vị tính và mục tiêu" in answer.text
    assert not plan.objectives.exists()


def test_objectives_typed_over_a_stale_plan_stay_in_the_form(writer):
    plan = build_draft()
    seen = str(plan.revision)
    writer.post(page("edit", plan.pk), HEAD | {"revision": seen})
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "revision": seen}
    typed = {"form-0-indicator": "Cơ sở", "form-0-unit": "cơ sở", "form-0-target": "5"}

    answer = writer.post(page("objectives", plan.pk), rows | typed)

    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert 'value="Cơ sở"' in answer.text
    assert not plan.objectives.exists()


def test_a_line_of_a_draft_is_changed_and_dropped(writer):
    line = build_plan_line(100)
    assert line.title in writer.get(page("line_edit", line.pk)).text
    changed = LINE | {"number": "7", "amount_provincial": "90", "amount_counterpart": ""}
    answer = writer.post(page("line_edit", line.pk), changed, follow=True)
    assert "Đã lưu dòng kế hoạch" in answer.text
    line.refresh_from_db()
    assert (line.number, line.funding.get().amount_vnd) == ("7", 90)

    writer.post(page("line_drop", line.pk))
    assert not PlanLine.objects.exists()


def test_a_second_tab_does_not_overwrite_the_first(writer):
    plan = build_draft()
    seen = {"revision": str(plan.revision)}
    writer.post(page("edit", plan.pk), HEAD | seen)
    answer = writer.post(page("edit", plan.pk), HEAD | seen | {"title": "Bản của thẻ thứ hai"})
    assert answer.status_code == 409
    assert "đã được sửa sau khi bạn mở trang này" in answer.text
    plan.refresh_from_db()
    assert plan.title == HEAD["title"]


def test_a_line_without_a_number_takes_one_that_no_other_bears(writer):
    line = build_plan_line()  # the only line, and its number is 2
    writer.post(page("line_new", line.plan_id), LINE | {"amount_provincial": ""})
    assert [one.number for one in line.plan.lines.all()] == ["2", "3"]


def test_a_line_with_a_quantity_but_no_unit_keeps_what_was_typed(writer):
    plan = build_draft()
    answer = writer.post(page("line_new", plan.pk), LINE | {"unit": "", "amount_provincial": ""})
    assert answer.status_code == 422
    assert "thiếu đơn vị tính" in answer.text
    assert "900.000.000" in answer.text
    assert not plan.lines.exists()


def test_a_draft_without_lines_is_not_submitted_and_the_page_says_why(writer):
    plan = build_draft()
    answer = writer.post(page("submit", plan.pk))
    assert answer.status_code == 422
    assert "Kế hoạch chưa có dòng nào" in answer.text
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_who_made_a_plan_is_told_that_another_approves_it(client):
    """The clerk has become the leader meanwhile; the plan stays one's own."""
    plan = submit(build_plan_line().plan)
    Plan.objects.filter(pk=plan.pk).update(made_by=leader().user_id)
    sign_in(client, leader())

    assert "Bạn là người lập hoặc trình" in client.get(page("plan", plan.pk)).text
    answer = client.post(page("approve", plan.pk), APPROVAL)

    assert answer.status_code == 403
    assert "Người lập không được tự duyệt" in answer.text
    plan.refresh_from_db()
    assert plan.state == "submitted"
    assert not BudgetLine.objects.filter(kind=LineKind.PLAN_LINE).exists()


def test_a_fund_that_is_too_small_is_named_with_what_is_missing(client):
    fund = build_fund(70)
    plan = submit(build_plan_line(100, fund=fund).plan)
    sign_in(client, leader())

    answer = client.post(page("approve", plan.pk), APPROVAL)

    assert answer.status_code == 422
    assert "thiếu 30 đ" in answer.text.replace("\xa0", " ")
    plan.refresh_from_db()
    assert plan.state == "submitted"
    assert LineBalance.objects.get(pk=unassigned_line(fund).pk).available_vnd == 70


def test_a_clerk_who_posts_an_approval_gets_403(writer):
    plan = submit(build_plan_line().plan)
    assert writer.post(page("approve", plan.pk), APPROVAL).status_code == 403
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_a_leader_returns_a_plan_only_with_a_reason_that_the_writers_read(client):
    plan = submit(build_plan_line().plan)
    sign_in(client, leader())
    answer = client.post(page("return", plan.pk), {"reason": ""})
    assert answer.status_code == 422
    assert "Thiếu lý do" in answer.text

    client.post(page("return", plan.pk), {"reason": "Thiếu tập huấn"})
    sign_in(client, clerk())
    assert "Thiếu tập huấn" in client.get(page("plan", plan.pk)).text


def test_an_adjustment_walks_from_the_line_to_a_new_version(writer):
    fund = build_fund(150)
    line = build_approved_line(100, fund=fund)
    wanted = {**LINE, "number": "2", "amount_provincial": "130", "amount_counterpart": ""}
    assert writer.post(page("line_adjust", line.pk), wanted).status_code == 422  # no reason

    answer = writer.post(
        page("line_adjust", line.pk), wanted | {"reason": "Thêm một máy"}, follow=True
    )
    assert "Bạn là người lập nên không tự duyệt được" in answer.text
    adjustment = PlanAdjustment.objects.get()
    assert "130 đ" in answer.text

    sign_in(writer, leader())
    assert page("adjustment", adjustment.pk) in writer.get(page("plan", line.plan_id)).text
    answer = writer.post(page("adjustment_approve", adjustment.pk), DECISION, follow=True)
    assert "Đã duyệt điều chỉnh" in answer.text
    assert LineBalance.objects.get(pk=unassigned_line(fund).pk).available_vnd == 20
    answer = writer.get(page("version", line.plan_id, 2))
    assert "Thay đổi so với phiên bản 1" in answer.text
    assert "130 đ" in answer.text


def test_a_new_line_of_a_running_plan_waits_as_an_adjustment(writer):
    line = build_approved_line(100)
    answer = writer.post(
        page("line_addition", line.plan_id),
        LINE | {"amount_provincial": "", "reason": "Bổ sung hội chợ"},
        follow=True,
    )
    assert "Dòng mới" in answer.text
    assert line.plan.lines.count() == 1


def test_a_leader_refuses_an_adjustment_with_a_reason(writer):
    line = build_approved_line()
    writer.post(page("line_stop", line.pk), {"reason": "Không còn nhu cầu"})
    adjustment = PlanAdjustment.objects.get()
    sign_in(writer, leader())
    address = page("adjustment_refuse", adjustment.pk)

    assert writer.post(address, {"refusal-reason": ""}).status_code == 422
    answer = writer.post(address, {"refusal-reason": "Vẫn cần"}, follow=True)
    assert "Vẫn cần" in answer.text
    line.refresh_from_db()
    assert line.state == "active"


def test_a_plan_is_ended_by_decision(client):
    line = build_approved_line()
    sign_in(client, leader())
    assert "trở về nguồn" in client.get(page("close", line.plan_id)).text
    answer = client.post(page("close", line.plan_id), DECISION, follow=True)
    assert "Đã kết thúc kế hoạch" in answer.text
    line.plan.refresh_from_db()
    assert line.plan.state == "closed"


def test_a_plan_asks_as_many_queries_for_twelve_lines_as_for_two(client):
    def plan_with(line_count, source, office):
        fund = build_fund(1_000, source=source)
        plan = build_draft(office=office)
        for number in range(1, line_count + 1):
            draft = LineDraft(str(number), "machinery", f"Máy {number}", "cơ sở", 1)
            build_plan_line(10, draft=draft, plan=plan, fund=fund)
        submit(plan)
        return approve(plan, number=f"{line_count}/KH")

    few = plan_with(2, Source.PROVINCIAL, build_office())
    many = plan_with(12, Source.DISTRICT, build_office())
    sign_in(client, clerk())
    client.get(page("plan", few.pk))

    def query_count(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for name, *numbers in (("plan",), ("version", 1)):
        few_lines, many_lines = page(name, few.pk, *numbers), page(name, many.pk, *numbers)
        assert query_count(few_lines) == query_count(many_lines)
    assert query_count(page("plan", many.pk)) <= 20


def test_an_empty_list_says_what_to_do(client):
    sign_in(client, clerk())
    assert "Bấm “Lập kế hoạch năm”" in client.get(page("list")).text
    sign_in(client, build_member(Role.ACCOUNTANT))
    assert "Chuyên viên lập kế hoạch" in client.get(page("list")).text


def test_who_may_not_write_a_plan_is_told_so_and_finds_no_way_to(client):
    plan = build_plan_line().plan
    sign_in(client, leader())
    assert "Chỉ chuyên viên" in client.get(page("new")).text
    assert page("line_new", plan.pk) not in client.get(page("plan", plan.pk)).text
    office = build_committee().pk
    answer = client.post(page("new"), {"office": office, "year": "2021", **HEAD})
    assert answer.status_code == 422
    assert Plan.objects.count() == 1
