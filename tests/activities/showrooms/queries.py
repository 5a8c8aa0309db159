from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal
from tests.activities.showrooms.models import Showroom


def works_of(_actor: Actor, proposal: Proposal) -> list[Work]:
    return [
        Work(
            title="Phòng trưng bày",
            url=reverse("showrooms:open", args=[proposal.pk]),
            state="done",
            state_label="Đã khai trương",
            facts=[("Diện tích", f"{room.area_m2} m²")],
        )
        for room in Showroom.objects.filter(proposal=proposal)
    ]
