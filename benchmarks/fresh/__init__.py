"""From a fresh clone to the first page."""
