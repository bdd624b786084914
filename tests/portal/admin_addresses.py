"""Addresses of Django's admin, and the last row of the trail."""

from django.urls import reverse

from patients.models import AuditEvent


def lists(name: str) -> str:
    return reverse(f"admin:{name}_changelist")


def page(row, deed: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{deed}", args=[row.pk])


def last_event() -> AuditEvent:
    return AuditEvent.objects.order_by("-at", "-number").first()
