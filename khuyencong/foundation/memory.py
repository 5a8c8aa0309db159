"""Read once while a request is answered: for what is asked several times on the way.

``once_per_page`` serves requests that change nothing (GET, HEAD) alone: what a command reads is
read anew each time, under its locks. ``once_per_request`` serves commands too, for what they are
carried out by and do not change, as the law; the service that does change it says ``forget``.
"""

import inspect
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

SAFE_METHODS = ("GET", "HEAD")


@dataclass
class Memory:
    """What was read so far for one request, and the reads that may no longer be remembered."""

    is_for_page: bool
    results: dict[Hashable, Any] = field(default_factory=dict)
    forgotten: set[Callable[..., Any]] = field(default_factory=set)


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


def once_per_page(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Remember what a read gave for some arguments until the page is answered.

    The arguments are hashable; the result is not changed by who gets it.
    """
    return _remembering(read, in_commands=False)


def once_per_request(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Remember as ``once_per_page`` does, and while a command is carried out as well."""
    return _remembering(read, in_commands=True)


def remember(
    remembered: Callable[Parameters, Result],
    result: Result,
    *args: Parameters.args,
    **kwargs: Parameters.kwargs,
) -> None:
    """Let a read that is remembered for a page give what another read has just told."""
    memory = _MEMORY.get()
    if memory is not None and memory.is_for_page and remembered not in memory.forgotten:
        memory.results[_key(inspect.unwrap(remembered), args, kwargs)] = result


def forget(remembered: Callable[..., Any]) -> None:
    """Let a read be made anew each time from now on, until the request is answered.

    Nothing new is remembered either: what a command wrote may yet be rolled back.
    """
    if memory := _MEMORY.get():
        memory.forgotten.add(remembered)


def _key(read: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    return (read, args, tuple(sorted(kwargs.items())))


def _remembering(
    read: Callable[Parameters, Result], *, in_commands: bool
) -> Callable[Parameters, Result]:
    @wraps(read)
    def remembered(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        memory = _MEMORY.get()
        serves = memory is not None and (memory.is_for_page or in_commands)
        if memory is None or not serves or remembered in memory.forgotten:
            return read(*args, **kwargs)
        key = _key(read, args, kwargs)
        if key not in memory.results:
            memory.results[key] = read(*args, **kwargs)
        result: Result = memory.results[key]
        return result

    return remembered


class PageMemoryMiddleware:
    """Gives each request a memory of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _MEMORY.set(Memory(is_for_page=request.method in SAFE_METHODS))
        try:
            return self.get_response(request)
        finally:
            _MEMORY.reset(token)
