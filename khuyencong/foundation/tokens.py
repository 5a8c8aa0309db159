"""Words that open a page for people who have no account: long enough that nobody guesses one."""

import secrets


def new_token() -> str:
    """Return a new token of 22 characters that is safe in an address (128 random bits)."""
    return secrets.token_urlsafe(16)
