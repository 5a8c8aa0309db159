"""Reasons against what is done in a vote. Each check looks at one thing, all are told at once."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from khuyencong.activities.awards.models import (
    CouncilMember,
    Entry,
    JuryMember,
    Panel,
    VoteRound,
)
from khuyencong.activities.awards.rulebook import (
    LevelRule,
    criteria_rule,
    judging_rule,
    level_rule,
    rulebook,
)
from khuyencong.activities.awards.states import (
    Angle,
    EntryState,
    JuryFunction,
    PanelKind,
    PaperKind,
)
from khuyencong.activities.awards.values import EntryValues, PartValues, RoundValues
from khuyencong.engines.refusals import Problem
from khuyencong.engines.scoring import Part, problems_of_parts
from khuyencong.engines.text import tidy
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.photos import is_in_colour, photo_facts
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.queries import location_on, main_place_on

PRINTED_PIXELS_PER_10_CM = 394
"""A hundred to the inch: fewer, and a print shows its pixels. The program's own measure, no law."""


def check_told(text: str, field: str) -> list[Problem]:
    """Ask for a text that may not be empty."""
    return [] if tidy(text) else [Problem("awards.told_nothing", field=field)]


def check_not_ahead(day: date, *, on: date, field: str) -> list[Problem]:
    if day <= on:
        return []
    return [Problem("awards.day_ahead", {"day_on": day.isoformat()}, field=field)]


def problems_of_round(
    values: RoundValues, levels: Sequence[LevelRule], *, opened_on: date, on: date
) -> list[Problem]:
    """Return everything that is wrong with a round. ``levels`` are those of its office's place."""
    return [
        *check_told(values.title, "title"),
        *check_told(values.basis, "basis"),
        *check_told(values.place, "place"),
        *_check_level(values, levels, opened_on=opened_on),
        *_check_dates(values, on=on),
    ]


def _check_level(
    values: RoundValues, levels: Sequence[LevelRule], *, opened_on: date
) -> list[Problem]:
    """The level must be in force when the round opens, and still when its result is due."""
    rule = next((rule for rule in levels if rule.code == values.level), None)
    told = {"level": values.level, "day_on": opened_on.isoformat()}
    if rule is None:
        return [Problem("awards.level_not_of_office", told, field="level")]
    if not rule.is_in_force(values.result_on) and not _level_goes_on(values):
        last_day = rule.last_day or opened_on
        ended = {"level": values.level, "last_on": last_day.isoformat()}
        return [Problem("awards.level_ends_before", ended, str(rule.source), field="result_on")]
    return []


def _level_goes_on(values: RoundValues) -> bool:
    """Return whether a level is still voted on when the result is due, under whatever rule."""
    return any(
        rule.code == values.level and rule.is_in_force(values.result_on)
        for rule in rulebook().levels
    )


def _check_dates(values: RoundValues, *, on: date) -> list[Problem]:
    order = [
        ("registration_from", values.registration_from),
        ("registration_to", values.registration_to),
        ("scoring_from", values.scoring_from),
        ("scoring_to", values.scoring_to),
        ("result_on", values.result_on),
    ]
    problems = [
        Problem(
            "awards.dates_out_of_order",
            {"day_on": later.isoformat(), "before_on": earlier.isoformat()},
            field=name,
        )
        for (_before, earlier), (name, later) in pairwise(order)
        if later < earlier
    ]
    if values.registration_to < on:
        told = {"day_on": values.registration_to.isoformat()}
        problems.append(Problem("awards.registration_over", told, field="registration_to"))
    if values.year not in (values.registration_from.year, values.result_on.year):
        problems.append(Problem("awards.year_not_of_dates", {"year": values.year}, field="year"))
    return problems


