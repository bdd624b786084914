"""Pages about a patient show time as it is at the patient's clinic."""

from collections.abc import Callable
from functools import wraps

from django.utils import timezone


def in_clinic_time(view: Callable) -> Callable:
    """Render a patient's page in the time zone of the patient's clinic; put it below `require`."""

    @wraps(view)
    def shown(request, patient, **kwargs):
        with timezone.override(patient.clinic.zone):
            return view(request, patient=patient, **kwargs)

    return shown
