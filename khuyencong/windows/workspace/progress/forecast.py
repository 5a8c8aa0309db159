"""What a plan line will have reached at the end of its year. The formula is docs/progress.md's.

    forecast = accepted + sure + ⌊ waiting × approved ÷ decided ⌋

*Accepted* is what signed minutes say. *Sure* is what was approved, is not suspended and ends within
the year, less what of it is accepted already. *Waiting* was handed in and not decided: of it counts
the part that the line's decided đề án came through with. Where nothing was decided yet, all of it
counts. Whole units and whole đồng, rounded down, never by a float.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chances:
    """How many units of a line were decided: approved, and lost on the way, before or after.

    ``lost`` were refused, withdrawn after they were handed in, or ended without acceptance.
    """

    approved: int
    lost: int

    def of(self, waiting: int) -> int:
        """Return the part of something waiting that will come through."""
        decided = self.approved + self.lost
        return waiting * self.approved // decided if decided else waiting


def forecast(*, accepted: int, sure: int, waiting: int, chances: Chances) -> int:
    """Return what will have been reached at the end of the year, in units or in đồng."""
    return accepted + sure + chances.of(waiting)