def problems_of_council(panel: Panel, members: Sequence[CouncilMember]) -> list[Problem]:
    """Return what keeps a council from being set up: its size by level, and a chair."""
    rule = level_rule(panel.round.level, panel.round.opened_on)
    problems = []
    if len(members) not in rule.council_sizes:
        told: dict[str, str | int] = {
            "count": len(members),
            "sizes": " / ".join(str(size) for size in rule.council_sizes),
        }
        problems.append(Problem("awards.council_size", told, str(rule.source)))
    if not any(member.function == "chair" for member in members):
        problems.append(Problem("awards.council_without_chair", source=str(rule.source)))
    return problems


def problems_of_jury(panel: Panel, members: Sequence[JuryMember]) -> list[Problem]:
    """Return what keeps a jury from being set up: an even number, no head or vice head."""
    rule = judging_rule(panel.round.opened_on)
    problems = []
    if rule.jury_is_odd and len(members) % 2 == 0:
        problems.append(Problem("awards.jury_even", {"count": len(members)}, str(rule.source)))
    functions = {member.function for member in members}
    if not {JuryFunction.HEAD, JuryFunction.VICE} <= functions:
        problems.append(Problem("awards.jury_without_head", source=str(rule.source)))
    return problems


def problems_of_criteria(vote: VoteRound, parts: Sequence[PartValues]) -> list[Problem]:
    """Return what is wrong with sub-criteria: sums inside each criterion, names."""
    rule = criteria_rule(vote.opened_on)
    numbered = [Part(at, part.criterion, part.maximum) for at, part in enumerate(parts)]
    nameless = [part for part in parts if not tidy(part.name)]
    return [
        *problems_of_parts(rule.criteria, numbered),
        *[Problem("awards.part_nameless") for _part in nameless],
    ]


def check_registration_open(vote: VoteRound, *, on: date) -> list[Problem]:
    """First dossiers are handed in between two days; one that was returned may come later."""
    if vote.registration_from <= on <= vote.registration_to:
        return []
    told = {
        "first_on": vote.registration_from.isoformat(),
        "last_on": vote.registration_to.isoformat(),
    }
    return [Problem("awards.registration_closed", told)]


def check_place(vote: VoteRound, establishment: Establishment, *, on: date) -> list[Problem]:
    """What takes part is made in the unit of the round, by its place of production."""
    place = main_place_on(establishment, on)
    unit = location_on(place, on).unit if place is not None else None
    if unit is not None and unit.path.startswith(vote.unit_path):
        return []
    told = {"establishment": establishment.name, "unit": vote.unit.name}
    return [Problem("awards.made_elsewhere", told, field="establishment")]


def problems_of_entry(values: EntryValues) -> list[Problem]:
    """Return what is wrong with a product even as a draft: it has a name and a group."""
    return [*check_told(values.name, "name"), *check_told(values.group, "group")]


def missing_in(entry: Entry, *, on: date) -> list[Problem]:
    """Return everything that a dossier still misses, all at once."""
    source = "Thông tư 26/2014/TT-BCT, Điều 4, Điều 12"
    problems = [
        *_missing_texts(entry),
        *[
            Problem("awards.photo_missing", {"angle": angle}, source, field="photos")
            for angle in missing_angles(entry)
        ],
    ]
    if not _has_paper(entry, PaperKind.REGISTRATION):
        told = {"paper": PaperKind.REGISTRATION.value}
        problems.append(Problem("awards.paper_missing", told, source, field="papers"))
    return [*problems, *_missing_of_lower_level(entry, on=on)]


def _missing_texts(entry: Entry) -> list[Problem]:
    texts = ["description", "market", *(["set_parts"] if entry.is_set else [])]
    problems = [
        Problem("awards.text_missing", {"entry_field": name}, field=name)
        for name in texts
        if not tidy(getattr(entry, name))
    ]
    problems += [
        Problem("awards.statement_missing", {"entry_field": name}, field=name)
        for name in ("is_own_product", "is_no_copy", "is_in_series")
        if not getattr(entry, name)
    ]
    return problems


