"""The chain of seals finds every change of the past and says which."""

import json
import stat
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit import canonical, heads, keys, sealing
from khuyencong.foundation.audit.models import AuditEntry, AuditSeal, PersonalValue
from khuyencong.foundation.audit.sealing import seal_pending
from khuyencong.foundation.audit.services import erase_personal_values
from khuyencong.foundation.audit.verification import verify_chain, verify_head, verify_kept_head
from tests.builders.audit import build_entries, build_entry
from tests.builders.people import build_actor

pytestmark = pytest.mark.django_db


def faults() -> list[str]:
    return [f"{finding.where}: {finding.what}" for finding in verify_chain()]


def seal_batches(monkeypatch, entries: int, batch: int) -> None:
    monkeypatch.setattr(sealing, "BATCH", batch)
    build_entries(entries)
    assert seal_pending() == entries


def test_what_was_sealed_and_left_alone_is_found_whole(monkeypatch):
    seal_batches(monkeypatch, entries=5, batch=2)
    assert faults() == []
    assert list(AuditSeal.objects.values_list("number", "entry_count")) == [(1, 2), (2, 2), (3, 1)]
    assert list(verify_kept_head()) == []


def test_sealing_again_does_nothing():
    build_entries(2)
    seal_pending()
    assert seal_pending() == 0
    assert AuditSeal.objects.count() == 1


def test_a_changed_entry_is_named(monkeypatch):
    seal_batches(monkeypatch, entries=4, batch=2)
    third = AuditEntry.objects.order_by("pk")[2]
    AuditEntry.objects.filter(pk=third.pk).update(reason="bịa")
    assert faults() == [f"audit entry {third.pk}: The entry was changed after seal 2 was made."]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("action", "paper.burnt"),
        ("subject", "paper:9"),
        ("actor_name", "Ai đó"),
        ("role", "leader"),
        ("office_id", 9),
        ("office_name", "Nơi khác"),
        ("before", {"x": 1}),
        ("after", {"x": 1}),
        ("reason", "khác"),
    ],
)
def test_every_value_of_an_entry_is_sealed(name, value):
    entry = build_entry()
    seal_pending()
    AuditEntry.objects.filter(pk=entry.pk).update(**{name: value})
    assert len(faults()) == 1


def test_the_moment_of_an_entry_is_sealed():
    entry = build_entry()
    seal_pending()
    AuditEntry.objects.filter(pk=entry.pk).update(at=entry.at + timedelta(microseconds=1))
    assert len(faults()) == 1


def test_a_removed_entry_is_named():
    first, _second = build_entries(2)
    seal_pending()
    AuditEntry.objects.filter(pk=first.pk).delete()
    assert faults() == [f"audit entry {first.pk}: The entry is missing; seal 1 lists it."]


def test_an_entry_taken_out_of_its_seal_is_named():
    first, _second = build_entries(2)
    seal_pending()
    AuditEntry.objects.filter(pk=first.pk).update(seal=None)
    assert faults() == [
        f"audit entry {first.pk}: The entry was taken out of seal 1, which lists it."
    ]


def test_an_entry_added_into_a_seal_is_named():
    build_entry()
    seal_pending()
    late = build_entry()
    AuditEntry.objects.filter(pk=late.pk).update(seal=AuditSeal.objects.get())
    assert faults() == [f"audit entry {late.pk}: The entry was added into seal 1."]


def test_a_changed_seal_is_named_even_if_its_digest_is_made_anew():
    build_entries(2)
    seal_pending()
    seal = AuditSeal.objects.get()
    AuditSeal.objects.filter(pk=seal.pk).update(entry_count=1)
    assert faults() == [
        "audit seal 1: The seal itself was changed: its digest is not that of its text."
    ]
    seal.entry_count = 1
    AuditSeal.objects.filter(pk=seal.pk).update(digest=canonical.seal_digest(seal))
    assert faults() == [f"audit seal 1: The signature is not that of the key '{seal.key_id}'."]


def test_a_seal_whose_list_is_spoilt_is_named():
    build_entry()
    seal_pending()
    AuditSeal.objects.update(contents="không phải danh sách")
    assert "audit seal 1: The seal's list of entries cannot be read." in faults()


def test_a_removed_seal_is_named(monkeypatch):
    seal_batches(monkeypatch, entries=3, batch=1)
    AuditEntry.objects.filter(seal__number=2).delete()
    AuditSeal.objects.get(number=2).delete()
    assert faults() == ["audit seal 3: The seals before it are missing: 2."]


def test_a_broken_link_is_named(monkeypatch):
    seal_batches(monkeypatch, entries=2, batch=1)
    second = AuditSeal.objects.get(number=2)
    second.previous_digest = "1" * 64
    second.digest = canonical.seal_digest(second)
    second.signature, second.key_id = keys.sign(second.digest)
    second.save()
    assert faults() == ["audit seal 2: It is linked to another seal than the one before it."]


