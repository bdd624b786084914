"""Who cannot wait: patients of a clinic with an emergency that nobody has looked into yet."""

from django.db.models import Q

from assessments.models import SafetyCheck
from patients.models import Diagnosis


def emergencies(patients):
    """Those of these patients whose red flags or diagnosis are an emergency, still open."""
    flagged = SafetyCheck.objects.open_emergencies().values("patient")
    diagnosed = Diagnosis.objects.established().filter(kind="emergency", status="active")
    return patients.filter(Q(pk__in=flagged) | Q(pk__in=diagnosed.values("patient")))
