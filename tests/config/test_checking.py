"""``khuyencong check`` says what is wrong where, and its exit code says whether anything is."""

import json

import pytest
from click.testing import CliRunner

from khuyencong.config.command import main
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.audit.sealing import seal_pending
from khuyencong.foundation.jobs import reference
from khuyencong.foundation.jobs.reference import Finding, Register
from tests.builders.audit import build_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def call(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_sound_installation_passes_every_check():
    build_entry()
    seal_pending()
    done = call("check")
    assert done.exit_code == 0, done.output
    assert "Checking: audit chain" in done.stderr
    assert done.stdout == f"{len(reference.checks())} checks, 0 findings\n"


def test_each_finding_is_named_with_its_place():
    entry = build_entry()
    seal_pending()
    AuditEntry.objects.update(reason="bịa")
    done = call("check")
    assert done.exit_code == 1
    assert f"audit chain: audit entry {entry.pk}: The entry was changed" in done.stdout
    assert done.stdout.splitlines()[-1].endswith(" checks, 1 findings")


def test_findings_can_be_read_by_a_program():
    entry = build_entry()
    seal_pending()
    AuditEntry.objects.update(reason="bịa")
    told = json.loads(call("check", "--json").stdout)
    assert told["ok"] is False
    (chain,) = [check for check in told["checks"] if check["name"] == "audit chain"]
    assert [finding["where"] for finding in chain["findings"]] == [f"audit entry {entry.pk}"]


def test_a_check_that_breaks_is_a_finding_and_the_others_still_run(monkeypatch):
    def broken():
        yield Finding("here", "Something.")
        raise ZeroDivisionError("oh")

    checks = Register()
    checks.add("broken", broken, 1)
    checks.add("sound", list, 2)
    monkeypatch.setattr(reference, "_CHECKS", checks)
    done = call("check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "broken: here: Something.",
        "broken: broken: The check could not be finished: ZeroDivisionError: oh",
        "2 checks, 2 findings",
    ]


def test_a_rewritten_past_is_found_by_an_exported_head(tmp_path):
    build_entry()
    assert call("audit-head", tmp_path / "head.json").exit_code == 0
    assert call("check", "--head", tmp_path / "head.json").exit_code == 0
    entry = AuditEntry.objects.get()
    entry.seal.entries.update(seal=None)
    entry.seal.delete()
    AuditEntry.objects.update(reason="bịa")
    seal_pending()
    assert call("check").exit_code == 0
    done = call("check", "--head", tmp_path / "head.json")
    assert done.exit_code == 1
    assert "the chain was rewritten" in done.stdout


def test_there_is_no_head_of_an_empty_trace():
    done = call("audit-head")
    assert done.exit_code == 1
    assert "Nothing has been recorded yet" in done.output
