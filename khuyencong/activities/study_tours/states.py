"""Which activities of the rulebooks are carried out by tours."""

BY_PERSON = frozenset({"study_tour_abroad"})
"""Activities whose quantity is people; of the others it is tours."""

ACTIVITIES = BY_PERSON | {"study_tour"}