def test_a_seal_of_a_strange_key_is_named(tmp_path, settings):
    build_entry()
    seal_pending()
    strange = AuditSeal.objects.get().key_id
    settings.DATA_DIR = tmp_path / "another installation"
    assert faults() == [f"audit seal 1: Signed by the key '{strange}', which is not trusted here."]


def test_entries_that_nobody_seals_are_named():
    entry = build_entry()
    assert faults() == []
    later = timezone.now() + timedelta(hours=1)
    (finding,) = verify_chain(at=later)
    assert finding.where == "audit entries without a seal"
    assert finding.what.startswith(f"1 wait since {canonical.moment(entry.at)}")


def test_an_entry_that_is_committed_late_is_sealed_later_whatever_its_key():
    first, second = build_entries(2)
    key = first.pk
    AuditEntry.objects.filter(pk=key).delete()
    seal_pending()
    first.pk = key
    first.save(force_insert=True)
    seal_pending()
    assert faults() == []
    assert AuditEntry.objects.get(pk=key).seal.number == 2
    assert AuditEntry.objects.get(pk=second.pk).seal.number == 1


def test_a_second_sealer_leaves_the_batch_to_the_first(monkeypatch):
    build_entries(2)
    real = canonical.contents_of

    def overtaken(entries):
        monkeypatch.setattr(sealing, "contents_of", real)
        with transaction.atomic():
            sealing._seal_in_transaction(timezone.now())
        return real(entries)

    monkeypatch.setattr(sealing, "contents_of", overtaken)
    assert sealing._seal_batch(timezone.now()) == 0
    seal_pending()
    assert faults() == []
    assert AuditSeal.objects.count() == 1


def test_erasing_a_personal_value_keeps_the_chain_whole_and_is_recorded():
    build_entry(subject="person:1", personal={"phone": "0905 000 000"})
    seal_pending()
    by = build_actor(Role.ADMINISTRATOR)
    assert erase_personal_values("person:1", by=by, reason="theo đề nghị") == 1
    seal_pending()
    assert faults() == []
    assert not PersonalValue.objects.exists()
    assert AuditEntry.objects.get(action="audit.personal_values_erased").after["values"] == 1


def test_a_changed_personal_value_is_named():
    entry = build_entry(personal={"phone": "0905"})
    seal_pending()
    PersonalValue.objects.update(value="0906")
    assert faults() == [
        f"audit entry {entry.pk}: The personal value 'phone' is not the one that was recorded."
    ]


def test_the_signing_key_is_for_its_owner_alone(tmp_path):
    build_entry()
    seal_pending()
    assert stat.S_IMODE((tmp_path / "audit" / "signing_key.pem").stat().st_mode) == 0o600


def test_checking_costs_the_same_number_of_reads_however_much_is_sealed(
    monkeypatch, django_assert_num_queries
):
    seal_batches(monkeypatch, entries=2, batch=1)
    with django_assert_num_queries(5):
        faults()
    seal_batches(monkeypatch, entries=20, batch=1)
    with django_assert_num_queries(5):
        faults()


class TestHead:
    def test_a_head_that_was_exported_still_fits_later(self):
        build_entries(2)
        seal_pending()
        head = heads.export_head()
        build_entries(1)
        seal_pending()
        assert verify_head(head) == []
        assert json.loads(head)["entries"] == 2

    def test_a_chain_rewritten_and_signed_anew_is_found(self):
        entry = build_entry()
        seal_pending()
        head = heads.export_head()
        AuditEntry.objects.filter(pk=entry.pk).update(seal=None, reason="bịa")
        AuditSeal.objects.all().delete()
        seal_pending()
        assert faults() == []
        (finding,) = verify_head(head)
        assert "the chain was rewritten" in finding.what

    def test_a_chain_that_was_cut_is_found_by_the_kept_head_too(self, monkeypatch):
        seal_batches(monkeypatch, entries=2, batch=1)
        head = heads.export_head()
        AuditEntry.objects.filter(seal__number=2).delete()
        AuditSeal.objects.get(number=2).delete()
        assert faults() == []
        assert "no longer reaches seal 2" in verify_head(head)[0].what
        assert "no longer reaches seal 2" in next(iter(verify_kept_head())).what

    def test_a_head_whose_text_was_changed_is_no_proof(self):
        build_entry()
        seal_pending()
        forged = json.loads(heads.export_head()) | {"entries": 9}
        (finding,) = verify_head(json.dumps(forged))
        assert "the text was changed" in finding.what

    def test_another_text_is_no_head(self):
        (finding,) = verify_head('{"format": "khuyencong-audit-head-1"}')
        assert "ot an exported head" in finding.what

    def test_there_is_no_head_before_the_first_seal(self):
        assert heads.export_head() == ""
        assert list(verify_kept_head()) == []

    def test_a_lost_kept_head_is_named(self):
        build_entry()
        seal_pending()
        heads.kept_path().unlink()
        assert "missing" in next(iter(verify_kept_head())).what
