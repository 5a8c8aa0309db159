"""The journal in the browser."""

import pytest
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit import subjects
from khuyencong.foundation.audit.sealing import seal_pending
from khuyencong.foundation.audit.verification import verify_head
from tests.builders.audit import build_entries, build_entry
from tests.builders.people import build_actor

pytestmark = pytest.mark.django_db


def entry_in_office(office_id: int | None, **options):
    return build_entry(by=build_actor(Role.CLERK, office_id=office_id), **options)


@pytest.mark.parametrize("role", [Role.CLERK, Role.APPRAISER, Role.ACCOUNTANT, Role.APPLICANT])
def test_the_journal_is_not_for_everyone(acting_client, role):
    client = acting_client(role)
    for name in ("entries", "chain", "head_file"):
        answer = client.get(reverse(f"audit:{name}"))
        assert answer.status_code == 403
    assert "Chỉ lãnh đạo, người kiểm tra và người quản trị" in answer.text


def test_a_leader_reads_what_was_done_in_their_office_and_nothing_else(acting_client):
    own = entry_in_office(1, subject="paper:1")
    other = entry_in_office(2, subject="paper:2")
    program = entry_in_office(None, subject="paper:3")
    client = acting_client(Role.LEADER)
    text = client.get(reverse("audit:entries")).text
    assert ["paper:1" in text, "paper:2" in text, "paper:3" in text] == [True, False, False]
    statuses = [
        client.get(reverse("audit:entry", args=[entry.pk])).status_code
        for entry in (own, other, program)
    ]
    assert statuses == [200, 404, 404]


@pytest.mark.parametrize(("office_id", "reads"), [(1, False), (None, True)])
def test_who_administers_the_installation_also_reads_what_the_program_did(
    acting_client, office_id, reads
):
    entry_in_office(None, subject="paper:3")
    entry_in_office(2, subject="paper:2")
    client = acting_client(Role.ADMINISTRATOR, office_id=office_id)
    text = client.get(reverse("audit:entries")).text
    assert ["paper:3" in text, "paper:2" in text] == [reads, reads]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"subject": "paper:1"}, ["paper:1"]),
        ({"action": "paper.torn"}, ["paper:2"]),
        ({"person": "không"}, ["paper:1", "paper:2"]),
        ({"person": "Bà Nào"}, []),
        ({"first_day": "01/01/2200"}, []),
        ({"last_day": "01/01/2001"}, []),
    ],
)
def test_filters_live_in_the_address(acting_client, asked, found):
    entry_in_office(1, subject="paper:1")
    entry_in_office(1, subject="paper:2", action="paper.torn")
    text = acting_client(Role.LEADER).get(reverse("audit:entries"), asked).text
    assert [subject for subject in ("paper:1", "paper:2") if f"<code>{subject}</code>" in text] == (
        found
    )


def test_an_action_is_called_and_found_by_its_name(acting_client):
    entry = entry_in_office(1, subject="office:1", action="offices.renamed")
    entry_in_office(1, subject="office:2", action="offices.ended")
    client = acting_client(Role.LEADER)

    text = client.get(reverse("audit:entries"), {"action": "doi ten"}).text

    assert "Đổi tên cơ quan" in text
    assert "office:2" not in text
    assert "<title>Đổi tên cơ quan" in client.get(reverse("audit:entry", args=[entry.pk])).text


def test_an_entry_shows_before_and_after_side_by_side(acting_client):
    entry = entry_in_office(
        1, before={"amount_vnd": 1000000}, after={"amount_vnd": 2000000, "note": "<b>"}
    )
    text = acting_client(Role.INSPECTOR).get(reverse("audit:entry", args=[entry.pk])).text
    assert "1.000.000 đ" in text
    assert "2.000.000 đ" in text
    assert "&lt;b&gt;" in text
    assert [word in text for word in ("Số tiền", "Ghi chú", "amount_vnd")] == [True, True, False]


