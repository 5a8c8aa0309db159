from django.http import HttpRequest, HttpResponse


def establishment_list(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return HttpResponse("")


def detail(request: HttpRequest, establishment_id: int) -> HttpResponse:  # noqa: ARG001
    return HttpResponse("")
