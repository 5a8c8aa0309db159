"""The demonstration, loaded once for the tests of this folder and taken away after it."""

import pytest
from django.conf import settings
from django.db import transaction

from khuyencong.config.command import running
from khuyencong.foundation.jobs import reference
from khuyencong.registers.policies.queries import law


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the shipped data, and the demonstration by its command, in a folder of their own."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "MEDIA_ROOT", str(folder / "files"))
        patch.setattr(settings, "DATA_DIR", folder)
        for _name, load in reference.loaders():
            load()
        running._load_demonstration()
        yield
        transaction.set_rollback(True)
    _forget_law()


def _forget_law() -> None:
    """Drop what was read of the district's own norm, which went with the rest."""
    for kept in (law._compiled, law._content, law._calendar):
        kept.cache_clear()
