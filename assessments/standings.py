"""Where many patients stand, each kind of record asked for once however many they are."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from assessments.models import (
    Assessment,
    Consultation,
    Decision,
    DiaryEntry,
    Intake,
    SafetyCheck,
)
from assessments.standing import SPECIALISTS, Standing
from patients.models import CorrectionRequest, Diagnosis, DiagnosisLevel, Examination, Patient
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

OF_A_DECISION = ("id", "choice", "class_code", "teach_back", "recorded_at")
OF_A_LEVEL = ("id", "level", "grade", "slip_percent")


def of_all(
    patients: QuerySet, *, with_intakes: bool = True, with_told: bool = False
) -> list[Standing]:
    """The standing of each of these patients, in their order; five queries in all.

    Four without the answers; two more with what patients told of unasked (corrections they ask
    for, what the diary asks to look at), one where records were merged. What a list does not show
    is left to be asked for: consultations, examinations, earlier decisions, plan items, and what
    was left out.
    """
    found = list(_with_findings(patients))
    persons = _persons(found)
    ids = list(persons)
    checks = _by_person(_checks(ids), persons)
    diagnoses = _by_person(_diagnoses(ids), persons)
    intakes = _by_person(_newest(Intake.objects, ids), persons) if with_intakes else None
    assessments = _by_person(_assessments(ids), persons)
    told = _told(ids, persons) if with_told else {}
    return [
        _filled(
            Standing(patient),
            is_examined=patient.is_examined,
            has_seen_specialist=patient.has_seen_specialist,
            checks=checks[patient.pk],
            diagnoses=diagnoses[patient.pk],
            last_decision=_decided(patient),
            **{part: rows[patient.pk] for part, rows in told.items()},
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
    records = Patient.objects.with_merged(ids)
    urgent = records.filter(Q(Exists(checks)) | Q(Exists(diagnoses)))
    return {into or pk for pk, into in urgent.values_list("pk", "merged_into")}


def _with_findings(patients: QuerySet) -> QuerySet:
    """Each patient with whether the spine was examined and a specialist consulted.

    And with the decision that was taken last.
    """
    whose = Q(patient=OuterRef("pk")) | Q(patient__merged_into=OuterRef("pk"))
    last = Decision.objects.filter(whose).order_by("-recorded_at")
    return patients.select_related("clinic", "responsible").annotate(
        is_examined=any_of(Examination.objects.all()),
        has_seen_specialist=any_of(Consultation.objects.filter(speciality__in=SPECIALISTS)),
        **{f"decision_{name}": Subquery(last.values(name)[:1]) for name in OF_A_DECISION},
    )


def _decided(patient: Patient) -> Decision | None:
    if patient.decision_id is None:
        return None
    return Decision(**{name: getattr(patient, f"decision_{name}") for name in OF_A_DECISION})


def _told(ids, persons: dict) -> dict[str, dict]:
    """What these patients told of unasked, by the part of the standing and the person."""
    asked = CorrectionRequest.objects.waiting().filter(patient__in=ids)
    entries = DiaryEntry.objects.filter(patient__in=ids).that_ask_for_a_look()
    return {
        "corrections_waiting": _by_person(asked, persons),
        "diary_to_look_at": _by_person(entries, persons),
    }


def any_of(rows: QuerySet) -> Q:
    """Whether a patient has any such row, in the own record or in one merged into it."""
    own = Exists(rows.filter(patient=OuterRef("pk")))
    return Q(own) | Q(Exists(rows.filter(patient__merged_into=OuterRef("pk"))))


def _persons(found: list[Patient]) -> dict:
    """Whose record each is: of these patients, and of those that were merged into them."""
    joined = [patient.pk for patient in found if patient.joined_at]
    merged = Patient.objects.filter(merged_into__in=joined) if joined else Patient.objects.none()
    return {
        **{patient.pk: patient.pk for patient in found},
        **dict(merged.values_list("pk", "merged_into")),
    }


def _checks(ids) -> QuerySet:
    return (
        SafetyCheck.objects.filter(patient__in=ids).with_clearance().select_related("recorded_by")
    )


def _diagnoses(ids) -> list[Diagnosis]:
    """With their levels, in one query: a row for each level, put together here."""
    rows = (
        Diagnosis.objects.filter(patient__in=ids)
        .select_related("recorded_by", "changed_by")
        .annotate(**{f"of_{name}": F(f"levels__{name}") for name in OF_A_LEVEL})
        .order_by("recorded_at", "pk", "levels__level")
    )
    found: dict = {}
    levels = defaultdict(list)
    for row in rows:
        found.setdefault(row.pk, row)
        if row.of_id is not None:
            told = {name: getattr(row, f"of_{name}") for name in OF_A_LEVEL}
            levels[row.pk].append(DiagnosisLevel(diagnosis=row, **told))
    for diagnosis in found.values():
        known = DiagnosisLevel.objects.all()
        known._result_cache = levels[diagnosis.pk]
        diagnosis._prefetched_objects_cache = {"levels": known}
    return list(found.values())


def _newest(rows, ids) -> QuerySet:
    """Of each record the row written last; newest first."""
    last = rows.filter(patient=OuterRef("patient")).order_by("-recorded_at").values("pk")[:1]
    newest = rows.filter(patient__in=ids, pk=Subquery(last)).select_related("recorded_by")
    return newest.order_by("-recorded_at")


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
    signed = max(
        (each for each in assessments if each.is_signed),
        key=lambda each: each.signed_at,
        default=None,
    )
    return {
        "draft": next((each for each in assessments if not each.is_signed), None),
        "last_signed": signed,
        "last_plan": signed.plan if signed is not None else None,
    }


def _by_person(rows, persons: dict) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[persons[row.patient_id]].append(row)
    return found


def _filled(standing: Standing, **parts) -> Standing:
    """A standing that need not ask for these parts; each is one that it would ask for itself."""
    for name, part in parts.items():
        if not isinstance(vars(Standing).get(name), cached_property):
            raise TypeError(f"A standing does not ask for “{name}”.")
        standing.__dict__[name] = part
    return standing
