"""Small files of each kind, real enough to be known by their content."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def office_file(main_part: str, *more_parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in ("[Content_Types].xml", main_part, *more_parts):
            archive.writestr(part, "<x/>")
    return content.getvalue()


DOCX = office_file("word/document.xml")
XLSX = office_file("xl/workbook.xml")
DOCX_WITH_MACROS = office_file("word/document.xml", "word/vbaProject.bin")
ZIP = office_file("ban-ve.txt")


def build_upload(content: bytes = PDF, name: str = "giay-phep.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
