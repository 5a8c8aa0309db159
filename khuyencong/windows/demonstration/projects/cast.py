"""Who takes the đề án of a route along: one team for each."""

from dataclasses import dataclass
from typing import Any

from khuyencong.programme.proposals.models import Proposal


@dataclass(frozen=True)
class Team:
    """User names of the people of a route.

    ``contracting`` leads party A: signs its contracts, approves its payments, closes its accounts.
    ``accepting`` signs the minutes that ``inspecting`` drafts.
    """

    reading: str
    appraising: str
    drafting: str
    deciding: str
    contracting: str
    bookkeeping: str
    inspecting: str
    accepting: str


TEAMS = {
    "local-district": Team(
        reading="demo-chuyen-vien",
        appraising="demo-tham-dinh",
        drafting="demo-chuyen-vien",
        deciding="demo-lanh-dao",
        contracting="demo-lanh-dao",
        bookkeeping="demo-ke-toan",
        inspecting="demo-kiem-tra",
        accepting="demo-truong-phong",
    ),
    "local-province": Team(
        reading="demo-so-chuyen-vien",
        appraising="demo-so-tham-dinh",
        drafting="demo-so-chuyen-vien",
        deciding="demo-tinh-lanh-dao",
        contracting="demo-trung-tam-lanh-dao",
        bookkeeping="demo-trung-tam-ke-toan",
        inspecting="demo-trung-tam-kiem-tra",
        accepting="demo-trung-tam-lanh-dao",
    ),
    "national": Team(
        reading="demo-so-chuyen-vien",
        appraising="demo-so-tham-dinh",
        drafting="demo-cuc-chuyen-vien",
        deciding="demo-bo-lanh-dao",
        contracting="demo-cuc-lanh-dao",
        bookkeeping="demo-cuc-ke-toan",
        inspecting="demo-trung-tam-kiem-tra",
        accepting="demo-so-lanh-dao",
    ),
}


@dataclass(frozen=True)
class Project:
    """A đề án of the data file under way: what is told of it, its record, its people.

    ``number`` is its place in the file, from which the numbers of its papers follow.
    """

    told: dict[str, Any]
    number: int
    proposal_id: int

    def proposal(self) -> Proposal:
        """Return the record as it is now."""
        return Proposal.objects.select_related("implementing_establishment").get(
            pk=self.proposal_id
        )

    @property
    def team(self) -> Team:
        return TEAMS[self.proposal().route_code]

    @property
    def applicant(self) -> str:
        """The person who writes the dossier: of the establishment, or a clerk for it."""
        return str(self.told.get("by", "demo-chuyen-vien"))

    def paper_number(self, sequence: int, kind: str) -> str:
        """Return the number of a paper, marked as invented and borne by no other."""
        return f"{sequence + self.number}/{kind} (giả định)"