def test_values_are_called_as_their_fields_are_and_written_as_people_do(acting_client):
    entry = entry_in_office(
        1, after={"on": "2021-07-05", "full_name": "Hồ Mai", "is_final": True, "zzz": "2021-13-45"}
    )
    text = acting_client(Role.LEADER).get(reverse("audit:entry", args=[entry.pk])).text
    for shown in ("Ngày", "05/07/2021", "Họ và tên", "có", "zzz", "2021-13-45"):
        assert shown in text
    assert "full_name" not in text


def test_a_personal_value_is_never_shown(acting_client):
    entry = entry_in_office(1, personal={"phone": "0905123456"})
    text = acting_client(Role.ADMINISTRATOR).get(reverse("audit:entry", args=[entry.pk])).text
    assert "còn lưu" in text
    assert "0905123456" not in text


def test_the_head_can_be_taken_away_and_proves_the_chain(acting_client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    entry_in_office(1)
    seal_pending()
    client = acting_client(Role.INSPECTOR)
    head = client.get(reverse("audit:head_file"))
    assert head["Content-Disposition"].startswith("attachment")
    assert verify_head(head.text) == []
    assert "Tải đầu chuỗi" in client.get(reverse("audit:chain")).text


def test_the_list_costs_the_same_number_of_reads_at_any_length(
    acting_client, django_assert_max_num_queries
):
    client = acting_client(Role.ADMINISTRATOR, office_id=None)
    build_entries(120)
    with django_assert_max_num_queries(5):
        answer = client.get(reverse("audit:entries"))
    assert answer.text.count("<code>paper:") == 60


class TestNames:
    """What entries are about is called by its name, as the reader may see it."""

    @pytest.fixture(autouse=True)
    def _papers(self, monkeypatch):
        self.reads = []

        def names(actor, ids):
            self.reads.append(sorted(ids))
            seen = {1: subjects.Named("Giấy số 1", "/giay/1/"), 2: subjects.Named("Giấy số 2")}
            return {pk: seen[pk] for pk in ids if pk in seen and actor.role is Role.LEADER}

        def called(text):
            return [2] if text == "G-2" else []

        kind = subjects.Kind("Giấy", names, called)
        monkeypatch.setattr(subjects, "_KINDS", {"paper": kind, "drawer": subjects.Kind("Ngăn tủ")})

    def test_names_lead_to_pages_and_a_page_reads_each_kind_once(self, acting_client):
        for number in (1, 2, 3, 1):
            entry_in_office(1, subject=f"paper:{number}")
        entry_in_office(1, subject="drawer")
        entry_in_office(1, subject="stranger:9")
        text = acting_client(Role.LEADER).get(reverse("audit:entries")).text
        assert '<a href="/giay/1/">Giấy số 1</a>' in text
        assert "Giấy số 2" in text
        assert "Giấy 3" in text
        assert "Ngăn tủ" in text
        assert "<code>stranger:9</code>" in text
        assert self.reads == [[1, 2, 3]]

    def test_who_may_not_see_a_thing_is_not_told_its_name(self, acting_client):
        entry = entry_in_office(1, subject="paper:1")
        client = acting_client(Role.INSPECTOR)
        for address in (reverse("audit:entries"), reverse("audit:entry", args=[entry.pk])):
            text = client.get(address).text
            assert "Giấy số 1" not in text
            assert "Giấy 1" in text

    @pytest.mark.parametrize("asked", ["paper:2", "G-2"])
    def test_the_filter_takes_a_code_as_well_as_a_subject(self, acting_client, asked):
        entry_in_office(1, subject="paper:1")
        entry_in_office(1, subject="paper:2")
        text = acting_client(Role.LEADER).get(reverse("audit:entries"), {"subject": asked}).text
        assert ["Giấy số 1" in text, "Giấy số 2" in text] == [False, True]
