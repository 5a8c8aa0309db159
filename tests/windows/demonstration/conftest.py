"""The demonstration, loaded once for the tests of this folder and taken away after it."""

import pytest
from django.conf import settings
from django.db import transaction

from khuyencong.foundation.jobs import reference
from khuyencong.registers.policies.queries import law
from khuyencong.windows.demonstration.loading import load_demonstration


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the shipped data and the demonstration, with their files in a folder of their own."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "MEDIA_ROOT", str(tmp_path_factory.mktemp("files")))
        for _name, load in reference.loaders():
            load()
        load_demonstration()
        yield
        transaction.set_rollback(True)
    _forget_law()


def _forget_law() -> None:
    """Drop what was read of the district's own norm, which went with the rest."""
    for kept in (law._compiled, law._content, law._calendar):
        kept.cache_clear()
