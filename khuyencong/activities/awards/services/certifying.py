"""Certificates: given, with prize money on record, reported on each year, revoked."""

from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_not_ahead, check_told
from khuyencong.activities.awards.models import Certificate, Entry, Prize, YearReport
from khuyencong.activities.awards.permissions import (
    deciding_refusal,
    keeping_refusal,
    reporting_refusal,
    require_permitted,
)
from khuyencong.activities.awards.rulebook import validity_rule
from khuyencong.activities.awards.services.locking import lock_entry, trace
from khuyencong.activities.awards.states import CertificateState, PrizeSource, VoteLevel
from khuyencong.activities.awards.values import YearReportValues
from khuyencong.engines.money import MAXIMUM_VND, Vnd
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.verification.services import issue_code
from khuyencong.registers.establishments.services import (
    certify_product,
    take_back_certificate,
)
from khuyencong.registers.offices.numbering import next_number
from khuyencong.registers.offices.permissions import require_another_person

VERIFICATION_KIND = "award_certificate"


def issue_certificate(entry: Entry, *, granted_on: date, by: Actor) -> Certificate:
    """Give a product its certificate, in the caller's transaction, numbered without a gap.

    The register of establishments shows it from now on.
    """
    number = next_number(entry.round.office_id, granted_on.year, VERIFICATION_KIND)
    certificate = Certificate.objects.create(
        entry=entry,
        number=f"{number:02d}/{granted_on.year}/CN-SPTB",
        granted_on=granted_on,
        valid_to=validity_rule(granted_on).last_day_of(granted_on),
    )
    certificate.code = issue_code(VERIFICATION_KIND, f"certificate:{certificate.pk}")
    certificate.save(update_fields=["code"])
    certify_product(entry.establishment_id, entry.name, (entry.round.level, granted_on), by=by)
    return certificate


def lock_certificate(certificate_id: int) -> Certificate:
    """Return a certificate with its product and round, all locked."""
    entry = lock_entry(
        Certificate.objects.values_list("entry_id", flat=True).get(pk=certificate_id)
    )
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate_id)
    certificate.entry = entry
    return certificate


def require_not_revoked(certificate: Certificate) -> None:
    """Refuse one that was revoked."""
    if certificate.revoked_on is not None:
        told = {"number": certificate.number, "revoked_on": certificate.revoked_on.isoformat()}
        raise OutOfStep(Problem("awards.revoked_already", told))


@transaction.atomic
def record_prize(
    certificate_id: int,
    source: PrizeSource,
    amount_vnd: Vnd,
    *,
    basis: str,
    by: Actor,
    on: date,
) -> Prize:
    """Record prize money by source, once for each. The money itself moves by contract."""
    certificate = lock_certificate(certificate_id)
    require_permitted(keeping_refusal(by, certificate.entry.round))
    require_not_revoked(certificate)
    problems = check_told(basis, "basis")
    if not 0 < amount_vnd <= MAXIMUM_VND:
        told = {"amount_vnd": amount_vnd}
        problems.append(Problem("awards.prize_out_of_sense", told, field="amount_vnd"))
    if certificate.prizes.filter(source=source).exists():
        problems.append(Problem("awards.prize_twice", {"prize_source": source.value}))
    require(problems)
    assert by.user_id is not None, "a person records"
    prize = Prize.objects.create(
        certificate=certificate,
        source=source,
        amount_vnd=amount_vnd,
        basis=tidy(basis),
        recorded_on=on,
        recorded_by_id=by.user_id,
    )
    after = {"certificate": certificate.number, "amount_vnd": amount_vnd, "source": source.value}
    trace("prize_recorded", certificate.entry.round, by=by, after=after)
    return prize


@transaction.atomic
def propose_revocation(certificate_id: int, *, reason: str, by: Actor) -> Certificate:
    """Propose that a certificate be revoked, for the council (TT 26/2014/TT-BCT, Điều 20)."""
    certificate = lock_certificate(certificate_id)
    require_permitted(keeping_refusal(by, certificate.entry.round))
    require_not_revoked(certificate)
    require(check_told(reason, "reason"))
    certificate.revocation_reason = reason.strip()
    certificate.proposed_revocation_by_id = by.user_id
    certificate.save(update_fields=["revocation_reason", "proposed_revocation_by"])
    after = {"certificate": certificate.number}
    trace(
        "revocation_proposed",
        certificate.entry.round,
        by=by,
        after=after,
        reason=certificate.revocation_reason,
    )
    return certificate


