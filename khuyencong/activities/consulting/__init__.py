"""Consulting for establishments: terms, offers, versions of the work, trademark, and priority."""
