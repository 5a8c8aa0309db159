"""SQLite with a fair queue in front of its one write lock: a database ENGINE for the settings."""