@transaction.atomic
def revoke_certificate(
    certificate_id: int, *, decision_number: str, by: Actor, on: date
) -> Certificate:
    """Revoke a certificate as it was proposed. Its verification page says so from now on."""
    certificate = lock_certificate(certificate_id)
    vote = certificate.entry.round
    require_permitted(deciding_refusal(by, vote))
    require_not_revoked(certificate)
    if certificate.proposed_revocation_by_id is None:
        raise OutOfStep(Problem("awards.revocation_not_proposed", {"number": certificate.number}))
    require_another_person(
        by, maker_id=certificate.proposed_revocation_by_id, thing=certificate.number
    )
    require(check_told(decision_number, "decision_number"))
    revoke(certificate, decision_number=decision_number, by=by, on=on)
    return certificate


def revoke(certificate: Certificate, *, decision_number: str, by: Actor, on: date) -> None:
    """Write a revocation, in the caller's transaction. Its reason stands on the certificate."""
    assert certificate.revocation_reason, "a revocation says why"
    certificate.state = CertificateState.REVOKED
    certificate.revoked_on = on
    certificate.revoked_by_id = by.user_id
    certificate.revocation_number = tidy(decision_number)
    certificate.save(
        update_fields=[
            "state",
            "revoked_on",
            "revoked_by",
            "revocation_number",
            "revocation_reason",
        ]
    )
    _take_back_in_register(certificate, by=by)
    trace(
        "certificate_revoked",
        certificate.entry.round,
        by=by,
        after={"certificate": certificate.number, "decision": certificate.revocation_number},
        reason=certificate.revocation_reason,
    )


def _take_back_in_register(certificate: Certificate, *, by: Actor) -> None:
    """Let the register show what still stands of the product, by other certificates."""
    entry = certificate.entry
    others = (
        Certificate.objects.filter(
            entry__establishment=entry.establishment_id, state=CertificateState.VALID
        )
        .exclude(pk=certificate.pk)
        .select_related("entry__round")
    )
    standing = {
        (one.entry.round.level, one.granted_on)
        for one in others
        if fold(one.entry.name) == fold(entry.name)
    }
    ranks = VoteLevel.values
    take_back_certificate(
        entry.establishment_id,
        entry.name,
        (entry.round.level, certificate.granted_on),
        left=max(standing, key=lambda one: (ranks.index(one[0]), one[1]), default=None),
        by=by,
    )


@transaction.atomic
def report_year(
    certificate_id: int, values: YearReportValues, *, by: Actor, on: date
) -> YearReport:
    """Keep what a winner reports of a year in which its certificate stood, once for each year."""
    certificate = lock_certificate(certificate_id)
    require_permitted(reporting_refusal(by, certificate))
    require_not_revoked(certificate)
    require(
        check_told(values.support_received, "support_received"),
        check_told(values.situation, "situation"),
        _check_year(certificate, values.year, on=on),
        _check_revenue(values.revenue_vnd),
    )
    assert by.user_id is not None, "a person reports"
    report = YearReport.objects.create(
        certificate=certificate,
        year=values.year,
        revenue_vnd=values.revenue_vnd,
        workers=values.workers,
        support_received=values.support_received.strip(),
        situation=values.situation.strip(),
        reported_on=on,
        reported_by_id=by.user_id,
    )
    after = {"certificate": certificate.number, "year": values.year}
    trace("year_reported", certificate.entry.round, by=by, after=after)
    return report


def _check_year(certificate: Certificate, year: int, *, on: date) -> list[Problem]:
    first, last = certificate.granted_on.year, certificate.valid_to.year
    if not first <= year <= last:
        told = {"year": year, "first": first, "last": last}
        return [Problem("awards.year_without_certificate", told, field="year")]
    if certificate.year_reports.filter(year=year).exists():
        return [Problem("awards.year_reported_already", {"year": year}, field="year")]
    return check_not_ahead(date(year, 1, 1), on=on, field="year")


def _check_revenue(revenue_vnd: Vnd) -> list[Problem]:
    if 0 <= revenue_vnd <= MAXIMUM_VND:
        return []
    return [Problem("awards.revenue_out_of_sense", field="revenue_vnd")]
