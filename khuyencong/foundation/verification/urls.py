from django.urls import path

from khuyencong.foundation.verification import views

app_name = "verification"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("<str:code>/", views.show, name="show"),
]
