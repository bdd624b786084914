"""The front door as a Django application."""

from importlib import import_module

from django.apps import AppConfig
from django.core import checks


class PortalConfig(AppConfig):
    """Users, composed pages, outward interfaces."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """The trail listens to the sign-in library; checks look at the doors and the database."""
        import_module("portal.account.trail")
        doorkeeper = import_module("portal.doorkeeper")
        checks.register(doorkeeper.every_address_has_a_door)
        marker = import_module("portal.demo.marker")
        checks.register(marker.not_on_a_real_installation, checks.Tags.database)
