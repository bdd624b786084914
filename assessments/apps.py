"""Questions, class, plan and decision as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """Intakes, safety checks, assessments, plans, decisions."""

    name = "assessments"
    verbose_name = _("Assessments and plans")
    default_auto_field = "django.db.models.BigAutoField"
