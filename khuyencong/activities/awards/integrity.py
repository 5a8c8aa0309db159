"""Faults of votes: points, winners, certificates, what was reported. Found, never repaired."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Exists, F, OuterRef, Q, Sum

from khuyencong.activities.awards.models import (
    Certificate,
    Relation,
    ScoreSheet,
    SheetPoints,
    Verdict,
    VoteRound,
)
from khuyencong.activities.awards.services.certifying import VERIFICATION_KIND
from khuyencong.activities.awards.states import (
    PUBLIC_RESULTS,
    CertificateState,
    RoundState,
    SheetState,
)
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.foundation.verification.integrity import code_faults
from khuyencong.programme.acceptance.integrity import delivery_faults
from khuyencong.registers.offices.integrity import number_faults

_NUMBER = re.compile(r"(\d+)/(\d{4})/")


def vote_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from _sheets()
    yield from _winners()
    yield from _certificates()
    yield from delivery_faults(VoteRound.objects.all(), where=lambda one: one.reference)
    reported = VoteRound.objects.filter(delivery__isnull=False)
    for vote in reported.exclude(state=RoundState.CONCLUDED).order_by("pk"):
        yield Finding(vote.reference, f"was reported, and is {vote.state}")


def _sheets() -> Iterator[Finding]:
    beyond = SheetPoints.objects.filter(points__gt=F("sub_criterion__maximum"))
    for points in beyond.select_related("sub_criterion").order_by("pk"):
        told = f"gives {points.points} of {points.sub_criterion.maximum} hundredths"
        yield Finding(f"score_sheet:{points.sheet_id}", told)
    submitted = ScoreSheet.objects.filter(state=SheetState.SUBMITTED)
    sheets = submitted.annotate(added=Sum("points__points", default=0))
    for sheet in sheets.exclude(total=F("added")).order_by("pk"):
        told = f"has {sheet.total}, its points come to {vars(sheet)['added']}"
        yield Finding(f"score_sheet:{sheet.pk}", told)
    related = Relation.objects.filter(juror=OuterRef("juror"), entry=OuterRef("entry"))
    for one in submitted.filter(Exists(related)).order_by("pk"):
        yield Finding(f"score_sheet:{one.pk}", "is of a juror who is related to the product")
    foreign = ScoreSheet.objects.exclude(juror__round=F("entry__round"))
    for one in foreign.order_by("pk"):
        yield Finding(f"score_sheet:{one.pk}", "is of a juror of another round")


def _winners() -> Iterator[Finding]:
    given = Certificate.objects.filter(entry=OuterRef("entry"))
    in_force = given.filter(state=CertificateState.VALID)
    known = Verdict.objects.filter(entry__round__state__in=PUBLIC_RESULTS)
    for verdict in known.filter(~Exists(given), is_winner=True).order_by("pk"):
        yield Finding(f"vote_entry:{verdict.entry_id}", "won, and has no certificate")
    for verdict in known.filter(Exists(in_force), is_winner=False).order_by("pk"):
        yield Finding(f"vote_entry:{verdict.entry_id}", "did not win, and holds a certificate")


def _certificates() -> Iterator[Finding]:
    certificates = Certificate.objects.order_by("pk")
    yield from number_faults(VERIFICATION_KIND, _numbers(certificates))
    codes = ((f"certificate:{pk}", code) for pk, code in certificates.values_list("pk", "code"))
    yield from code_faults(VERIFICATION_KIND, codes)
    for one in certificates.filter(Q(entry__verdict__isnull=True)):
        yield Finding(f"certificate {one.number}", "its product has no verdict")


def _numbers(certificates: Iterable[Certificate]) -> Iterator[tuple[int, int]]:
    for certificate in certificates:
        if told := _NUMBER.match(certificate.number):
            yield int(told[2]), int(told[1])
