"""The front door as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Users, composed pages, outward interfaces."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"
