"""Addresses of the workspace. Home has its own in config.urls."""

from django.urls import path

from khuyencong.windows.workspace.views import calendar, piles, progress, proposal

app_name = "workspace"
urlpatterns = [
    path("de-an/<int:proposal_id>/", proposal.proposal_page, name="proposal"),
    path("viec/<slug:key>/", piles.pile_page, name="pile"),
    path("tien-do-ke-hoach/", progress.plan_progress, name="plan_progress"),
    path("lich/", calendar.calendar_page, name="calendar"),
]
