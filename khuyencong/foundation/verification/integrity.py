"""Do papers carry the code that was given for them? Found, never repaired."""

from collections.abc import Iterable, Iterator

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.foundation.verification.models import IssuedCode


def code_faults(kind: str, papers: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield each paper whose code leads a stranger nowhere, or to another paper.

    ``papers`` holds the reference under which the code was given, and the code on the paper.
    """
    issued = dict(IssuedCode.objects.filter(kind=kind).values_list("reference", "code"))
    for reference, code in papers:
        if issued.get(reference) != code:
            yield Finding(f"{kind} {reference}", "its code is not the one that was given for it")
