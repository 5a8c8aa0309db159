"""A database for a benchmark, by its settings; whatever happens on it is a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "khuyencong.config.settings"}


@dataclass(frozen=True)
class Database:
    """The settings that lead to a database: an address of PostgreSQL, or a folder for SQLite."""

    settings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def postgresql(cls, url: str, folder: str, **settings: str) -> "Database":
        return cls({"KHUYENCONG_DATABASE_URL": url, "KHUYENCONG_DATA_DIR": folder, **settings})

    @classmethod
    def sqlite(cls, folder: str, **settings: str) -> "Database":
        return cls({"KHUYENCONG_DATABASE_URL": "", "KHUYENCONG_DATA_DIR": folder, **settings})

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **SETTINGS, **self.settings}

    def command(self, module: str, function: str, *arguments: str) -> list[str]:
        """Return the command that calls a function on the database, in a process of its own."""
        return [sys.executable, "-m", "benchmarks.on_database", module, function, *arguments]

    def call(self, module: str, function: str, *arguments: str) -> str:
        """Call a function on the database and return what it prints; stop if it fails."""
        return self._run(self.command(module, function, *arguments))

    def migrate(self) -> None:
        self._run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"])

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command[2:])} failed: {done.stdout}")
        return done.stdout
