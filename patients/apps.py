"""The records of people and their diagnoses as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PatientsConfig(AppConfig):
    """Clinics, patients, diagnoses, permissions, audit."""

    name = "patients"
    verbose_name = _("Clinics and patients")
    default_auto_field = "django.db.models.BigAutoField"
