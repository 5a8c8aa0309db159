"""The establishment and the clerk that tests of pages start from."""

import pytest

from khuyencong.foundation.accounts.actor import Role
from tests.builders.establishments import build_establishment
from tests.builders.offices import build_member
from tests.builders.territories import build_krong_klang, build_ta_rut
from tests.registers.establishments.pages import signed_in


@pytest.fixture
def coffee():
    return build_establishment()


@pytest.fixture
def clerk(client):
    build_ta_rut(), build_krong_klang()
    return signed_in(client, build_member(Role.CLERK))
