"""Addresses of the workspace."""

from django.urls import path

from khuyencong.windows.workspace import views

urlpatterns = [path("", views.home, name="home")]
