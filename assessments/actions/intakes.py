"""Answers about pain and running, and consultations."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Consultation, Intake
from assessments.models.intake import ANSWERS, LONGEST_OUTCOME
from patients import audit, permissions
from patients.deed import action
from patients.models import Diagnosis, Patient
from patients.models.diagnosis import Verification
from patients.permissions import Permission, Role
from patients.policies import check_stands
from patients.refusals import Invalid, Stale

PAIN = ("settles", "persistent")


@action
def record_intake(
    patient: Patient,
    *,
    by,
    answers: Mapping[str, str],
    diagnosis_reported: str | None = None,
    declined: Iterable[str] = (),
    seen=None,
    check_seen: bool = False,
) -> Intake:
    """Write a whole snapshot of the answers; what is not answered now is copied forward.

    Args:
        patient: about whom.
        by: a clinician, a therapist or the patient.
        answers: fact -> value for the facts of ANSWERS; "" takes an answer back to "not recorded".
        diagnosis_reported: what the patient says the back has; None leaves it.
        declined: facts whose proposal by the patient is not accepted.
        seen: the id of the snapshot that the form was filled from (None: there was none).
        check_seen: whether a newer snapshot than `seen` is a conflict.

    Raises:
        NotPermitted; Invalid with a sentence per fact; Stale where somebody answered meanwhile.
    """
    permissions.check(by, Permission.RECORD_INTAKE, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    check_stands(patient)
    last = patient.all_of(Intake).first()
    if check_seen and str(seen or "") != str(last.pk if last else ""):
        raise Stale(
            _("Somebody recorded other answers after you opened the page."),
            _differences(last, answers),
            patient=patient,
        )
    role = acting_role(by, patient)
    answers = {fact: value for fact, value in answers.items() if may_answer(role, fact)}
    intake = Intake(clinic=patient.clinic, patient=patient, recorded_by=by, author_role=role)
    _copy_forward(intake, last)
    _take(intake, answers, by, role)
    for fact in declined:
        intake.proposals.pop(fact, None)
    if diagnosis_reported is not None:
        intake.diagnosis_reported = diagnosis_reported.strip()
    _check(intake, answers)
    intake.answered = sorted(answers)
    intake.save()
    audit.record("intake.recorded", by=by, patient=patient, target=intake, fields=intake.answered)
    return intake


@action
def record_consultation(
    patient: Patient, *, by, speciality: str, outcome: str, held_on=None, consultant: str = ""
) -> Consultation:
    """Record that a specialist was consulted; it closes a duty, never lowers a class (AMB-16)."""
    permissions.check(by, Permission.RECORD_CONSULTATION, patient=patient)
    check_stands(patient)
    today = timezone.localdate(timezone=patient.clinic.zone)
    errors = {}
    if speciality not in Consultation.Speciality.values:
        errors["speciality"] = _("Choose who was consulted.")
    if fault := fault_of_outcome(outcome):
        errors["outcome"] = fault
    if held_on and held_on > today:
        errors["held_on"] = _("This day lies in the future. Enter the day of the consultation.")
    if held_on and held_on < patient.birth_date:
        errors["held_on"] = _(
            "This day lies before the patient's birth. Enter the day of the consultation."
        )
    if errors:
        raise Invalid(errors, patient=patient)
    consultation = Consultation.objects.create(
        clinic=patient.clinic,
        patient=patient,
        recorded_by=by,
        speciality=speciality,
        outcome=outcome.strip(),
        held_on=held_on or today,
        consultant=consultant.strip(),
    )
    audit.record("consultation.recorded", by=by, patient=patient, target=consultation)
    return consultation


def fault_of_outcome(outcome: str) -> str:
    """Why these words cannot be the outcome of a consultation; empty where they can."""
    if not outcome.strip():
        return _("Enter what came out of it, in a few words.")
    if len(outcome.strip()) > LONGEST_OUTCOME:
        return _("Write at most %(number)s characters.") % {"number": LONGEST_OUTCOME}
    return ""


def acting_role(by, patient: Patient) -> Role:
    """The one role in which somebody writes a clinical row: the most responsible they hold."""
    held = permissions.relation(by, patient)
    order = (Role.ORTHOPAEDIST, Role.NEUROSURGEON, Role.THERAPIST, Role.PATIENT)
    return next(role for role in order if role in held)


def may_answer(role: Role, fact: str) -> bool:
    """Whether a role may answer a fact: the cause of pain is a clinician's to judge."""
    return fact != "pain_cause" or Permission.JUDGE_PAIN_CAUSE in permissions.granted({role})


def _copy_forward(intake: Intake, last: Intake | None) -> None:
    if last is None:
        return
    for fact in ANSWERS:
        setattr(intake, fact, getattr(last, fact))
    intake.diagnosis_reported = last.diagnosis_reported
    intake.sources = dict(last.sources)
    intake.proposals = dict(last.proposals)


def _take(intake: Intake, answers: Mapping[str, str], by, role: Role) -> None:
    """Enter the answers; a patient's over a clinician's or therapist's value only as a proposal."""
    said = {"role": str(role), "who": str(by), "at": timezone.now().isoformat()}
    for fact, value in answers.items():
        if fact not in ANSWERS:
            continue
        standing = getattr(intake, fact)
        professional = intake.sources.get(fact, {}).get("role") not in (None, str(Role.PATIENT))
        if role == Role.PATIENT and professional and standing and value != standing:
            intake.proposals[fact] = {"value": value, **said}
            continue
        if value != standing:
            setattr(intake, fact, value)
            intake.sources[fact] = said
        if role != Role.PATIENT and intake.proposals.get(fact, {}).get("value") == value:
            intake.proposals.pop(fact)
    if intake.back_pain not in PAIN:
        intake.pain_cause = ""
        intake.sources.pop("pain_cause", None)
    elif not intake.pain_cause:
        intake.pain_cause = "unknown"
        intake.sources["pain_cause"] = said


def _check(intake: Intake, answers: Mapping[str, str]) -> None:
    errors = {}
    for fact, value in answers.items():
        if fact not in ANSWERS:
            errors[fact] = _("There is no such question.")
        elif value and value not in ANSWERS[fact]:
            errors[fact] = _("Choose one of the answers.")
    if answers.get("pain_cause") and intake.back_pain not in PAIN:
        errors["pain_cause"] = _(
            "There is no pain, so it has no cause. Take the cause out, or record the pain."
        )
    cause = answers.get("pain_cause")
    if cause == "spinal_disease" and not has_confirmed_disease(intake.patient):
        errors["pain_cause"] = _(
            "No confirmed spine disease is recorded. Record the disease first, "
            "or choose another cause."
        )
    if errors:
        raise Invalid(errors, patient=intake.patient)


def has_confirmed_disease(patient: Patient) -> bool:
    """Whether a clinician has confirmed a spine disease that holds today."""
    counting = patient.all_of(Diagnosis).counting()
    return counting.filter(verification=Verification.CONFIRMED).exists()


def _differences(last: Intake | None, answers: Mapping[str, str]) -> list[tuple]:
    if last is None:
        return []
    return [
        (Intake._meta.get_field(fact).verbose_name, value, getattr(last, fact))
        for fact, value in answers.items()
        if fact in ANSWERS and getattr(last, fact) != value
    ]
