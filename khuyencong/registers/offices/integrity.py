"""Are official numbers given without a gap? Found, never repaired."""

from collections import Counter
from collections.abc import Iterable, Iterator

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.registers.offices.models import NumberCounter


def number_faults(kind: str, given: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """Yield each number of a kind that is missing, stands twice, or was never given.

    ``given`` holds the year and the number of each record that there is. The counters of all
    offices are taken together: a record keeps its number when its office hands over to another.
    """
    found = Counter(given)
    expected: Counter[tuple[int, int]] = Counter()
    for counter in NumberCounter.objects.filter(kind=kind):
        expected.update((counter.year, number) for number in range(1, counter.last_number + 1))
    for year, number in sorted(found.keys() | expected.keys()):
        there, gave = found[year, number], expected[year, number]
        if there != gave:
            yield Finding(
                f"{kind} {year}", f"number {number} stands {there} times, was given {gave} times"
            )
