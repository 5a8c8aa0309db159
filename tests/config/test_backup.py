"""A backup holds everything, and either database can be restored from it, row for row."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings as project_settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from khuyencong.config.command import main
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.audit.sealing import seal_pending
from khuyencong.foundation.audit.verification import verify_chain
from tests.builders.audit import build_entries, build_entry
from tests.builders.files import build_upload
from tests.builders.people import build_actor, build_user

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def installation(settings, tmp_path) -> Path:
    """Give this installation a data folder of its own."""
    settings.DATA_DIR = tmp_path / "here"
    settings.MEDIA_ROOT = settings.DATA_DIR / "attachments"
    return settings.DATA_DIR


def call(*arguments: object) -> str:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def fill() -> Attachment:
    person = build_user(email="mai@khuyencong.example")
    actor = build_actor(user=person)
    kept = store_upload(build_upload(), by=actor)
    build_entries(3)
    build_entry(
        subject="person:1",
        by=actor,
        after={"amount_vnd": 10**15, "text": 'Đề án "số 1"\n', "b": [True, None, 1.5], "a": 1e22},
        personal={"phone": "0905"},
    )
    seal_pending()
    return kept


def described(backup: Path) -> list[dict[str, object]]:
    with zipfile.ZipFile(backup) as archived:
        tables: list[dict[str, object]] = json.loads(archived.read("manifest.json"))["tables"]
    return tables


def elsewhere(folder: Path, *arguments: object) -> str:
    """Run the program as another installation, on SQLite."""
    environment = {
        **os.environ,
        "KHUYENCONG_DATABASE_URL": "",
        "KHUYENCONG_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings_test",
        "PYTHONPATH": str(ROOT),
    }
    program = "from khuyencong.config.command import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_restore_brings_back_every_row_and_file(tmp_path):
    kept = fill()
    before = tmp_path / "before.zip"
    told = call("backup", before)
    assert "audit_auditentry: 4 rows" in told
    storage.path_of(kept.sha256).unlink()
    build_user("lan")
    AuditEntry.objects.filter(subject="paper:1").update(reason="bịa")
    call("restore", before, "--replace")
    after = tmp_path / "after.zip"
    call("backup", after)
    assert described(after) == described(before)
    assert storage.path_of(kept.sha256).exists()
    assert list(verify_chain()) == []
    assert call("check").splitlines()[-1].endswith("0 findings")


def test_a_restored_database_goes_on_counting_where_it_was(tmp_path):
    fill()
    call("backup", tmp_path / "before.zip")
    newest = AuditEntry.objects.latest("pk").pk
    call("restore", tmp_path / "before.zip", "--replace")
    assert build_entry().pk > newest


def test_another_installation_takes_a_backup_over_and_gives_it_back(tmp_path):
    """On PostgreSQL this goes from there to SQLite and back."""
    fill()
    call("backup", tmp_path / "here.zip")
    elsewhere(tmp_path / "there", "restore", tmp_path / "here.zip")
    elsewhere(tmp_path / "there", "backup", tmp_path / "there.zip")
    assert described(tmp_path / "there.zip") == described(tmp_path / "here.zip")
    assert elsewhere(tmp_path / "there", "check").splitlines()[-1].endswith("0 findings")
    call("restore", tmp_path / "there.zip", "--replace")
    call("backup", tmp_path / "back.zip")
    assert described(tmp_path / "back.zip") == described(tmp_path / "here.zip")


def refused(*arguments: object) -> str:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 1, done.output
    return done.output


def test_a_database_that_holds_something_is_not_overwritten_by_accident(tmp_path):
    fill()
    call("backup", tmp_path / "a.zip")
    build_user("lan")
    assert "The database is not empty" in refused("restore", tmp_path / "a.zip")
    assert User.objects.filter(username="lan").exists()


def test_a_backup_never_overwrites_another(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"precious")
    assert "never overwrites" in refused("backup", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == b"precious"


def changed(backup: Path, name: str, old: bytes, new: bytes) -> Path:
    """Return a copy of a backup in which one member was changed."""
    copy = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(copy, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            target.writestr(member, content.replace(old, new) if member == name else content)
    return copy


@pytest.mark.parametrize(
    ("member", "old", "new", "told"),
    [
        ("tables/accounts_user.jsonl", b"Mai", b"Hoa", "are not those that were backed up"),
        ("tables/audit_auditentry.jsonl", b"\n", b"", "is not a whole backup"),
        ("manifest.json", b"khuyencong-backup-1", b"khuyencong-backup-9", "not a backup"),
        ("manifest.json", b"accounts.0001_initial", b"accounts.0009_later", "Restore with that"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(tmp_path, member, old, new, told):
    fill()
    call("backup", tmp_path / "a.zip")
    build_user("lan")
    output = refused("restore", changed(tmp_path / "a.zip", member, old, new), "--replace")
    assert told in output
    assert User.objects.filter(username="lan").exists()


def test_a_changed_attachment_is_refused(tmp_path):
    kept = fill()
    call("backup", tmp_path / "a.zip")
    broken = changed(tmp_path / "a.zip", f"attachments/{kept.sha256}", b"%PDF", b"%PPP")
    storage.path_of(kept.sha256).unlink()
    assert "not the one that was backed up" in refused("restore", broken, "--replace")


def test_another_file_is_no_backup(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"not a zip")
    assert "not a whole backup" in refused("restore", tmp_path / "a.zip", "--replace")


def test_nothing_secret_is_in_a_backup(tmp_path, client):
    fill()
    client.force_login(User.objects.get())
    call("backup", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archived:
        names = archived.namelist()
        everything = b"".join(archived.read(name) for name in names)
    assert "tables/django_session.jsonl" not in names
    assert b"PRIVATE KEY" not in everything
    assert project_settings.SECRET_KEY.encode() not in everything


def test_a_lost_attachment_is_told_and_the_rest_is_kept(tmp_path):
    kept = fill()
    storage.path_of(kept.sha256).unlink()
    assert f"attachment {kept.sha256} is MISSING" in call("backup", tmp_path / "a.zip")
    call("restore", tmp_path / "a.zip", "--replace")
    assert Attachment.objects.count() == 1


def test_content_types_are_those_of_the_backup(tmp_path):
    fill()
    before = dict(ContentType.objects.values_list("pk", "model"))
    call("backup", tmp_path / "a.zip")
    call("restore", tmp_path / "a.zip", "--replace")
    assert dict(ContentType.objects.values_list("pk", "model")) == before
    assert connection.vendor in ("sqlite", "postgresql")
