"""Django's admin as an application, with our own site in place of its own."""

from django.contrib.admin.apps import AdminConfig


class HouseAdminConfig(AdminConfig):
    """Opens `portal.administration.site.HouseAdminSite` under /admin/."""

    default_site = "portal.administration.site.HouseAdminSite"
