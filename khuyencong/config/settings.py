"""Django's settings, made from the environment (see environment.py and docs/settings.md)."""

from datetime import date
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from khuyencong.config.environment import read_environment

ENVIRONMENT = read_environment()
PACKAGE_DIR = Path(__file__).resolve().parent.parent

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.trusted_origins)
DEMO = ENVIRONMENT.is_demo
DEMONSTRATION_DAY = date(2022, 10, 3)  # the day on which a visitor of the demonstration begins
DATA_DIR = ENVIRONMENT.data_dir

# A kind of work is one folder: it is found, not listed, so that a new one changes nothing else.
ACTIVITIES = sorted(
    f"khuyencong.activities.{found.parent.name}"
    for found in (PACKAGE_DIR / "activities").glob("*/apps.py")
)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "khuyencong.foundation.accounts",
    "khuyencong.foundation.audit",
    "khuyencong.foundation.attachments",
    "khuyencong.foundation.verification",
    "khuyencong.foundation.ui",
    "khuyencong.registers.territories",
    "khuyencong.registers.offices",
    "khuyencong.registers.policies",
    "khuyencong.registers.establishments",
    "khuyencong.registers.clusters",
    "khuyencong.programme.budgets",
    "khuyencong.programme.plans",
    "khuyencong.programme.proposals",
    "khuyencong.programme.appraisals",
    "khuyencong.programme.contracts",
    "khuyencong.programme.inspections",
    "khuyencong.programme.acceptance",
    "khuyencong.programme.payments",
    "khuyencong.programme.outcomes",
    *ACTIVITIES,
    "khuyencong.windows.workspace",
    "khuyencong.windows.handover",
    # After our own apps, so that our templates of its pages come first.
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "khuyencong.foundation.attachments.middleware.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "khuyencong.foundation.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "khuyencong.foundation.memory.PageMemoryMiddleware",
    "khuyencong.foundation.clock.DemonstrationDayMiddleware",
    "khuyencong.foundation.accounts.middleware.ActorMiddleware",
]

ROOT_URLCONF = "khuyencong.config.urls"
WSGI_APPLICATION = "khuyencong.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# One file beside the data by default. IMMEDIATE takes the write lock when a transaction begins,
# so that a read inside it is never stale; writers wait for it in a fair queue.
_SQLITE_ENGINE = "khuyencong.foundation.sqlite_queue"
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA busy_timeout=30000;PRAGMA cache_size=-32000;PRAGMA temp_store=MEMORY"
    ),
}


def _database() -> dict[str, Any]:
    found: dict[str, Any] = {"NAME": str(DATA_DIR / "khuyencong.sqlite3"), "ENGINE": _SQLITE_ENGINE}
    if ENVIRONMENT.database_url:
        found = dict(
            dj_database_url.parse(
                ENVIRONMENT.database_url, conn_max_age=600, conn_health_checks=True
            )
        )
        if found["ENGINE"] == "django.db.backends.sqlite3":
            found["ENGINE"] = _SQLITE_ENGINE
    if found["ENGINE"] == _SQLITE_ENGINE:
        found |= {"OPTIONS": _SQLITE_OPTIONS, "CONN_MAX_AGE": None}
    return found


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_OWN_WORDS = ("username", "full_name", "email", "phone")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": _OWN_WORDS}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "khuyencong.foundation.accounts.adapter.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "khuyencong.foundation.accounts.forms.SignInForm",
    "reset_password": "khuyencong.foundation.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "khuyencong.foundation.accounts.forms.NewPasswordForm",
    "change_password": "khuyencong.foundation.accounts.forms.ChangePasswordForm",
}
# Counted by the address of the client, which a proxy in front names in X-Forwarded-For.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
# The counts of attempts must hold over all worker processes and machines, so they live in the
# database; nothing else is cached there.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Entering the browsers' preload list binds a whole domain for years: the office decides, not we.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "attachments"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.mail_host
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_HOST = ENVIRONMENT.mail_host
EMAIL_PORT = ENVIRONMENT.mail_port
EMAIL_HOST_USER = ENVIRONMENT.mail_user
EMAIL_HOST_PASSWORD = ENVIRONMENT.mail_password
EMAIL_USE_TLS = ENVIRONMENT.mail_security == "starttls"
EMAIL_USE_SSL = ENVIRONMENT.mail_security == "tls"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
