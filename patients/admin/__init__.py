"""Django's admin over people: its classes ask `patients.permissions` and write through actions."""

from patients.admin import clinics, records, trail
from patients.admin.deeds import DeedAdmin, DeedForm
from patients.admin.house import HouseAdmin, RecordAdmin, RowInline

__all__ = [
    "DeedAdmin",
    "DeedForm",
    "HouseAdmin",
    "RecordAdmin",
    "RowInline",
    "clinics",
    "records",
    "trail",
]
