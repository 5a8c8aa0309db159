"""Addresses of the register of establishments."""

from django.urls import path

from khuyencong.registers.establishments import views

app_name = "establishments"
urlpatterns = [
    path("", views.establishment_list, name="list"),
    path("<int:establishment_id>/", views.detail, name="detail"),
]
