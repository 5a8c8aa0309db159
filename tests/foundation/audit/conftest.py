import pytest


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    """Each test has its own data folder, and so its own signing key."""
    settings.DATA_DIR = tmp_path
