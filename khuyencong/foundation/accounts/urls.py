"""Sign in, sign out, reset a password, choose a role."""

from django.urls import include, path

from khuyencong.foundation.accounts import views

urlpatterns = [
    path("vai-tro/", views.act_as, name="act_as"),
    path("dung-thu/", views.demonstration, name="demonstration"),
    path("dung-thu/<str:username>/", views.demonstration_sign_in, name="demonstration_sign_in"),
    path("", include("allauth.account.urls")),
]
