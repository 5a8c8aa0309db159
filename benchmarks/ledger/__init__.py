"""Moves of money per second under many processes, beside PostgreSQL's own benchmark."""