def problems_of_photo(vote: VoteRound, attachment: Attachment, field: str) -> list[Problem]:
    """Return why a photo may not stand in a dossier: unreadable, too small, or without colour.

    The law measures paper; on the screen it has as many pixels as a plain print of that paper.
    """
    facts = photo_facts(attachment)
    name = attachment.original_name
    if facts is None:
        return [Problem("awards.photo_unreadable", {"name": name}, field=field)]
    rule = judging_rule(vote.opened_on)
    shorter, longer = (side * PRINTED_PIXELS_PER_10_CM // 10 for side in rule.photo_cm)
    if min(facts.width, facts.height) < shorter or max(facts.width, facts.height) < longer:
        told: dict[str, str | int] = {
            "name": name,
            "width": facts.width,
            "height": facts.height,
            "shorter": shorter,
            "longer": longer,
            "shorter_cm": rule.photo_cm[0],
            "longer_cm": rule.photo_cm[1],
        }
        return [Problem("awards.photo_too_small", told, str(rule.source), field)]
    if not is_in_colour(attachment):
        return [Problem("awards.photo_without_colour", {"name": name}, str(rule.source), field)]
    return []


def missing_angles(entry: Entry) -> list[str]:
    """Return the angles without a photo."""
    taken = {photo.angle for photo in entry.photos.all()}
    wanted = judging_rule(entry.round.opened_on).photos
    return [angle for angle in Angle.values if angle not in taken][: max(wanted - len(taken), 0)]


def _has_paper(entry: Entry, kind: PaperKind) -> bool:
    return any(paper.kind == kind for paper in entry.papers.all())


def _missing_of_lower_level(entry: Entry, *, on: date) -> list[Problem]:
    """A higher level asks for the lower certificate, still valid, and the lower office's letter.

    Without a vote at the lower level the letter alone is enough (TT 26/2014/TT-BCT, Điều 12 khoản
    2 điểm d).
    """
    if not level_rule(entry.round.level, entry.round.opened_on).lower:
        return []
    source = "Thông tư 26/2014/TT-BCT, Điều 12 khoản 2 đến khoản 4"
    problems = []
    if not _has_paper(entry, PaperKind.RECOMMENDATION):
        told = {"paper": PaperKind.RECOMMENDATION.value}
        problems.append(Problem("awards.paper_missing", told, source, field="papers"))
    if entry.no_lower_vote:
        return problems
    if not entry.lower_certificate or not (
        entry.origin_id or _has_paper(entry, PaperKind.LOWER_CERTIFICATE)
    ):
        problems.append(
            Problem("awards.lower_certificate_missing", source=source, field="lower_certificate")
        )
    elif entry.lower_certificate_until is None or entry.lower_certificate_until < on:
        told = {"number": entry.lower_certificate}
        problems.append(
            Problem("awards.lower_certificate_over", told, source, field="lower_certificate_until")
        )
    return problems


def problems_before_scoring(vote: VoteRound, *, on: date) -> list[Problem]:
    """Return everything that still keeps scoring from being opened."""
    signed = {panel.kind for panel in vote.panels.all() if panel.is_signed}
    entries = list(vote.entries.all())
    problems = []
    if PanelKind.COUNCIL not in signed:
        problems.append(Problem("awards.council_not_set_up"))
    if PanelKind.JURY not in signed:
        problems.append(Problem("awards.jury_not_set_up"))
    if vote.criteria_fixed_on is None:
        problems.append(Problem("awards.criteria_not_fixed"))
    if on <= vote.registration_to:
        told = {"last_on": vote.registration_to.isoformat()}
        problems.append(Problem("awards.registration_still_open", told))
    waiting = sum(entry.state in (EntryState.SUBMITTED, EntryState.RETURNED) for entry in entries)
    if waiting:
        problems.append(Problem("awards.dossiers_waiting", {"count": waiting}))
    if not any(entry.state == EntryState.ACCEPTED for entry in entries):
        problems.append(Problem("awards.nothing_to_score"))
    return problems
