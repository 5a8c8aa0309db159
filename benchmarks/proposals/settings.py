"""The program's own settings, with quick passwords, plain static files and the reference pages."""

from khuyencong.config.settings import *  # noqa: F403
from khuyencong.config.settings import STORAGES

ROOT_URLCONF = "benchmarks.proposals.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # no folder of collected files is looked for
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
