"""The shipped documents, their standing on a day, and what an office adds."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.policies.citations import document_code
from khuyencong.registers.policies.document_values import DocumentValues
from khuyencong.registers.policies.models import DocumentRelation, LegalDocument
from khuyencong.registers.policies.queries import (
    DocumentFilter,
    document_with_parts,
    documents,
    documents_by_citation,
    published_routes,
    published_rules,
)
from khuyencong.registers.policies.services import add_document, correct_document, load_policies
from khuyencong.registers.policies.states import RelationKind, Standing
from tests.builders.offices import build_member
from tests.builders.territories import build_dakrong

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_policies")]

IN_2021 = date(2021, 5, 1)


def values(**changes):
    told = {
        "number": "12/2024/NQ-HĐND",
        "kind": "resolution",
        "title": "Mức chi khuyến công của tỉnh",
        "issuer": "Hội đồng nhân dân tỉnh",
        "issued_on": date(2024, 7, 1),
        "in_force_from": date(2024, 7, 11),
        "in_force_to": None,
        "territory_id": None,
        "link": "",
        "text": "",
        "note": "",
        "unverified_fields": (),
    }
    return DocumentValues(**(told | changes))


def test_all_known_documents_are_loaded_with_their_marks():
    decree = LegalDocument.objects.get(code="45-2012-nd-cp")
    resolution = LegalDocument.objects.get(code="38-2020-nq-hdnd-quang-tri")

    assert (decree.issued_on, decree.in_force_from) == (date(2012, 5, 21), date(2012, 7, 5))
    assert decree.is_verified
    assert resolution.territory.code == "45"
    assert resolution.unverified_fields == ["title", "in_force_from"]
    assert LegalDocument.objects.count() == 67


def test_loading_twice_changes_nothing():
    entries = AuditEntry.objects.count()

    assert load_policies() is False
    assert AuditEntry.objects.count() == entries


def test_loading_twice_asks_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        load_policies()


@pytest.mark.parametrize(
    ("code", "day", "standing"),
    [
        ("45-2012-nd-cp", date(2012, 7, 4), Standing.NOT_YET),
        ("45-2012-nd-cp", date(2012, 7, 5), Standing.IN_FORCE),
        ("26-2014-ttlt-btc-bct", date(2018, 5, 10), Standing.IN_FORCE),
        ("26-2014-ttlt-btc-bct", date(2018, 5, 11), Standing.ENDED),
        ("28-2018-tt-btc", date(2018, 5, 10), Standing.NOT_YET),
        ("28-2018-tt-btc", date(2018, 5, 11), Standing.IN_FORCE),
        ("39-2020-nq-hdnd-quang-tri", IN_2021, Standing.UNKNOWN),
    ],
)
def test_a_documents_standing_on_a_day_is_the_same_alone_and_in_the_list(code, day, standing):
    document = LegalDocument.objects.get(code=code)

    assert document.standing_on(day) == standing
    for asked in Standing:
        found = documents(DocumentFilter(standing=asked, on=day)).filter(code=code).exists()
        assert found is (asked == standing)


def test_documents_are_found_without_diacritics():
    found = documents(DocumentFilter(text="khuyen cong quang tri"))

    assert {document.code for document in found} == {
        "38-2014-nq-hdnd-quang-tri",
        "38-2020-nq-hdnd-quang-tri",
    }


def test_a_territory_sees_its_own_and_the_national_documents():
    found = documents(DocumentFilter(text="muc chi", territory_path=build_dakrong().path))

    codes = {document.code for document in found}
    assert "38-2020-nq-hdnd-quang-tri" in codes
    assert "08-2024-nq-hdnd-dong-thap" not in codes


def test_an_open_number_finds_all_that_bear_it():
    assert [d.code for d in documents_by_citation("38-2020-nq-hdnd")] == [
        "38-2020-nq-hdnd-quang-tri"
    ]
    assert [d.code for d in documents_by_citation("26-2014-ttlt")] == ["26-2014-ttlt-btc-bct"]
    assert [d.code for d in documents_by_citation("26-2014-tt")] == ["26-2014-tt-bct"]
    assert documents_by_citation("99-2014-tt") == []


def test_every_document_that_a_published_rule_or_route_cites_has_its_page():
    cited = {rule.document for rule in published_rules().law.rules}
    cited |= {step.document for route in published_routes() for step in route.steps}
    codes = {code for document in cited if (code := document_code(document))}
    assert codes
    assert [code for code in codes if not documents_by_citation(code)] == []


def test_relations_are_read_both_ways_in_a_fixed_number_of_queries(django_assert_num_queries):
    with django_assert_num_queries(4):
        circular = document_with_parts("26-2014-ttlt-btc-bct")
        replaced = [r.other.code for r in circular.relations.all() if r.kind == "replaces"]
        by = [r.document.code for r in circular.relations_from_others.all()]

    assert replaced == ["125-2009-ttlt-btc-bct"]
    assert "28-2018-tt-btc" in by


def test_what_a_document_replaces_ended_before_it_began():
    pairs = DocumentRelation.objects.filter(kind=RelationKind.REPLACES).select_related()
    dated = [
        (pair.other.in_force_to, pair.document.in_force_from)
        for pair in pairs
        if pair.other.in_force_to and pair.document.in_force_from
    ]

    assert dated
    assert all(ended < begun for ended, begun in dated)


def test_a_clerk_enters_a_document_and_leaves_a_trace():
    document = add_document(values(), by=build_member(Role.CLERK))

    assert document.code == "12-2024-nq-hdnd"
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.after["number"]) == ("policies.document_added", "12/2024/NQ-HĐND")


def test_a_correction_survives_the_next_loading():
    document = LegalDocument.objects.get(code="38-2020-nq-hdnd-quang-tri")
    corrected = values(number=document.number, in_force_from=date(2020, 8, 3))

    correct_document(document.pk, corrected, by=build_member(Role.CLERK))
    load_policies()

    document.refresh_from_db()
    assert (document.in_force_from, document.unverified_fields) == (date(2020, 8, 3), [])
    entry = AuditEntry.objects.filter(action="policies.document_corrected").latest("pk")
    assert entry.before["in_force_from"] == "2020-08-02"
    assert entry.after["in_force_from"] == "2020-08-03"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "không số"}, "policies.document_without_number"),
        ({"in_force_to": date(2024, 7, 10)}, "policies.document_ends_before_it_begins"),
        ({"number": "45/2012/NĐ-CP"}, "policies.document_exists"),
    ],
)
def test_a_wrong_document_is_refused_and_nothing_is_stored(changes, code):
    count = LegalDocument.objects.count()

    with pytest.raises(Refused) as refusal:
        add_document(values(**changes), by=build_member(Role.CLERK))

    assert [problem.code for problem in refusal.value.problems] == [code]
    assert LegalDocument.objects.count() == count


def test_an_accountant_enters_no_documents():
    with pytest.raises(NotPermitted):
        add_document(values(), by=build_member(Role.ACCOUNTANT))

    assert not LegalDocument.objects.filter(code="12-2024-nq-hdnd").exists()
