"""Pages about a patient show time as it is at the patient's clinic."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.utils import timezone


@contextmanager
def at_clinic_time(clinic) -> Iterator[None]:
    """What is rendered within shows the time of this clinic."""
    with timezone.override(clinic.zone):
        yield


def in_clinic_time(view: Callable) -> Callable:
    """Render a patient's page in the time zone of the patient's clinic; put it below `require`."""

    @wraps(view)
    def shown(request, patient, **kwargs):
        with timezone.override(patient.clinic.zone):
            return view(request, patient=patient, **kwargs)

    return shown
