"""One normal form, one folding."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.engines.text import fold, tidy


def test_folding_takes_away_every_vietnamese_sign():
    assert fold("Máy sấy  Đắk Lắk — KHUYẾN CÔNG, đề án, hỗ trợ") == (
        "may say dak lak — khuyen cong, de an, ho tro"
    )


def test_both_unicode_forms_fold_to_the_same():
    text = "Hợp tác xã Hướng Phùng, ữ ỗ ệ"
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_tidy_text_is_composed_on_one_line_and_without_hidden_characters():
    assert tidy("  Bu\u0301n\tTa\u0300 \u200b\nRu\u0323t ") == "Bún Tà Rụt"


@given(st.text(max_size=60))
@settings(derandomize=True)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
