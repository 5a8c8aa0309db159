"""Reads of the register of establishments."""

from khuyencong.registers.establishments.queries.beneficiary import (
    AreaFact,
    BeneficiaryFacts,
    Location,
    MarkFact,
    SupportFact,
    facts_on,
    location_on,
    main_place_on,
)
from khuyencong.registers.establishments.queries.register import (
    ListFilter,
    Lookalike,
    applicant_actors,
    holder_of_tax_code,
    kept_establishments,
    list_rows,
    lookalikes,
    narrowed,
    people_of,
    search,
    search_text_of,
    visible_establishments,
)

__all__ = [
    "AreaFact",
    "BeneficiaryFacts",
    "ListFilter",
    "Location",
    "Lookalike",
    "MarkFact",
    "SupportFact",
    "applicant_actors",
    "facts_on",
    "holder_of_tax_code",
    "kept_establishments",
    "list_rows",
    "location_on",
    "lookalikes",
    "main_place_on",
    "narrowed",
    "people_of",
    "search",
    "search_text_of",
    "visible_establishments",
]
