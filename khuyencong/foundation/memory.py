"""Read once while a page is answered: for what the page asks several times.

Only requests that change nothing (GET, HEAD) remember; what a command reads is read anew each
time, under its locks.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

SAFE_METHODS = ("GET", "HEAD")

_MEMORY: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)


def once_per_page(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Remember what a read gave for some arguments until the page is answered.

    The arguments are hashable; the result is not changed by who gets it.
    """

    @wraps(read)
    def remembered(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        memory = _MEMORY.get()
        if memory is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in memory:
            memory[key] = read(*args, **kwargs)
        result: Result = memory[key]
        return result

    return remembered


class PageMemoryMiddleware:
    """Gives each page that changes nothing a memory of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        token = _MEMORY.set({})
        try:
            return self.get_response(request)
        finally:
            _MEMORY.reset(token)
