"""Every change leaves its trace, in its own transaction."""

import hashlib

import pytest
from django.db import transaction

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry, PersonalValue
from khuyencong.foundation.audit.queries import entries_about
from khuyencong.foundation.audit.services import record
from tests.builders.people import build_actor, build_user


@pytest.mark.django_db
def test_an_entry_says_who_in_which_role_did_what_and_why():
    actor = build_actor(Role.LEADER, build_user())
    with transaction.atomic():
        record("paper.signed", "paper:7", by=actor, after={"number": "12"}, reason="đủ hồ sơ")
    entry = entries_about("paper:7").get()
    assert (entry.actor_name, entry.role, entry.action) == ("Hồ Thị Mai", "leader", "paper.signed")
    assert (entry.after, entry.reason) == ({"number": "12"}, "đủ hồ sơ")


@pytest.mark.django_db(transaction=True)
def test_a_trace_outside_a_transaction_is_a_bug():
    with pytest.raises(AssertionError):
        record("paper.signed", "paper:7", by=build_actor())
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_leaves_no_trace():
    with transaction.atomic():
        record("paper.signed", "paper:7", by=build_actor())
        transaction.set_rollback(rollback=True)
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_a_personal_value_enters_only_as_a_salted_digest():
    with transaction.atomic():
        entry = record("person.changed", "person:1", by=build_actor(), personal={"phone": "0905"})
    kept = PersonalValue.objects.get(entry=entry)
    digest = hashlib.sha256(f"{kept.salt}0905".encode()).hexdigest()
    assert entry.after == {"personal": {"phone": digest}}
