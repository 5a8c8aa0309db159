"""The side bar's entries."""

import pytest

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui import navigation
from khuyencong.foundation.ui.navigation import Entry

CLERK = Actor(1, "Hồ Thị Mỵ", Role.CLERK, office_id=1)
HOME = Entry("home", "Tổng quan", "home", "home", 1)


@pytest.fixture(autouse=True)
def empty_bar(monkeypatch):
    monkeypatch.setattr(navigation, "_ENTRIES", {})


def test_entries_come_in_their_order():
    navigation.register(Entry("second", "Hai", "home", "home", 20))
    navigation.register(Entry("first", "Một", "home", "home", 10))
    assert [link.key for link in navigation.links_for(CLERK)] == ["first", "second"]


def test_an_entry_for_other_roles_is_not_shown():
    navigation.register(Entry("pay", "Chi", "home", "cash", 1, frozenset({Role.ACCOUNTANT})))
    assert navigation.links_for(CLERK) == []


def test_a_stranger_sees_nothing():
    navigation.register(HOME)
    assert navigation.links_for(None) == []


def test_an_entry_that_leads_nowhere_is_left_out_and_named_by_the_system_check():
    navigation.register(Entry("lost", "Lạc", "no_such_address", "home", 1))
    assert navigation.links_for(CLERK) == []
    (found,) = navigation._check_addresses(None)
    assert "no_such_address" in found.msg


def test_two_entries_may_not_share_a_key():
    navigation.register(HOME)
    navigation.register(HOME)  # the same one twice is no harm
    with pytest.raises(AssertionError):
        navigation.register(Entry("home", "Khác", "home", "home", 1))
