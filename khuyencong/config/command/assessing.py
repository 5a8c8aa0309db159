"""``khuyencong assess``: what the law says of one case."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from khuyencong.config.command.start import start

if TYPE_CHECKING:
    from khuyencong.engines.rules import RuleSet

RULEBOOKS = Path(__file__).parents[2] / "registers" / "policies" / "rulebooks"


@click.command()
@click.argument("case", type=click.File(encoding="utf-8"), required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schemas of a case and its ruling.")
@click.option("--shipped", is_flag=True, help="Use the shipped rulebooks, without a database.")
def assess(case: TextIO | None, *, schema: bool, shipped: bool) -> None:
    """Rule on the case in the JSON file CASE ("-" reads standard input).

    Prints the ruling as JSON: eligible or not with every condition tried and its clause, the limit
    with its arithmetic step by step, what is unverified and where the law is silent.
    """
    if case is None and not schema:
        raise click.UsageError("Name a CASE file, or ask for the --schema.")
    from khuyencong.engines.rules import RulebookError
    from khuyencong.engines.rules.command import BadCase, assess_text, schema_text

    try:
        rules = _shipped_rules() if shipped else _published_rules()
    except RulebookError as error:
        raise click.ClickException(f"The rulebooks cannot be used.\n{error}") from error
    if case is None:
        click.echo(schema_text(rules))
        return
    try:
        click.echo(assess_text(rules, case.read()))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{case.name} is not written in UTF-8.") from error
    except BadCase as error:
        raise click.ClickException(f"This is no case.\n{error}") from error


def _published_rules() -> "RuleSet":
    """Return the rules published in the database; the shipped ones where there is none yet."""
    start()
    from django.db import DatabaseError

    from khuyencong.registers.policies.queries import published_rules

    try:
        return published_rules()
    except DatabaseError:
        click.echo("No database yet: using the shipped rulebooks.", err=True)
        return _shipped_rules()


def _shipped_rules() -> "RuleSet":
    from khuyencong.engines.rules.command import rules_of_texts

    paths = sorted(RULEBOOKS.glob("*.toml"))
    return rules_of_texts({path.name: path.read_text(encoding="utf-8") for path in paths})
