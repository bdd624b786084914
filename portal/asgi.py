"""The ASGI application, for servers that prefer it."""

import os
from importlib import import_module

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_asgi_application()
import_module("portal.demo.marker").refuse()  # knows the models, which are loaded only now
