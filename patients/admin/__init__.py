"""Django's admin over people: its classes ask `patients.permissions` and write through actions."""

from patients.admin import clinics, records, trail
from patients.admin.house import DeedAdmin, HouseAdmin, RecordAdmin, RowInline

__all__ = ["DeedAdmin", "HouseAdmin", "RecordAdmin", "RowInline", "clinics", "records", "trail"]
