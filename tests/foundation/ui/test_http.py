"""How a refusal reaches the person."""

import pytest

pytestmark = [pytest.mark.usefixtures("demo_pages"), pytest.mark.django_db]


def test_a_refusal_is_a_page_with_its_status_and_its_words(client):
    answer = client.get("/demo/refuse/")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Đề nghị 450.000.000 đ, phải nộp trước 05/07/2021." in shown
    assert "<h1" in shown


def test_a_record_that_has_moved_on_answers_conflict(client):
    assert client.get("/demo/move-on/").status_code == 409


def test_htmx_gets_the_problems_alone_in_the_place_for_them(client):
    answer = client.get("/demo/refuse/", headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#problems"
    assert "<h1" not in answer.content.decode()
    assert "Đề nghị 450.000.000 đ" in answer.content.decode()


def test_htmx_restoring_history_gets_the_whole_page(client):
    asked = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<h1" in client.get("/demo/refuse/", headers=asked).content.decode()
