"""Read the kinds of activity, the names of norms, and the papers that may be asked for."""

from khuyencong.engines.rules.facts import STATED, Fact
from khuyencong.engines.rules.rulebook import (
    AUDIENCES,
    UNITS,
    Activity,
    Norm,
    NormChoice,
    PaperKind,
    StatedFact,
)
from khuyencong.engines.rules.tables import Table

STAGES = ("dossier", "advance", "payment")
STATED_TYPES = ("text", "int", "choice", "bool", "date", "percent")


def read_norm(table: Table) -> Norm:
    """Return a kind of norm; what is wrong with it is reported to its table."""
    norm = Norm(
        code=table.text("code"),
        name=table.text("name"),
        unit=table.one_of("unit", UNITS),
        file=table.file,
        line=table.line,
    )
    table.finish()
    return norm


def read_paper(table: Table) -> PaperKind:
    """Return a kind of paper; what is wrong with it is reported to its table."""
    paper = PaperKind(
        code=table.text("code"),
        name=table.text("name"),
        source=table.text("source"),
        only_if=table.text("only_if", ""),
        required=table.flag("required", default=True),
        file=table.file,
        line=table.line,
    )
    table.finish()
    return paper


def read_activity(table: Table) -> Activity:
    """Return a kind of activity; what is wrong with it is reported to its table."""
    group = table.whole("group")
    if group not in range(1, 10):
        table.report("group", "field.unknown_value", found=group, expected="1-9")
    papers = table.table("papers")
    activity = Activity(
        code=table.text("code"),
        name=table.text("name"),
        group=group,
        unit=table.one_of("unit", UNITS),
        audience=table.one_of("audience", AUDIENCES, "establishment"),
        norms=tuple(_norm_choice(inner) for inner in table.tables("norms")),
        facts=tuple(_stated_fact(inner) for inner in table.tables("fact")),
        papers={stage: papers.texts(stage) for stage in STAGES} if papers else {},
        document=table.text("document"),
        clause=table.text("clause"),
        file=table.file,
        line=table.line,
        lines=table.lines,
    )
    if papers:
        papers.finish()
    table.finish()
    return activity


def _norm_choice(table: Table) -> NormChoice:
    norm = NormChoice(table.text("code"), table.text("only_if", ""), table.text("doubt", ""))
    table.finish()
    return norm


def _stated_fact(table: Table) -> StatedFact:
    name, kind = table.text("name"), table.one_of("type", STATED_TYPES)
    choices = table.texts("choices")
    labels = table.texts("choice_labels")
    if kind == "choice" and (not choices or len(choices) != len(labels)):
        table.report(
            "choices", "fact.choices_without_labels", found=name, expected="one label each"
        )
    fact = StatedFact(
        fact=Fact(f"{STATED}{name}", kind, choices, table.text("unit", "")),
        label=table.text("label"),
        required=table.flag("required", default=False),
        help=table.text("help", ""),
        choice_labels=labels,
    )
    table.finish()
    return fact
