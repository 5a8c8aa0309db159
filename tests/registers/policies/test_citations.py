"""How text that cites a document leads to it."""

import pytest

from khuyencong.registers.policies.citations import anchor_of, cite, document_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("28/2018/TT-BTC", "28-2018-tt-btc"),
        ("TT 28/2018/TT-BTC", "28-2018-tt-btc"),
        ("Nghị định số 45/2012/NĐ-CP", "45-2012-nd-cp"),
        ("Thông tư liên tịch 26/2014/TTLT-BTC-BCT", "26-2014-ttlt-btc-bct"),
        ("TTLT 26/2014", "26-2014-ttlt"),
        ("Thông tư 26/2014", "26-2014-tt"),
        ("QĐ 1881/QĐ-TTg", "1881-qd-ttg"),
        ("Kế hoạch số 202/UBND-KH", "202-ubnd-kh"),
        ("38/2020/NQ-HĐND Quảng Trị", "38-2020-nq-hdnd-quang-tri"),
        ("Nghị quyết 38/2020/NQ-HĐND của HĐND tỉnh Quảng Trị", "38-2020-nq-hdnd-quang-tri"),
        ("Luật 72/2025/QH15", "72-2025-qh15"),
        ("Bộ luật Lao động 2019", ""),
        ("", ""),
    ],
)
def test_a_text_names_a_document_by_its_number(text, code):
    assert document_code(text) == code


def test_a_citation_leads_to_the_clause_on_the_documents_page():
    citation = cite("TT 28/2018/TT-BTC", "Điều 8 khoản 4")

    assert citation.url == "/phap-luat/van-ban/28-2018-tt-btc/#dieu-8-khoan-4"
    assert str(citation) == "TT 28/2018/TT-BTC, Điều 8 khoản 4"


def test_a_text_without_a_number_leads_nowhere():
    assert cite("Bộ luật Lao động", "Điều 112").url == ""


def test_an_anchor_keeps_the_letter_of_a_point():
    assert anchor_of("Điều 6 khoản 2 điểm đ") == "dieu-6-khoan-2-diem-d"
