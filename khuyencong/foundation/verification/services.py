"""Give a certificate or paper its code."""

from django.db import IntegrityError, transaction

from khuyencong.foundation.verification.codes import new_code
from khuyencong.foundation.verification.models import IssuedCode

_TRIES = 5  # a clash of 55 random bits is a wonder; five are a fault


def issue_code(kind: str, reference: str) -> str:
    """Return the code of a record: a new one, kept in the caller's transaction, or its own."""
    known = IssuedCode.objects.filter(kind=kind, reference=reference).first()
    if known is not None:
        return known.code
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return IssuedCode.objects.create(
                    code=new_code(), kind=kind, reference=reference
                ).code
        except IntegrityError:
            continue
    raise RuntimeError("no free verification code was found")
