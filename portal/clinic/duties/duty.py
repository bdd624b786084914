"""One open thing about a patient, and what several kinds of them share."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from assessments import policies
from assessments.models.assessment import ClassCode
from assessments.standing import Standing
from patients.models import Diagnosis
from patients.permissions import Permission

NEEDS_A_DECISION = (ClassCode.CONSULT, ClassCode.EXCLUDED)


@dataclass(frozen=True)
class Duty:
    """One open thing: what it is, why, since when, and who may do what about it.

    `mark` names just this occasion: as soon as anything about it changes, it is another one.
    """

    kind: str
    title: str
    text: str
    action: str
    url: str
    permission: Permission
    since: datetime
    mark: str
    is_urgent: bool = False


def asks_more(standing: Standing) -> bool:
    """Whether a class is in force that asks for a consultation and a decision (REC-11, REC-13)."""
    return standing.verdict is not None and standing.verdict.signed_class in NEEDS_A_DECISION


def assess_url(standing: Standing) -> str:
    """Where an assessment begins: with the red flags, unless they were asked for it already."""
    begins = policies.holds(policies.check_may_assess, standing)
    return url_of("assessments:assess" if begins else "assessments:safety", standing)


def named(diagnosis: Diagnosis) -> str:
    """A diagnosis with its levels, in one line."""
    levels = ", ".join(level.level for level in diagnosis.levels.all())
    return f"“{diagnosis.title}” ({levels})" if levels else f"“{diagnosis.title}”"


def url_of(name: str, standing: Standing) -> str:
    """The address of one of the patient's pages."""
    return reverse(name, args=[standing.patient.pk])


def day_of(moment: datetime, standing: Standing) -> str:
    """The day of a moment at the clinic, written out."""
    return date_format(localtime(moment, standing.patient.clinic.zone).date())


def digest_of(*told) -> str:
    """What an occasion is about, in a few characters, equal as long as nothing changes."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
