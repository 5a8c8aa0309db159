"""A finding is closed with proof by another person, and may hold the contract's payments."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.inspections.models import Finding
from khuyencong.programme.inspections.permissions import visible_findings
from khuyencong.programme.inspections.queries import holding_findings, overdue_findings
from khuyencong.programme.inspections.services import close_finding
from khuyencong.programme.inspections.waiting import waiting
from khuyencong.programme.payments.services import approve_payment
from khuyencong.programme.payments.states import PaymentKind
from tests.builders.acceptance import build_seen, inspector
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import build_started, implementer
from tests.builders.files import build_upload
from tests.builders.inspections import DUE_ON, build_finding, build_visit, finish
from tests.builders.offices import build_member, build_office
from tests.builders.payments import ADVANCED_ON, build_whole_draft

CLOSED_ON = date(2021, 7, 1)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _close(finding, *, proof="Đã đổi máy, xem lại tại chỗ", by=None, version=1, **options):
    return close_finding(
        finding.pk, proof=proof, version=version, by=by or inspector(), on=CLOSED_ON, **options
    )


def test_a_finding_is_closed_with_proof_and_leaves_a_trace():
    contract = build_started()
    finding = build_finding(build_visit(contract))
    assert holding_findings(contract.pk) == [finding]

    closed = _close(finding, uploads=[build_upload()])

    assert (closed.closed_on, closed.proof_file.original_name) == (CLOSED_ON, "giay-phep.pdf")
    assert holding_findings(contract.pk) == []
    assert AuditEntry.objects.get(action="finding.closed").reason == "Đã đổi máy, xem lại tại chỗ"


def test_the_owner_does_not_close_their_own_finding_in_whatever_role():
    owner = build_member(Role.CLERK, build_office(), username="cán bộ phụ trách")
    finding = build_finding(build_visit(build_started()), owner_id=owner.user_id)

    with pytest.raises(NotPermitted) as refusal:
        _close(finding, by=owner)

    assert _codes(refusal) == ["inspections.closed_by_owner"]
    finding.refresh_from_db()
    assert finding.is_open
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(
            closed_on=CLOSED_ON, closed_by=owner.user_id, proof="tự đóng"
        )


def test_the_establishment_closes_nothing():
    contract = build_started()
    finding = build_finding(build_visit(contract))

    with pytest.raises(NotPermitted):
        _close(finding, by=implementer(contract))

    finding.refresh_from_db()
    assert finding.is_open


def test_without_proof_nothing_is_closed():
    finding = build_finding(build_visit(build_started()))

    with pytest.raises(Refused) as refusal:
        _close(finding, proof="  ")

    assert _codes(refusal) == ["inspections.proof_needed"]
    finding.refresh_from_db()
    assert finding.is_open


def test_a_finding_is_closed_once_and_not_from_a_stale_tab():
    finding = build_finding(build_visit(build_started()))
    with pytest.raises(OutOfStep) as refusal:
        _close(finding, version=7)
    assert _codes(refusal) == ["inspections.finding_changed_meanwhile"]
    _close(finding)

    with pytest.raises(OutOfStep) as refusal:
        _close(finding, version=2)

    assert _codes(refusal) == ["inspections.finding_closed_already"]


def test_a_serious_finding_holds_the_payment_until_it_is_closed():
    contract = build_started()
    build_seen(contract)
    payment = build_whole_draft(contract, 100_000_000, PaymentKind.ADVANCE)
    finding = build_finding(build_visit(contract))

    with pytest.raises(Refused) as refusal:
        approve_payment(payment.pk, by=committee_leader(), on=ADVANCED_ON)

    assert _codes(refusal) == ["payments.held_by_finding"]
    payment.refresh_from_db()
    assert payment.state == "draft"
    assert payment.approved_by_id is None
    _close(finding)
    assert approve_payment(payment.pk, by=committee_leader(), on=CLOSED_ON).approved_on == CLOSED_ON


def test_a_finding_that_holds_nothing_lets_the_payment_go():
    contract = build_started()
    build_seen(contract)
    payment = build_whole_draft(contract, 100_000_000, PaymentKind.ADVANCE)
    build_finding(build_visit(contract), holds_payment=False)

    assert approve_payment(payment.pk, by=committee_leader(), on=ADVANCED_ON).approved_on


def test_what_is_overdue_is_told_to_who_looks_after_it_and_to_its_owner():
    contract = build_started()
    visit = build_visit(contract)
    finding = build_finding(visit)
    finish(visit)
    day_after = date(2021, 7, 16)

    assert list(overdue_findings(visible_findings(inspector()), on=DUE_ON)) == []
    for person in (inspector(), implementer(contract)):
        assert waiting(person, on=day_after).findings == [finding]
    accountant = build_member(Role.ACCOUNTANT)
    assert waiting(accountant, on=day_after).is_empty
