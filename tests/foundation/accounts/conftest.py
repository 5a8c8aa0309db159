import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _no_attempts_yet(db):
    """Attempts to sign in are counted in the cache, by client: each test starts from none."""
    cache.clear()


@pytest.fixture
def client_elsewhere():
    """A second browser."""
    return Client()
