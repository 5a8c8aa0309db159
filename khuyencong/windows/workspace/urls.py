from django.http import HttpRequest, HttpResponse
from django.urls import path


def home(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return HttpResponse("khuyencong")


urlpatterns = [path("", home, name="home")]
