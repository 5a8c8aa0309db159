"""What a stranger learns by a code."""

from khuyencong.foundation.verification import registry
from khuyencong.foundation.verification.models import IssuedCode
from khuyencong.foundation.verification.values import Verified


def verified(code: str) -> Verified | None:
    """Return what stands behind a code; None if none was given out so. One query and the app's."""
    issued = IssuedCode.objects.filter(code=code).first()
    return registry.look_up(issued.kind, issued.reference) if issued else None
