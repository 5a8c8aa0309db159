"""Addresses of offices."""

from django.urls import path

from khuyencong.registers.offices import views

app_name = "offices"
urlpatterns = [
    path("", views.office_list, name="list"),
    path("<int:office_id>/", views.office_page, name="office"),
    path("lap/", views.found, name="found_first"),
    path("<int:office_id>/lap/", views.found, name="found"),
    path("<int:office_id>/doi-ten/", views.rename, name="rename"),
    path("<int:office_id>/ket-thuc/", views.end, name="end"),
    path("<int:office_id>/giao-vai-tro/", views.appoint, name="appoint"),
    path("vai-tro/<int:appointment_id>/thoi/", views.end_appointment, name="end_appointment"),
]
