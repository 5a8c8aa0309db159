"""The door for a web server: ``khuyencong.config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
application = get_wsgi_application()
