"""A ruling in words: codes and parameters become sentences in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from khuyencong.engines.money import Vnd, format_vnd
from khuyencong.engines.rules import (
    AdvanceAnswer,
    ConditionAnswer,
    DueDay,
    Paper,
    RuleText,
    Ruling,
    Silence,
    Step,
)
from khuyencong.engines.rules.ruling import Found
from khuyencong.registers.policies.citations import Citation, cite
from khuyencong.registers.policies.fact_labels import FACT_LABELS, value_label
from khuyencong.registers.policies.queries import (
    StatedWords,
    activity_names,
    norm_names,
    stated_words,
)
from khuyencong.registers.policies.ruling_json import ruling_from_json, ruling_to_json
from khuyencong.registers.policies.ruling_sentences import silence_sentence, step_sentence

__all__ = [
    "RulingView",
    "condition_sentence",
    "fact_label",
    "present",
    "ruling_from_json",
    "ruling_to_json",
]


@dataclass(frozen=True)
class RuleView:
    """A rule as it is cited beside what it says."""

    name: str
    citation: Citation
    verified: bool
    doubt: str
    rulebook: str
    version: str


@dataclass(frozen=True)
class FoundView:
    """What a case states of one fact."""

    label: str
    value: str


@dataclass(frozen=True)
class ConditionView:
    """One condition that was tried. ``status`` is yes, no or open; the words say it too."""

    rule: RuleView
    status: str
    answer: str
    expected: str
    found: tuple[FoundView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class StepView:
    """One line of the arithmetic."""

    sentence: str
    result_vnd: Vnd | None
    rule: RuleView
    is_last: bool


@dataclass(frozen=True)
class AdvanceView:
    """What may be paid before the end."""

    sentence: str
    ceiling_vnd: Vnd | None
    conditions: tuple[ConditionView, ...]
    rule: RuleView


@dataclass(frozen=True)
class PaperGroup:
    """The papers of one stage, to be ticked off."""

    stage: str
    label: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class DeadlineView:
    rule: RuleView
    sentence: str


@dataclass(frozen=True)
class RulingView:
    """A ruling as the page shows it. ``status`` is yes, no or open."""

    status: str
    headline: str
    limit_vnd: Vnd | None
    counterpart_minimum_vnd: Vnd | None
    local_note: str
    conditions: tuple[ConditionView, ...]
    steps: tuple[StepView, ...]
    advance: AdvanceView | None
    papers: tuple[PaperGroup, ...]
    deadlines: tuple[DeadlineView, ...]
    unverified: tuple[RuleView, ...]
    silent: tuple[str, ...]
    missing: tuple[str, ...]
    rules_used: tuple[RuleView, ...] = field(default=())

    @property
    def failed(self) -> tuple[ConditionView, ...]:
        """The conditions that do not hold."""
        return tuple(answer for answer in self.conditions if answer.status == "no")


def present(ruling: Ruling) -> RulingView:
    """Return a ruling in words. One small query, for the names of facts and activities."""
    words = stated_words()
    status = _status(ruling.eligible)
    return RulingView(
        status=status,
        headline=_headline(ruling, status),
        limit_vnd=ruling.limit_vnd,
        counterpart_minimum_vnd=ruling.counterpart_minimum_vnd,
        local_note=_local_note(ruling),
        conditions=tuple(_condition(answer, words) for answer in ruling.conditions),
        steps=tuple(_steps(ruling.steps)),
        advance=_advance(ruling.advance, words) if ruling.advance else None,
        papers=tuple(_paper_groups(ruling)),
        deadlines=tuple(_deadline(due) for due in ruling.deadlines),
        unverified=_doubtful(ruling.unverified),
        silent=_silences(ruling.silent, ruling.conditions),
        missing=tuple(dict.fromkeys(_label_of(name, words) for name in ruling.missing)),
        rules_used=_once(ruling.rules_used),
    )


def fact_label(name: str) -> str:
    """Return what people call a fact that rules ask about."""
    return _label_of(name, stated_words())


def condition_sentence(answer: ConditionAnswer) -> str:
    """Return a condition in one sentence: what it is, what is asked, what was found."""
    view = _condition(answer, stated_words())
    found = "; ".join(f"{fact.label}: {fact.value}" for fact in view.found)
    told = {"name": view.rule.name, "expected": view.expected, "found": found}
    if not found:
        return _("%(name)s – cần: %(expected)s") % told
    return _("%(name)s – cần: %(expected)s. Hồ sơ ghi: %(found)s") % told


def _status(holds: bool | None) -> str:  # noqa: FBT001 (a value that is looked at)
    return {True: "yes", False: "no", None: "open"}[holds]


def _headline(ruling: Ruling, status: str) -> str:
    if status == "no":
        return _("Chưa đủ điều kiện được hỗ trợ")
    if status == "open":
        return _("Chưa thể kết luận")
    if ruling.limit_vnd is None:
        return _("Đủ điều kiện, nhưng chưa có mức chi đang áp dụng")
    return _("Đủ điều kiện được hỗ trợ")


def _local_note(ruling: Ruling) -> str:
    if ruling.norm is None or ruling.local:
        return ""
    return _("Địa phương chưa có mức chi riêng đang áp dụng; tạm tính theo mức quốc gia.")


def _rule(text: RuleText) -> RuleView:
    return RuleView(
        name=text.name or text.code,
        citation=cite(text.document, text.clause),
        verified=text.verified,
        doubt=text.doubt,
        rulebook=text.rulebook,
        version=text.version,
    )


def _once(texts: Iterable[RuleText]) -> tuple[RuleView, ...]:
    return tuple(_rule(text) for text in dict.fromkeys(texts))


def _doubtful(texts: Iterable[RuleText]) -> tuple[RuleView, ...]:
    """Return each rule once with all that is open about it: an exemption may have its own doubt."""
    rules: dict[tuple[str, str], list[RuleText]] = {}
    for text in texts:
        rules.setdefault((text.rulebook, text.code), []).append(text)
    return tuple(
        replace(_rule(same[0]), doubt=" ".join(dict.fromkeys(one.doubt for one in same)).strip())
        for same in rules.values()
    )


def _condition(answer: ConditionAnswer, words: StatedWords) -> ConditionView:
    return ConditionView(
        rule=_rule(answer.rule),
        status=_status(answer.holds),
        answer=_answer(answer),
        expected=_expected(answer.expected),
        found=tuple(
            FoundView(_label_of(name, words), _value_of(name, value, words))
            for name, value in answer.found
        ),
        missing=tuple(_label_of(name, words) for name in answer.missing),
    )


def _answer(answer: ConditionAnswer) -> str:
    if answer.holds is None:
        return _("Thiếu thông tin") if answer.missing else _("Pháp luật chưa quy định rõ")
    if answer.exempt:
        return _("Đạt (được miễn điều kiện này)")
    return _("Đạt") if answer.holds else _("Không đạt")


def _expected(text: str) -> str:
    """Return what is expected; the engine's own conditions come as codes."""
    if text == "new_only":
        return _("Máy móc, thiết bị mới; không tính máy đã qua sử dụng")
    if text.startswith("max_times:"):
        _code, times, period = text.split(":")
        if period == "year":
            return _("Không quá %(times)s lần trong một năm") % {"times": times}
        return _("Không quá %(times)s lần") % {"times": times}
    return text


