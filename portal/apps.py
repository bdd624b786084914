"""The front door as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Users, composed pages, outward interfaces."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """The trail listens to the sign-in library."""
        import_module("portal.account.trail")
