"""What in the published books stands on a document, clause by clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from khuyencong.registers.policies.citations import anchor_of, document_code
from khuyencong.registers.policies.models import LegalDocument
from khuyencong.registers.policies.queries import published_routes, published_rules


@dataclass(frozen=True)
class CitingRule:
    """A rule or a route's step that cites a clause, with the version it stands in."""

    name: str
    book_code: str
    version: int | None
    verified: bool


@dataclass(frozen=True)
class CitedPlace:
    """A clause of a document with what stands on it. ``summary`` "" where none was entered."""

    label: str
    anchor: str
    summary: str
    rules: tuple[CitingRule, ...]


def cited_places(document: LegalDocument) -> list[CitedPlace]:
    """Return the clauses of a document that were entered or are cited, in the order of the text.

    Two small queries; the clauses are taken from the document as it was fetched.
    """
    labels: dict[str, tuple[str, str]] = {
        clause.anchor: (clause.label, clause.summary) for clause in document.clauses.all()
    }
    citing: dict[str, list[CitingRule]] = {}
    for label, rule in _citing(document.code):
        anchor = anchor_of(label)
        labels.setdefault(anchor, (label, ""))
        citing.setdefault(anchor, []).append(rule)
    places = [
        CitedPlace(label, anchor, summary, tuple(dict.fromkeys(citing.get(anchor, ()))))
        for anchor, (label, summary) in labels.items()
    ]
    return sorted(places, key=lambda place: _in_text_order(place.anchor))


def _citing(code: str) -> Iterator[tuple[str, CitingRule]]:
    for rule in published_rules().law.rules:
        if _names(rule.document, code):
            version = int(rule.version) if rule.version.isdigit() else None
            yield rule.clause, CitingRule(rule.name, rule.rulebook, version, rule.verified)
    for route in published_routes():
        for step in route.steps:
            if _names(step.document, code):
                yield (
                    step.clause,
                    CitingRule(route.name, f"route-{route.code}", None, step.verified),
                )


def _names(text: str, code: str) -> bool:
    cited = document_code(text)
    return bool(cited) and (cited == code or code.startswith(f"{cited}-"))


def _in_text_order(anchor: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts Điều 10 after Điều 9."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in anchor.split("-"))
