"""A stranger asks whether a paper is genuine."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from khuyencong.foundation.verification import registry
from khuyencong.foundation.verification.codes import (
    ALPHABET,
    LENGTH,
    check_character,
    new_code,
    parse_code,
    show_code,
)
from khuyencong.foundation.verification.models import IssuedCode
from khuyencong.foundation.verification.services import issue_code
from khuyencong.foundation.verification.values import Verified

GOOD = "7K3M9QXT2B41"


@pytest.fixture
def certificates(db: None) -> None:
    def look_up(reference: str) -> Verified | None:
        if reference != "certificate:7":
            return None
        return Verified(
            title="Giấy chứng nhận học nghề",
            holder="Hồ Thị Mơ",
            issuer="Phòng Kinh tế và Hạ tầng huyện Đakrông",
            state="valid",
            state_label="Còn hiệu lực",
            facts=[("Số", "05/2021")],
        )

    registry.register("tests.certificate", look_up)
    yield
    registry.forget("tests.certificate")


def test_a_code_reads_back_however_it_is_typed() -> None:
    assert show_code(GOOD) == "7K3M-9QXT-2B41"
    for typed in ("7K3M-9QXT-2B41", "7k3m 9qxt 2b41", " 7K3M9QXT2B4I ", "7K3M-9QXT-2B4l"):
        assert parse_code(typed) == GOOD


def test_one_wrong_character_or_two_swapped_are_told() -> None:
    assert parse_code("8K3M-9QXT-2B41") is None
    assert parse_code("K73M-9QXT-2B41") is None
    for wrong in ("", "7K3M", "7K3M-9QXT-2B4U", GOOD + "1", "ồ" * LENGTH):
        assert parse_code(wrong) is None


def test_a_new_code_checks_itself() -> None:
    code = new_code()
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert check_character(code[:-1]) == code[-1]


def test_a_record_keeps_its_one_code(certificates: None) -> None:
    first = issue_code("tests.certificate", "certificate:7")
    assert issue_code("tests.certificate", "certificate:7") == first
    assert IssuedCode.objects.count() == 1


def test_a_code_goes_back_with_its_record(certificates: None) -> None:
    with transaction.atomic():
        issue_code("tests.certificate", "certificate:7")
        transaction.set_rollback(True)
    assert not IssuedCode.objects.exists()


def test_a_stranger_reads_what_stands_behind_a_code(certificates: None, client: Client) -> None:
    code = issue_code("tests.certificate", "certificate:7")
    asked = client.get(reverse("verification:ask"), {"code": show_code(code).lower()})
    assert asked["Location"] == reverse("verification:show", args=[show_code(code)])
    page = client.get(asked["Location"])
    assert page.status_code == 200
    text = page.content.decode()
    for said in ("Hồ Thị Mơ", "Còn hiệu lực", "05/2021", show_code(code)):
        assert said in text


def test_an_unknown_code_is_said_to_be_unknown(certificates: None, client: Client) -> None:
    page = client.get(reverse("verification:show", args=[GOOD]))
    assert page.status_code == 404
    assert "Không có giấy nào mang mã 7K3M-9QXT-2B41" in page.content.decode()


def test_a_mistyped_code_is_asked_for_again(certificates: None, client: Client) -> None:
    page = client.get(reverse("verification:show", args=["7K3M-9QXT-2B4C"]))
    assert page.status_code == 404
    text = page.content.decode()
    assert "gõ chưa đúng" in text
    assert 'value="7K3M-9QXT-2B4C"' in text


def test_a_code_whose_record_is_gone_is_unknown(certificates: None, client: Client) -> None:
    code = issue_code("tests.certificate", "certificate:8")
    assert client.get(reverse("verification:show", args=[code])).status_code == 404
