"""Where many patients stand, each kind of record asked for once however many they are."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from assessments.models import Assessment, Consultation, Decision, Intake, SafetyCheck
from assessments.standing import SPECIALISTS, Standing
from patients.models import Diagnosis, Examination, Patient
from patients.models.diagnosis import Status, Verification

# Long columns of an assessment and its plan that say nothing about what is open.
NOT_NEEDED = (
    "answer",
    "trace",
    "draft_plan",
    "acknowledgements",
    "plan__texts",
    "plan__left_out",
    "plan__own_stop_rule",
    "plan__movement_cautions",
)


def of_all(patients: QuerySet, *, with_intakes: bool = True) -> list[Standing]:
    """The standing of each of these patients, in their order; seven queries in all.

    Six without the answers. What a list does not show is left to be asked for: consultations,
    examinations, plan items, and the answers where they were left out.
    """
    found = list(_with_findings(patients))
    ids = [patient.pk for patient in found]
    checks = _by_patient(_checks(ids))
    diagnoses = _by_patient(_diagnoses(ids))
    intakes = _by_patient(_newest(Intake.objects, ids)) if with_intakes else None
    assessments = _by_patient(_assessments(ids))
    decisions = _by_patient(Decision.objects.filter(patient__in=ids))
    return [
        _filled(
            Standing(patient),
            is_examined=patient.is_examined,
            has_seen_specialist=patient.has_seen_specialist,
            checks=checks[patient.pk],
            diagnoses=diagnoses[patient.pk],
            decisions=decisions[patient.pk],
            **({} if intakes is None else {"intake": next(iter(intakes[patient.pk]), None)}),
            **_verdict(assessments[patient.pk]),
        )
        for patient in found
    ]


def in_emergency(ids: list) -> set:
    """Which of these patients are in an open emergency, as `Standing.is_emergency` says; one query.

    Args and result are ids.
    """
    theirs = {"patient": OuterRef("pk")}
    diagnoses = Diagnosis.objects.filter(
        **theirs,
        kind="emergency",
        status=Status.ACTIVE,
        verification__in=(Verification.CONFIRMED, Verification.PATIENT_REPORTED),
    )
    checks = SafetyCheck.objects.open_emergencies().filter(**theirs)
    urgent = Patient.objects.filter(Q(Exists(checks)) | Q(Exists(diagnoses)), pk__in=ids)
    return set(urgent.values_list("pk", flat=True))


def _with_findings(patients: QuerySet) -> QuerySet:
    """Each patient with whether the spine was examined and a specialist consulted."""
    theirs = {"patient": OuterRef("pk")}
    return patients.select_related("clinic", "responsible").annotate(
        is_examined=Exists(Examination.objects.filter(**theirs)),
        has_seen_specialist=Exists(
            Consultation.objects.filter(**theirs, speciality__in=SPECIALISTS)
        ),
    )


def _checks(ids) -> QuerySet:
    return (
        SafetyCheck.objects.filter(patient__in=ids).with_clearance().select_related("recorded_by")
    )


def _diagnoses(ids) -> QuerySet:
    return (
        Diagnosis.objects.filter(patient__in=ids)
        .select_related("recorded_by", "changed_by")
        .prefetch_related("levels")
    )


def _newest(rows, ids) -> QuerySet:
    """Of each patient the row recorded last."""
    last = rows.filter(patient=OuterRef("patient")).order_by("-recorded_at").values("pk")[:1]
    return rows.filter(patient__in=ids, pk=Subquery(last)).select_related("recorded_by")


def _assessments(ids) -> QuerySet:
    """Drafts, and of each patient the assessment signed last."""
    last = (
        Assessment.objects.signed()
        .filter(patient=OuterRef("patient"))
        .order_by("-signed_at")
        .values("pk")[:1]
    )
    return (
        Assessment.objects.filter(patient__in=ids)
        .filter(Q(signed_at__isnull=True) | Q(pk=Subquery(last)))
        .select_related("recorded_by", "signed_by", "end", "plan")
        .defer(*NOT_NEEDED)
    )


def _verdict(assessments: list[Assessment]) -> dict:
    """Draft, the assessment signed last, and its plan."""
    signed = next((each for each in assessments if each.is_signed), None)
    return {
        "draft": next((each for each in assessments if not each.is_signed), None),
        "last_signed": signed,
        "last_plan": signed.plan if signed is not None else None,
    }


def _by_patient(rows) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[row.patient_id].append(row)
    return found


def _filled(standing: Standing, **parts) -> Standing:
    """A standing that need not ask for these parts; each is one that it would ask for itself."""
    for name, part in parts.items():
        if not isinstance(vars(Standing).get(name), cached_property):
            raise TypeError(f"A standing does not ask for “{name}”.")
        standing.__dict__[name] = part
    return standing
