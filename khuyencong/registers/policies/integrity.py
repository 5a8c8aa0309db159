"""What ``khuyencong check`` asks of the books: are they still what was published?"""

from collections.abc import Iterator

from khuyencong.engines.rules import RulebookError, worked_case_problems
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.registers.policies.models import PolicyVersion
from khuyencong.registers.policies.queries import content_of, published_rules


def check_versions() -> Iterator[Finding]:
    """Yield versions whose text is not the one stored, cannot be read, or no longer comes out."""
    for version in PolicyVersion.objects.select_related("book").iterator():
        where = f"policy version {version.book.code} {version.number}"
        if not version.is_intact:
            told = f"stored {version.sha256[:12]}"
            yield Finding(
                where, f"the text is not the one that was written: its hash is not {told}"
            )
        elif version.is_current:
            yield from _unreadable(version, where)
    try:
        problems = worked_case_problems(published_rules())
    except RulebookError as error:
        yield Finding("published rulebooks", f"they cannot be read together: {error}")
    else:
        for problem in problems:
            yield Finding(f"{problem.file}, line {problem.line}", f"a worked case fails: {problem}")


def _unreadable(version: PolicyVersion, where: str) -> Iterator[Finding]:
    try:
        content_of(version)
    except RulebookError as error:
        yield Finding(where, f"the published text cannot be read: {error}")
