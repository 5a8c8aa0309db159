"""The papers that people hand in on the way of a đề án, each marked as invented."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from khuyencong.engines.money import Vnd
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.scans import scan

_NOTE = "Tài liệu giả định của bản dùng thử, không có giá trị pháp lý."


def paper_about(
    project: Project, name: str, *, on: date, lines: Iterable[str] = ()
) -> SimpleUploadedFile:
    """Return a paper about a đề án as a file: who, when, and what it tells."""
    proposal = project.proposal()
    implementer = proposal.implementing_establishment or proposal.implementing_office
    head = [
        f"Đề án: {proposal.title}",
        f"Đơn vị thực hiện: {implementer}",
        f"Ngày {on:%d/%m/%Y}",
        "",
    ]
    return scan(name, [*head, *lines, "", _NOTE])


def in_dong(amount_vnd: Vnd) -> str:
    """Return an amount as the papers write it: 77.000.000 đồng."""
    return f"{amount_vnd:,} đồng".replace(",", ".")
