"""Housekeeping of sessions."""

from django.contrib.sessions.backends.db import SessionStore


def clear_ended_sessions() -> None:
    """Delete the rows of sessions that have ended."""
    SessionStore.clear_expired()
