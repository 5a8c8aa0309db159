"""``khuyencong check`` and ``audit-head``: is everything as it should be?"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khuyencong.config.command.start import require_prepared, start

if TYPE_CHECKING:
    from khuyencong.foundation.jobs.reference import Finding


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--head",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare the trace with a head that was exported earlier, too.",
)
def check(*, as_json: bool, head: Path | None) -> None:
    """Verify the trace, the ledger, the balances, the files and the rulebooks.

    Prints each finding with where and what. Changes nothing. Exit code 1 if anything is wrong.
    """
    start()
    require_prepared()
    from khuyencong.foundation.audit.verification import verify_head
    from khuyencong.foundation.jobs import reference

    checks = reference.checks()
    if head is not None:
        text = head.read_text(encoding="utf-8")
        checks.append((f"exported head {head}", lambda: verify_head(text)))
    found = {name: _run(name, work) for name, work in checks}
    wrong = sum(map(len, found.values()))
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
    else:
        for name, findings in found.items():
            for finding in findings:
                click.echo(f"{name}: {finding.where}: {finding.what}")
        click.echo(f"{len(checks)} checks, {wrong} findings")
    sys.exit(1 if wrong else 0)


def _run(name: str, work: "Callable[[], Iterable[Finding]]") -> "list[Finding]":
    """Run one check. One that fails is itself a finding and does not stop the others."""
    from khuyencong.foundation.jobs.reference import Finding

    click.echo(f"Checking: {name}", err=True)
    findings: list[Finding] = []
    try:
        findings.extend(work())
    except Exception as fault:  # noqa: BLE001  # the edge of the program: reported, exit code 1
        told = f"The check could not be finished: {type(fault).__name__}: {fault}"
        findings.append(Finding(name, told))
    return findings


def _as_json(found: "dict[str, list[Finding]]") -> dict[str, object]:
    return {
        "ok": not any(found.values()),
        "checks": [
            {"name": name, "findings": [asdict(finding) for finding in findings]}
            for name, findings in found.items()
        ],
    }


@click.command("audit-head")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def audit_head(file: Path | None) -> None:
    """Print the signed head of the trace, or write it to FILE.

    Seals what waits first. Let another office keep it: "check --head FILE" then finds a past that
    was rewritten, even one that was signed anew.
    """
    start()
    require_prepared()
    from khuyencong.foundation.audit.heads import export_head
    from khuyencong.foundation.audit.sealing import seal_pending

    seal_pending()
    text = export_head()
    if not text:
        raise click.ClickException("Nothing has been recorded yet, so there is no head.")
    if file is None:
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8")
