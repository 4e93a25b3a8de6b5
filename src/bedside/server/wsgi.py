"""What a server process calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside.server.settings")
application = get_wsgi_application()
