"""Settings of the test suite: the real ones, with quick passwords and plain static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "KHUYENCONG_DATA_DIR" not in os.environ:  # worker processes inherit it from the first one
    _folder = tempfile.mkdtemp(prefix="khuyencong-test-")
    os.environ["KHUYENCONG_DATA_DIR"] = _folder
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)

from khuyencong.config.settings import *  # noqa: F403
from khuyencong.config.settings import (
    ACTIVITIES,
    DATA_DIR,
    DATABASES,
    INSTALLED_APPS,
    STORAGES,
)

# The kind of work that a recipe walks through: from outside the program, and no floor knows it.
ACTIVITIES += ["tests.activities.showrooms"]
INSTALLED_APPS += ["tests.activities.showrooms"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DEMO = False
if DATABASES["default"]["ENGINE"].endswith("sqlite_queue"):
    # A file, not memory: threads of a live server and worker processes must share it.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / "test.sqlite3")}
LOGGING["root"]["level"] = "ERROR"  # type: ignore[index]  # noqa: F405
