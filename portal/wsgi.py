"""The WSGI application that an application server loads."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
import_module("portal.demo.marker").refuse()  # knows the models, which are loaded only now
