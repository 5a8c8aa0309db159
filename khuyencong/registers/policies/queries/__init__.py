"""Reads of documents, books and their versions, and of the law as it is published."""

from khuyencong.registers.policies.queries.activities import (
    StatedWords,
    activity_kind,
    activity_kinds,
    activity_names,
    dossier_papers,
    fact_name,
    missing_facts,
    norm_names,
    stated_words,
)
from khuyencong.registers.policies.queries.asking import (
    cost_categories,
    facts_asked,
    ruling_on,
)
from khuyencong.registers.policies.queries.books import (
    RegisterFigures,
    book_of_route,
    books,
    register_figures,
    rules_with,
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
    forget_published,
    published_route,
    published_routes,
    published_rules,
    route_for,
    working_calendar,
)
from khuyencong.registers.policies.queries.places import place_facts

__all__ = [
    "DocumentFilter",
    "RegisterFigures",
    "StatedWords",
    "activity_kind",
    "activity_kinds",
    "activity_names",
    "book_of_route",
    "books",
    "content_of",
    "cost_categories",
    "document_with_parts",
    "documents",
    "documents_by_citation",
    "dossier_papers",
    "fact_name",
    "facts_asked",
    "fixed_days",
    "forget_published",
    "missing_facts",
    "norm_names",
    "place_facts",
    "published_route",
    "published_routes",
    "published_rules",
    "register_figures",
    "route_for",
    "rules_with",
    "ruling_on",
    "stated_words",
    "version_of",
    "versions",
    "versions_awaiting_publishing",
    "working_calendar",
]
