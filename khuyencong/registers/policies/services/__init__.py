"""What can be done to documents and books, one file for each use case."""

from khuyencong.registers.policies.services.documents import add_document, correct_document
from khuyencong.registers.policies.services.drafting import (
    change_draft,
    discard_draft,
    start_book,
    start_draft,
)
from khuyencong.registers.policies.services.loading import load_policies
from khuyencong.registers.policies.services.norms import draft_norm
from khuyencong.registers.policies.services.publishing import publish_version

__all__ = [
    "add_document",
    "change_draft",
    "correct_document",
    "discard_draft",
    "draft_norm",
    "load_policies",
    "publish_version",
    "start_book",
    "start_draft",
]
