"""The command line, as an installer meets it."""

import pytest
from click.testing import CliRunner
from django.core.management import call_command

from khuyencong.config.command import main, running
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.queries import entries_about
from tests.builders.people import build_user


def call(*arguments: str, typed: str = ""):
    return CliRunner().invoke(main, arguments, input=typed)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_says_what_it_does(name):
    if name == "manage":  # it hands everything on, --help too
        return
    done = call(name, "--help")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 4


class TestFirstAdministrator:
    pytestmark = pytest.mark.django_db

    def test_the_first_administrator_is_made_and_recorded(self):
        options = ("--username", "viet", "--full-name", "Phạm Quốc Việt")
        password = "con trâu già gặm cỏ non"
        done = call("create-admin", *options, typed=f"{password}\n{password}\n")
        assert done.exit_code == 0, done.output
        person = User.objects.get()
        assert person.is_superuser
        assert person.check_password(password)
        actions = [entry.action for entry in entries_about(f"person:{person.pk}")]
        assert actions == ["accounts.made_administrator", "accounts.created"]
        assert password not in done.output

    def test_a_weak_password_makes_nobody(self):
        options = ("--username", "viet", "--full-name", "Việt", "--password", "12345")
        done = call("create-admin", *options)
        assert done.exit_code == 1
        assert not User.objects.exists()

    def test_a_taken_name_is_told(self):
        build_user("viet")
        options = ("--username", "viet", "--full-name", "Việt", "--password", "con trâu già gặm cỏ")
        done = call("create-admin", *options)
        assert done.exit_code == 1
        assert "đã có người dùng" in done.output


class TestDemonstration:
    pytestmark = pytest.mark.django_db

    @pytest.fixture(autouse=True)
    def _own_folder(self, settings, tmp_path):
        settings.DATA_DIR = tmp_path

    def test_it_is_never_loaded_among_the_people_of_a_real_installation(self):
        build_user()
        with pytest.raises(Exception, match="is not a demonstration"):
            running._load_demonstration()
        assert User.objects.count() == 1


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
