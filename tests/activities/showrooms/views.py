from django.http import HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from tests.activities.showrooms.services import open_showroom


@answers_refusals
def open_page(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    if request.method == "POST":
        area_m2 = int(request.POST["area_m2"])
        open_showroom(proposal_id, area_m2, by=request.actor, on=clock.today())
        return redirect("workspace:proposal", proposal_id)
    return render_page(request, "showrooms/open.html")
