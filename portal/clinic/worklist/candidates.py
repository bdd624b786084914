"""Which patients may have something open: asked of the database, so that a list loads only these.

Wider than the list itself and never narrower; what is open is said by `items` alone. A test with
random histories compares the two.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from assessments.models import (
    Assessment,
    Consultation,
    Decision,
    DiaryEntry,
    Intake,
    SafetyCheck,
)
from assessments.models.assessment import ClassCode
from assessments.models.decision import Choice
from assessments.models.safety import Outcome
from assessments.safety import red_flags
from assessments.standing import SPECIALISTS
from patients.models import CorrectionRequest, Diagnosis, Examination, Invitation
from patients.models.diagnosis import RunningExcluded, Status, Verification
from patients.models.invitation import Kind
from portal.clinic.duties.duty import NEEDS_A_DECISION

THEIRS = {"patient": OuterRef("pk")}


def with_invitation(patients: QuerySet) -> QuerySet:
    """Each with the invitation that was made last and has neither been used nor withdrawn."""
    last = (
        Invitation.objects.not_ended()
        .filter(**THEIRS, kind=Kind.PATIENT)
        .order_by("-made_at")
        .values
    )
    return patients.annotate(
        invitation=Subquery(last("pk")[:1]),
        invited_at=Subquery(last("made_at")[:1]),
        invited_until=Subquery(last("expires_at")[:1]),
        invited_tries=Subquery(last("tries")[:1]),
    )


def invited(patients: QuerySet) -> QuerySet:
    """Those with a sheet that nobody has used."""
    return with_invitation(patients).filter(invited_at__isnull=False, user__isnull=True)


def of(patients: QuerySet) -> QuerySet:
    """Those of these patients about whom anything may be open."""
    found = [
        *_flagged(),
        _any(Assessment.objects.drafts()),
        _answered(),
        *_spine(),
        *_verdict(),
        _any(Decision.objects.filter(choice=Choice.AGAINST_ADVICE)),
        *_diary(),
        _any(Intake.objects.exclude(proposals={})),
        _any(Intake.objects.exclude(diagnosis_reported="")),
        _any(CorrectionRequest.objects.waiting()),
    ]
    is_joined = Q(joined_at__isnull=False)  # what stands in merged records is asked by `items`
    is_invited = Q(invited_at__isnull=False, user__isnull=True)
    return with_invitation(patients).filter(reduce(or_, found, is_invited | is_joined))


def _any(rows: QuerySet) -> Q:
    return Q(Exists(rows.filter(**THEIRS)))


def _flagged() -> Iterator[Q]:
    """Emergencies, cleared ones too: whoever answers for the patient reads who cleared them."""
    yield _any(SafetyCheck.objects.filter(outcome=Outcome.EMERGENCY))
    yield _any(SafetyCheck.objects.filter(outcome=Outcome.URGENT, clearances__isnull=True))


def _answered() -> Q:
    """Asked lately and answered, and no verdict is in force."""
    lately = timezone.now() - red_flags.HOME_CHECK_VALID_FOR
    asked = SafetyCheck.objects.filter(recorded_at__gte=lately)
    return _any(asked) & _any(Intake.objects.all()) & ~_any(Assessment.objects.in_force())


def _diary() -> Iterator[Q]:
    """Told of in the diary; running only where a class in force excludes it."""
    entries = DiaryEntry.objects.as_they_stand()
    yield _any(entries.with_new_leg_symptoms())
    yield _any(entries.not_easing())
    yield _any(entries.worse_next_morning())
    excluded = Assessment.objects.in_force().filter(plan__class_code=ClassCode.EXCLUDED)
    yield _any(entries.runs()) & _any(excluded)


def _spine() -> Iterator[Q]:
    active = Diagnosis.objects.filter(status=Status.ACTIVE)
    yield _any(active.filter(kind="emergency"))
    yield _any(active.filter(running_excluded=RunningExcluded.NOT_JUDGED))
    yield _any(active.filter(verification=Verification.PATIENT_REPORTED))


def _verdict() -> Iterator[Q]:
    """Facts recorded since the assessment began; a consultation missing; a review due anywhere."""
    in_force = Assessment.objects.in_force()
    since = {"patient": OuterRef("patient")}
    yield _any(
        in_force.filter(
            Exists(Diagnosis.objects.filter(**since, changed_at__gte=OuterRef("recorded_at")))
            | Exists(Intake.objects.filter(**since, recorded_at__gte=OuterRef("recorded_at")))
            | Exists(Examination.objects.filter(**since, recorded_at__gte=OuterRef("recorded_at")))
        )
    )
    consulted = Consultation.objects.filter(**since, speciality__in=SPECIALISTS)
    yield _any(in_force.filter(~Exists(consulted), plan__class_code__in=NEEDS_A_DECISION))
    tomorrow = timezone.localdate() + timedelta(days=1)
    yield _any(in_force.filter(plan__review_on__lte=tomorrow))
