"""Sign in, sign out, reset a password."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.account.urls"))]
