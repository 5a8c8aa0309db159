"""Reads of documents, books and their versions, and of the law as it is published."""

from khuyencong.registers.policies.queries.activities import (
    activity_kind,
    activity_kinds,
    activity_names,
    dossier_papers,
    fact_name,
    missing_facts,
)
from khuyencong.registers.policies.queries.books import (
    books,
    version_of,
    versions,
    versions_awaiting_publishing,
)
from khuyencong.registers.policies.queries.documents import (
    DocumentFilter,
    document_with_parts,
    documents,
    documents_by_citation,
)
from khuyencong.registers.policies.queries.law import (
    content_of,
    fixed_days,
    published_route,
    published_routes,
    published_rules,
    route_for,
    working_calendar,
)

__all__ = [
    "DocumentFilter",
    "activity_kind",
    "activity_kinds",
    "activity_names",
    "books",
    "content_of",
    "document_with_parts",
    "documents",
    "documents_by_citation",
    "dossier_papers",
    "fact_name",
    "fixed_days",
    "missing_facts",
    "published_route",
    "published_routes",
    "published_rules",
    "route_for",
    "version_of",
    "versions",
    "versions_awaiting_publishing",
    "working_calendar",
]
