"""The pages of minutes: drafted line by line, reckoned, read, signed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.queries import final_support_vnd
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.acceptance.values import LineValues
from tests.builders.acceptance import (
    acceptance_values,
    build_delivered,
    build_minutes,
    build_two_machines,
    inspector,
    lines_of,
)
from tests.builders.appraisals import (
    build_line_with,
    committee_leader,
    signed_in,
)
from tests.builders.contracts import build_started
from tests.builders.files import build_upload

TODAY = date(2021, 7, 26)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _open(client, name, *arguments, **query):
    return client.get(reverse(f"acceptance:{name}", args=arguments), query)


def _send(client, answers, name, *arguments):
    return client.post(reverse(f"acceptance:{name}", args=arguments), answers)


def _minutes(contract, **changes):
    """Return what a person would type for minutes that accept everything."""
    answers = {
        "minutes_number": "05/BB-NT",
        "form": "5b",
        "held_on": "19/07/2021",
        "place": "Thôn Ka Lu",
        "participants": "Phòng Kinh tế",
        "conclusion": "Đạt",
    }
    for item in contract.items.all():
        answers |= {
            f"quantity_{item.pk}": f"{item.quantity}",
            f"cost_{item.pk}": f"{item.cost_vnd}",
            f"note_{item.pk}": "",
        }
    return answers | changes


def test_minutes_are_drafted_from_what_was_delivered(client):
    contract = build_started()
    build_delivered(contract, cost_vnd=380_000_000)
    signed_in(client, inspector())
    page = _open(client, "prepare", contract.pk).text
    assert 'value="380.000.000"' in page
    assert "190.000.000" in page  # half of it, reckoned beside

    item = contract.items.get()
    answer = _send(
        client,
        _minutes(contract, **{f"cost_{item.pk}": "380.000.000"})
        | {"papers": [build_upload(name="bien-ban.pdf")]},
        "prepare",
        contract.pk,
    )

    acceptance = Acceptance.objects.get()
    assert answer.url == reverse("acceptance:minutes", args=[acceptance.pk])
    assert acceptance.items.get().accepted_cost_vnd == 380_000_000
    page = _open(client, "minutes", acceptance.pk).text
    assert "Ba trăm tám mươi triệu đồng" in page
    assert reverse("acceptance:edit", args=[acceptance.pk]) in page
    [paper] = acceptance.papers.all()
    assert _open(client, "acceptance_paper", paper.pk).status_code == 200
    edit = reverse("acceptance:edit", args=[acceptance.pk])
    assert _open(client, "prepare", contract.pk).url == edit


def test_what_is_wrong_with_minutes_is_shown_at_each_input(client):
    contract = build_started()
    item = contract.items.get()
    signed_in(client, inspector())

    answer = _send(
        client,
        _minutes(contract, **{f"quantity_{item.pk}": "2", "held_on": "01/01/2021"}),
        "prepare",
        contract.pk,
    )

    assert answer.status_code == 422
    assert "hợp đồng chỉ có 1" in answer.text
    assert "Ngày nghiệm thu 01/01/2021" in answer.text
    assert not Acceptance.objects.exists()


def test_the_reckoning_follows_what_is_typed_and_saves_nothing(client):
    contract = build_two_machines()
    first, second = contract.items.all()
    signed_in(client, inspector())

    answer = _send(
        client,
        {f"quantity_{first.pk}": "1", f"cost_{first.pk}": "200000000", f"quantity_{second.pk}": ""},
        "reckon",
        contract.pk,
    )

    assert answer.status_code == 200
    assert "100.000.000" in answer.text
    assert "Máy rang cà phê (thiếu 1 máy)" in answer.text
    assert not Acceptance.objects.exists()


def test_two_tabs_do_not_overwrite_each_other(client):
    contract = build_started()
    acceptance = build_minutes(contract)
    signed_in(client, inspector())
    assert 'name="version" value="1"' in _open(client, "edit", acceptance.pk).text

    _send(client, _minutes(contract, version="1", place="A"), "edit", acceptance.pk)
    second = _send(client, _minutes(contract, version="1", place="B"), "edit", acceptance.pk)

    assert second.status_code == 409
    assert 'name="version" value="1"' in second.text
    acceptance.refresh_from_db()
    assert (acceptance.place, acceptance.version) == ("A", 2)


def test_a_leader_signs_on_the_page(client):
    contract = build_started()
    acceptance = build_minutes(contract)
    signed_in(client, committee_leader())
    assert acceptance.minutes_number in _open(client, "list").text
    page = _open(client, "sign", acceptance.pk).text
    assert "Ký biên bản</button>" in page
    assert "mức hỗ trợ trên được chốt" in page

    _send(client, {"day": "22/07/2021"}, "sign", acceptance.pk)

    acceptance.refresh_from_db()
    assert acceptance.state == AcceptanceState.SIGNED
    assert final_support_vnd(contract.pk) == 200_000_000
    page = _open(client, "minutes", acceptance.pk).text
    assert "Hai trăm triệu đồng" in page
    assert reverse("acceptance:sign", args=[acceptance.pk]) not in page
    assert _open(client, "sign", acceptance.pk).status_code == 302
    assert _open(client, "edit", acceptance.pk).status_code == 403


def test_who_may_not_sign_sees_why_and_no_button(client):
    acceptance = build_minutes(build_started())
    signed_in(client, inspector())

    page = _open(client, "sign", acceptance.pk).text

    assert "Biên bản nghiệm thu do lãnh đạo ký" in page
    assert "Ký biên bản</button>" not in page
    answer = _send(client, {"day": "22/07/2021"}, "sign", acceptance.pk)
    assert answer.status_code == 403
    acceptance.refresh_from_db()
    assert acceptance.is_draft


def test_a_day_to_come_is_not_a_day_of_signing(client):
    acceptance = build_minutes(build_started())
    signed_in(client, committee_leader())

    answer = _send(client, {"day": "27/07/2021"}, "sign", acceptance.pk)

    assert answer.status_code == 422
    acceptance.refresh_from_db()
    assert acceptance.is_draft


def test_partial_minutes_say_what_is_missing(client):
    contract = build_two_machines()
    partial = lines_of(contract, LineValues(1, 200_000_000), LineValues(0, 0))
    acceptance = build_minutes(contract, lines=partial)
    signed_in(client, committee_leader())

    page = _open(client, "sign", acceptance.pk).text

    assert "Đây là nghiệm thu một phần" in page
    assert "Máy rang cà phê (thiếu 1 máy)" in page


def _queries(client, name, *arguments):
    _open(client, name, *arguments)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert _open(client, name, *arguments).status_code == 200
    return len(counted)


def test_minutes_take_as_many_queries_for_two_items_as_for_one(client):
    line = build_line_with(3_000_000_000)
    one = build_minutes(build_started(1, line=line))
    contract = build_two_machines(2, line=line)
    two = build_minutes(contract, lines=acceptance_values(contract).lines)
    signed_in(client, inspector())

    for name in ("minutes", "edit", "sign"):
        assert _queries(client, name, one.pk) == _queries(client, name, two.pk), name
