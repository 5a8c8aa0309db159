"""What the installation says about itself: environment variables, read once, with their meaning.

Every variable is documented in docs/settings.md; a test compares the two.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MINIMUM_KEY_LENGTH = 50
MAIL_PORTS = {"none": 25, "starttls": 587, "tls": 465}
"""How the mail server is spoken to, with the usual port of each."""


@dataclass(frozen=True)
class Environment:
    """The settings of one installation."""

    mode: str  # production, demo or development
    data_dir: Path
    database_url: str
    secret_key: str
    allowed_hosts: tuple[str, ...]
    trusted_origins: tuple[str, ...]
    debug: bool
    https: bool
    proxies: int
    mail_host: str
    mail_port: int
    mail_user: str
    mail_password: str
    mail_security: str  # none, starttls or tls
    mail_from: str

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"


def read_environment() -> Environment:
    """Read the environment and refuse what is unsafe in production.

    Raises ``ImproperlyConfigured`` that names the variable and what to set.
    """
    mode = os.environ.get("KHUYENCONG_MODE", "development")
    if mode not in ("production", "demo", "development"):
        raise ImproperlyConfigured("KHUYENCONG_MODE must be production, demo or development.")
    data_dir = Path(os.environ.get("KHUYENCONG_DATA_DIR", "data")).resolve()
    mail_user = os.environ.get("KHUYENCONG_MAIL_USER", "")
    mail_security = _mail_security("starttls" if mail_user else "none")
    hosts = _words("KHUYENCONG_ALLOWED_HOSTS") or ("127.0.0.1", "localhost", "[::1]")
    environment = Environment(
        mode=mode,
        data_dir=data_dir,
        database_url=os.environ.get("KHUYENCONG_DATABASE_URL", ""),
        secret_key=os.environ.get("KHUYENCONG_SECRET_KEY", "") or _kept_key(data_dir),
        allowed_hosts=hosts,
        trusted_origins=_words("KHUYENCONG_TRUSTED_ORIGINS"),
        debug=_yes("KHUYENCONG_DEBUG"),
        https=_yes("KHUYENCONG_HTTPS"),
        proxies=_number("KHUYENCONG_PROXIES", 0),
        mail_host=os.environ.get("KHUYENCONG_MAIL_HOST", ""),
        mail_port=_number("KHUYENCONG_MAIL_PORT", MAIL_PORTS[mail_security]),
        mail_user=mail_user,
        mail_password=os.environ.get("KHUYENCONG_MAIL_PASSWORD", ""),
        mail_security=mail_security,
        mail_from=os.environ.get("KHUYENCONG_MAIL_FROM", "khuyencong@localhost"),
    )
    if mode == "production":
        _require_safe(environment)
    return environment


def _require_safe(environment: Environment) -> None:
    key = environment.secret_key
    if len(key) < MINIMUM_KEY_LENGTH or len(set(key)) < 10:
        raise ImproperlyConfigured(
            "KHUYENCONG_SECRET_KEY is weak: give at least 50 random characters, or leave it out "
            "and the program makes one and keeps it in the data folder."
        )
    if environment.debug:
        raise ImproperlyConfigured("KHUYENCONG_DEBUG must be off in production.")
    if any("*" in host or host.startswith(".") for host in environment.allowed_hosts):
        raise ImproperlyConfigured(
            "KHUYENCONG_ALLOWED_HOSTS must name each host; a wildcard is refused in production."
        )


def _mail_security(default: str) -> str:
    """Return how mail is secured. A password is not sent in the clear unless one asks for it."""
    security = os.environ.get("KHUYENCONG_MAIL_SECURITY", "") or default
    if security not in MAIL_PORTS:
        raise ImproperlyConfigured("KHUYENCONG_MAIL_SECURITY must be none, starttls or tls.")
    return security


def _kept_key(data_dir: Path) -> str:
    """Return the key kept in the data folder; make it, readable by the owner only, if missing."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = data_dir / f"secret_key.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            path.hardlink_to(fresh)  # fails if another process was first: its key then counts
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii").strip()


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in os.environ.get(name, "").split(",") if word.strip())


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "") or str(default)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def _yes(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")
