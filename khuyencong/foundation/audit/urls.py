"""Addresses of the journal."""

from django.urls import path

from khuyencong.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("chuoi/", views.chain, name="chain"),
    path("chuoi/dau-chuoi.json", views.head_file, name="head_file"),
    path("<int:entry_id>/", views.entry, name="entry"),
]
