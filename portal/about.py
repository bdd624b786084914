"""The tables with rows about a patient, found from the models, so that no new one is forgotten."""

from django.apps import apps
from django.db.models import Field, Model, Q

from patients.models import Patient


def tables() -> list[type[Model]]:
    """Every table that names a patient, but for that of the patients."""
    return [
        model
        for model in apps.get_models()
        if model is not Patient
        and any(field.related_model is Patient for field in relations(model))
    ]


def relations(model: type[Model]) -> list[Field]:
    """The columns that lead to another table."""
    return [field for field in model._meta.concrete_fields if field.is_relation]


def records(patient: Patient) -> list[Patient]:
    """The record, and those that were merged into it."""
    return list(
        Patient.objects.filter(Q(pk=patient.pk) | Q(merged_into=patient)).select_related(
            "clinic", "user", "responsible"
        )
    )
