"""A book of rules as a person reads it: who, how much, when, each with its clause and its doubt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.engines.money import format_vnd
from khuyencong.engines.rules import Rule, Rulebook
from khuyencong.engines.rules.rulebook import (
    Activity,
    Advance,
    Ceiling,
    Deadline,
    HowMuch,
    Uplift,
    Who,
)
from khuyencong.registers.policies.citations import Citation, cite
from khuyencong.registers.policies.fact_labels import (
    COST_LABELS,
    LEVEL_LABELS,
    SCHEME_LABELS,
    UNIT_LABELS,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KIND_LABELS: dict[str, "StrOrPromise"] = {
    "who": gettext_lazy("Ai được hỗ trợ"),
    "how_much": gettext_lazy("Được bao nhiêu"),
    "when": gettext_lazy("Khi nào, cần giấy tờ gì"),
}


@dataclass(frozen=True)
class RuleRow:
    """A rule in words. ``says`` are sentences; ``scope`` is whose money and which level."""

    code: str
    name: str
    says: tuple[str, ...]
    scope: str
    effective_from: date
    effective_to: date | None
    citation: Citation
    verified: bool
    verified_to: date | None
    doubt: str
    line: int


@dataclass(frozen=True)
class RuleGroup:
    """The rules of one kind: who, how much, when."""

    kind: str
    label: "StrOrPromise"
    rows: tuple[RuleRow, ...]


def rule_groups(rulebook: Rulebook) -> list[RuleGroup]:
    """Return the rules of a book under who, how much and when; kinds without rules are left out."""
    rows = {
        kind: tuple(rule_row(rule) for rule in rulebook.rules if rule.kind == kind)
        for kind in KIND_LABELS
    }
    return [RuleGroup(kind, KIND_LABELS[kind], found) for kind, found in rows.items() if found]


def rule_row(rule: Rule) -> RuleRow:
    """Return a rule in words."""
    return RuleRow(
        code=rule.code,
        name=rule.name,
        says=tuple(_says(rule)),
        scope=_scope(rule),
        effective_from=rule.effective_from,
        effective_to=rule.effective_to,
        citation=cite(rule.document, rule.clause),
        verified=rule.verified,
        verified_to=rule.verified_to if rule.verified else None,
        doubt=" ".join(text for text in (rule.doubt, rule.doubt_after) if text),
        line=rule.line,
    )


def _scope(rule: Rule) -> str:
    schemes = [str(SCHEME_LABELS[scheme]) for scheme in rule.schemes]
    levels = [str(LEVEL_LABELS[level]) for level in rule.levels]
    return "; ".join(part for part in (", ".join(schemes), ", ".join(levels)) if part)


def _says(rule: Rule) -> Iterator[str]:
    match rule.body:
        case Who() as who:
            yield who.expects
            if who.unless:
                yield _("Có trường hợp được miễn: %(clause)s") % {"clause": who.unless.clause}
        case HowMuch() as norm:
            yield from _norm(norm)
        case Uplift() as uplift:
            yield from _uplift(uplift)
        case Advance() as advance:
            yield _("Tạm ứng tối đa %(percent)s%%") % {"percent": advance.percent}
            if advance.expects:
                yield _("Điều kiện: %(text)s") % {"text": advance.expects}
        case Ceiling() as ceiling:
            yield _("Mọi khoản tạm ứng không quá %(percent)s%%") % {"percent": ceiling.percent}
        case Deadline() as deadline:
            yield _deadline(deadline)


def _norm(norm: HowMuch) -> Iterator[str]:
    unit = UNIT_LABELS.get(norm.unit, norm.unit)
    if norm.rate_hundredths is not None:
        rate = f"{norm.rate_hundredths / 100:g}".replace(".", ",")
        yield _("Tối đa %(rate)s%% chi phí được tính") % {"rate": rate}
    if norm.cap_vnd is not None:
        told = {"cap": format_vnd(norm.cap_vnd), "unit": unit}
        yield _("Không quá %(cap)s đ mỗi %(unit)s") % told
    if norm.items:
        items = ", ".join(str(COST_LABELS.get(item, item)) for item in norm.items)
        yield _("Tính trên: %(items)s") % {"items": items}
    if norm.new_only:
        yield _("Không tính máy đã qua sử dụng")
    if norm.only_if_expects:
        yield norm.only_if_expects
    if norm.max_times is not None:
        told_times = {"times": norm.max_times, "unit": unit}
        if norm.period == "year":
            yield _("Không quá %(times)s lần trong một năm") % told_times
        else:
            yield _("Không quá %(times)s lần") % told_times
    if norm.pay_after_completion:
        yield _("Chi trả sau khi hoàn thành")


def _uplift(uplift: Uplift) -> Iterator[str]:
    times = f"{uplift.times_thousandths / 1000:g}".replace(".", ",")
    raised = {
        "rate": _("tỷ lệ hỗ trợ"),
        "cap": _("mức tối đa"),
        "both": _("tỷ lệ và mức tối đa"),
    }[uplift.raises]
    yield _("Nhân %(times)s lần %(raised)s") % {"times": times, "raised": raised}
    if uplift.stacks:
        yield _("Được cộng dồn với mức ưu tiên khác")
    else:
        yield _("Không cộng dồn: chỉ tính mức ưu tiên cao nhất")
    if uplift.norms:
        yield _("Áp dụng cho: %(norms)s") % {"norms": ", ".join(uplift.norms)}


def _deadline(deadline: Deadline) -> str:
    if deadline.days_after is not None:
        told = {"days": deadline.days_after, "event": deadline.event}
        return _("Trong %(days)s ngày sau: %(event)s") % told
    month, day = (deadline.before or deadline.until).split("-")
    year = {
        "built_in": _("năm xây dựng kế hoạch"),
        "plan": _("năm kế hoạch"),
        "next": _("năm sau năm kế hoạch"),
    }[deadline.year]
    told_day = {"day": f"{day}/{month}", "year": year}
    if deadline.before:
        return _("Trước ngày %(day)s của %(year)s") % told_day
    return _("Chậm nhất ngày %(day)s của %(year)s") % told_day


@dataclass(frozen=True)
class ActivityRow:
    """A kind of activity with what it asks for."""

    code: str
    name: str
    group: int
    unit: "StrOrPromise"
    norms: tuple[str, ...]
    facts: tuple[str, ...]
    papers: tuple[str, ...]
    citation: Citation


def activity_rows(rulebook: Rulebook) -> list[ActivityRow]:
    """Return the kinds of activity of a book, by group and name."""
    norm_names = {norm.code: norm.name for norm in rulebook.norms}
    paper_names = {paper.code: paper.name for paper in rulebook.papers}
    kinds = sorted(rulebook.activities, key=lambda kind: (kind.group, kind.name))
    return [_activity_row(kind, norm_names, paper_names) for kind in kinds]


def _activity_row(
    kind: Activity, norm_names: dict[str, str], paper_names: dict[str, str]
) -> ActivityRow:
    return ActivityRow(
        code=kind.code,
        name=kind.name,
        group=kind.group,
        unit=UNIT_LABELS.get(kind.unit, kind.unit),
        norms=tuple(norm_names.get(choice.norm, choice.norm) for choice in kind.norms),
        facts=tuple(stated.label for stated in kind.facts),
        papers=tuple(paper_names.get(code, code) for code in kind.papers.get("dossier", ())),
        citation=cite(kind.document, kind.clause),
    )


@dataclass(frozen=True)
class RuleChange:
    """What became of a rule between two versions: added, removed or changed."""

    what: "StrOrPromise"
    row: RuleRow


def rule_changes(before: Rulebook, after: Rulebook) -> list[RuleChange]:
    """Return the rules in which two versions of a book differ, whatever moved in the text."""
    old, new = _by_place(before.rules), _by_place(after.rules)
    changes = [RuleChange(_("Thêm"), rule_row(rule)) for key, rule in new.items() if key not in old]
    changes += [RuleChange(_("Bỏ"), rule_row(rule)) for key, rule in old.items() if key not in new]
    changes += [
        RuleChange(_("Sửa"), rule_row(new[key]))
        for key in new.keys() & old.keys()
        if _meaning(new[key]) != _meaning(old[key])
    ]
    return changes


def _by_place(rules: Iterable[Rule]) -> dict[tuple[object, ...], Rule]:
    return {
        (rule.kind, rule.code, rule.effective_from, rule.territory, rule.schemes, rule.levels): rule
        for rule in rules
    }


def _meaning(rule: Rule) -> tuple[object, ...]:
    """Return what a rule says, without where it stands in the file and which version it is of."""
    return (
        *(rule.name, rule.document, rule.clause, rule.effective_to, rule.body),
        *(rule.activities, rule.audiences, rule.governed_by),
        *(rule.verified, rule.verified_to, rule.doubt, rule.doubt_after),
    )
