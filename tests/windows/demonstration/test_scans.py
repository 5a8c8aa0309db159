"""The papers of the demonstration are readable PDF files, the same ones each time."""

import re

from khuyencong.foundation.attachments.kinds import PDF, kind_of
from khuyencong.windows.demonstration.projects.scans import scan

TITLE = "Đề án khuyến công (giả định)"


def content(*lines: str) -> bytes:
    return scan(TITLE, lines).read()


def test_it_is_a_pdf_file_named_for_its_title():
    upload = scan(TITLE, ["Máy sấy"])
    assert upload.name == "de-an-khuyen-cong-gia-dinh.pdf"
    assert kind_of(upload.file) is PDF


def test_a_long_title_ends_its_name_with_a_whole_word():
    upload = scan("Cam kết chưa được nguồn nhà nước khác hỗ trợ cùng nội dung chi", [])
    assert upload.name == "cam-ket-chua-duoc-nguon-nha-nuoc-khac-ho-tro-cung.pdf"


def test_the_same_text_gives_the_same_bytes():
    assert content("Máy sấy") == content("Máy sấy")
    assert content("Máy sấy") != content("Máy xát")


def test_letters_are_text_and_their_marks_are_drawn():
    plain, marked = content("May say"), content("Máy sấy")
    assert b"(May say)" in plain
    assert b"(May say)" in marked
    assert marked.count(b" S\n") - plain.count(b" S\n") == 3  # two acutes and a circumflex


def test_a_parenthesis_does_not_end_the_text():
    assert rb"(De an khuyen cong \(gia dinh\))" in content()


def test_a_long_line_is_wrapped():
    rows = re.findall(rb"\((.*)\) Tj", content("máy " * 60))
    assert max(map(len, rows)) <= 72
    assert len(rows) > 4


def test_the_table_of_objects_points_at_them():
    file = content("Máy sấy")
    table = file[int(re.search(rb"startxref\n(\d+)", file).group(1)) :]
    offsets = [int(row) for row in re.findall(rb"(\d{10}) 00000 n", table)]
    assert [file[at : at + 7] for at in offsets] == [b"%d 0 obj" % n for n in range(1, 6)]
