"""Addresses of the workspace. Home has its own in config.urls."""

from django.urls import path

from khuyencong.windows.workspace.views import calendar, proposal

app_name = "workspace"
urlpatterns = [
    path("de-an/<int:proposal_id>/", proposal.proposal_page, name="proposal"),
    path("lich/", calendar.calendar_page, name="calendar"),
]