def _label_of(name: str, words: StatedWords) -> str:
    return str(FACT_LABELS.get(name) or words.labels.get(name) or name)


def _value_of(name: str, value: Found, words: StatedWords) -> str:
    called = words.choices.get(name, {}).get(value) if isinstance(value, str) else None
    return called or value_label(name, value)


def _steps(steps: tuple[Step, ...]) -> Iterable[StepView]:
    for step in steps:
        yield StepView(
            sentence=step_sentence(step),
            result_vnd=step.result_vnd,
            rule=_rule(step.rule),
            is_last=step.code == "limit",
        )


def _advance(advance: AdvanceAnswer, words: StatedWords) -> AdvanceView:
    if advance.after_completion:
        sentence = _("Chi trả sau khi hoàn thành; không tạm ứng.")
    elif advance.base_vnd is None:
        told: dict[str, object] = {"percent": advance.percent}
        sentence = _("Tạm ứng tối đa %(percent)s%% mức hỗ trợ được duyệt.") % told
    else:
        told = {"percent": advance.percent, "base": format_vnd(advance.base_vnd)}
        sentence = _("Tạm ứng tối đa %(percent)s%% của %(base)s đ.") % told
    return AdvanceView(
        sentence=sentence,
        ceiling_vnd=advance.ceiling_vnd,
        conditions=tuple(_condition(answer, words) for answer in advance.conditions),
        rule=_rule(advance.rule),
    )


def _paper_groups(ruling: Ruling) -> Iterable[PaperGroup]:
    labels = {
        "dossier": _("Hồ sơ đề nghị"),
        "advance": _("Khi tạm ứng"),
        "payment": _("Khi thanh toán"),
    }
    for stage, label in labels.items():
        if papers := ruling.papers_for(stage):
            yield PaperGroup(stage, label, papers)


def _deadline(due: DueDay) -> DeadlineView:
    if due.due_on is not None:
        sentence = _("Chậm nhất ngày %(day)s") % {"day": f"{due.due_on:%d/%m/%Y}"}
    else:
        told = {"days": due.days_after or 0, "event": _event_label(due.event)}
        sentence = _("Trong %(days)s ngày kể từ khi %(event)s") % told
    return DeadlineView(_rule(due.rule), sentence)


def _event_label(event: str) -> str:
    known = {
        "submission": _("nộp hồ sơ"),
        "approval": _("phê duyệt"),
        "contract": _("ký hợp đồng"),
        "acceptance": _("nghiệm thu"),
        "grant": _("cấp giấy chứng nhận"),
    }
    return known.get(event, event)


def _silences(
    silences: tuple[Silence, ...], conditions: tuple[ConditionAnswer, ...]
) -> tuple[str, ...]:
    if not silences:
        return ()
    of_conditions = {answer.code: answer.rule.name for answer in conditions}
    names = {**norm_names(), **activity_names(), **of_conditions}
    return tuple(silence_sentence(silence, names) for silence in silences)
