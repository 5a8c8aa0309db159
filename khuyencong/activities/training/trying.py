"""Keep strangers from guessing: count tries by what they try on, for a few minutes."""

from django.core.cache import cache

from khuyencong.engines.refusals import Problem, Refused

MINUTES = 5


def require_few_tries(what: str, *, most: int) -> None:
    """Refuse when as many tries as ``most`` were counted on a thing in the last minutes."""
    if cache.get(_key(what), 0) >= most:
        raise Refused(Problem("training.too_many_tries"))


def count_try(what: str) -> None:
    """Count one try. It is forgotten after a few minutes."""
    cache.add(_key(what), 0, MINUTES * 60)
    cache.incr(_key(what))


def _key(what: str) -> str:
    return f"training:{what}"
