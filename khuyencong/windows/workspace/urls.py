"""Addresses of the workspace. Home has its own in config.urls."""

from django.urls import path

from khuyencong.windows.workspace.views import calendar, piles, places, progress, proposal

app_name = "workspace"
urlpatterns = [
    path("de-an/<int:proposal_id>/", proposal.proposal_page, name="proposal"),
    path("viec/<slug:key>/", piles.pile_page, name="pile"),
    path("tien-do-ke-hoach/", progress.plan_progress, name="plan_progress"),
    path("ban-do/", places.map_page, name="map"),
    path("ban-do/du-lieu.json", places.map_data, name="map_data"),
    path("lich/", calendar.calendar_page, name="calendar"),
]
