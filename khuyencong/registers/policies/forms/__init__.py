"""Shape and parsing of what people enter about the law, and of what the law asks of them."""

from khuyencong.registers.policies.forms.activities import grouped_activities
from khuyencong.registers.policies.forms.assessing import AssessForm
from khuyencong.registers.policies.forms.books import BookForm, DraftForm, NormForm
from khuyencong.registers.policies.forms.costs import cost_choices
from khuyencong.registers.policies.forms.documents import (
    FIELD_LABELS,
    DocumentFilterForm,
    DocumentForm,
    document_initial,
)
from khuyencong.registers.policies.forms.facts import (
    FactsForm,
    facts_form,
    known_facts_form,
    known_values,
)

__all__ = [
    "FIELD_LABELS",
    "AssessForm",
    "BookForm",
    "DocumentFilterForm",
    "DocumentForm",
    "DraftForm",
    "FactsForm",
    "NormForm",
    "cost_choices",
    "document_initial",
    "facts_form",
    "grouped_activities",
    "known_facts_form",
    "known_values",
]
