"""Where one patient stands: open flags, the check that counts, the verdict, the decision, duties.

Everything here is derived from the records each time; nothing of it is stored.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from assessments import guidelines, open_flags
from assessments.models import (
    AnswersKept,
    Assessment,
    Consultation,
    Decision,
    DiaryEntry,
    Intake,
    Plan,
    Review,
    SafetyCheck,
)
from assessments.models.assessment import ClassCode
from assessments.models.decision import Choice
from assessments.safety import scope
from patients.models import CorrectionRequest, Diagnosis, Examination, Patient
from patients.models.diagnosis import Verification

PENDING = "pending"
RUNNING = (Choice.WITHIN_PLAN, Choice.AGAINST_ADVICE)
DIARY_WEEKS = 8  # how far back the diary is looked at, this week included
SPECIALISTS = (Consultation.Speciality.ORTHOPAEDIST, Consultation.Speciality.NEUROSURGEON)


def choices_for(edition_id: str, class_code: str) -> tuple[str, ...]:
    """What a patient may choose; without advice against running nobody can run against it."""
    offered = guidelines.edition(edition_id).decisions_offered(class_code)
    if ClassCode(class_code).rank < ClassCode.FIND_CAUSE.rank:
        return tuple(choice for choice in offered if choice != Choice.AGAINST_ADVICE)
    return offered


def still_holds(decision: Decision, edition_id: str, class_code: str) -> bool:
    """Whether a decision outlives a new verdict.

    Not where the class is higher than it was taken on, nor where what was chosen is not offered
    any more: nobody runs against an advice that is no longer given.
    """
    higher = ClassCode(class_code).rank > ClassCode(decision.class_code).rank
    return not higher and decision.choice in choices_for(edition_id, class_code)


@dataclass
class Standing:
    """One patient's present state, each part asked for at most once.

    It takes in what stands in records that were merged into this one.
    """

    patient: Patient

    @cached_property
    def today(self):
        """The day at the clinic."""
        return timezone.localdate(timezone=self.patient.clinic.zone)

    @cached_property
    def checks(self) -> list[SafetyCheck]:
        """Every safety check, newest first, with what was cleared."""
        checks = self.patient.all_of(SafetyCheck).with_clearance()
        return list(checks.select_related("recorded_by"))

    @property
    def check(self) -> SafetyCheck | None:
        """The newest safety check."""
        return self.checks[0] if self.checks else None

    @property
    def valid_check(self) -> SafetyCheck | None:
        """The check that counts for an assessment now."""
        last = self.last_signed
        signed_at = last.signed_at if last is not None else None
        return open_flags.valid(self.checks, signed_at=signed_at, at=timezone.now())

    @property
    def open_emergencies(self) -> list[SafetyCheck]:
        """Checks with an emergency that no clinician has cleared, however old."""
        return open_flags.emergencies(self.checks)

    @property
    def emergency_diagnoses(self) -> list[Diagnosis]:
        """Diagnoses that are an emergency in themselves and still hold (cauda equina)."""
        return [
            diagnosis
            for diagnosis in self.diagnoses
            if diagnosis.kind == "emergency"
            and diagnosis.status == "active"
            and diagnosis.verification in (Verification.CONFIRMED, Verification.PATIENT_REPORTED)
        ]

    @property
    def is_emergency(self) -> bool:
        """Whether everything about running is hidden and nothing can be signed."""
        return bool(self.open_emergencies or self.emergency_diagnoses)

    @property
    def urgent(self) -> tuple[str, ...]:
        """The urgent red flags that nobody has cleared."""
        return open_flags.urgent(self.checks)

    @property
    def urgent_check(self) -> SafetyCheck | None:
        """The newest check that found one of these."""
        return open_flags.urgent_check(self.checks)

    @property
    def outside(self) -> scope.Outcome:
        """What lies outside the article's scope, by the newest check that asked it, and by age."""
        return scope.outcome(
            next((check.scope for check in self.checks if check.scope), {}),
            under_18=scope.is_under_18(self.patient.birth_date, self.today),
        )

    @cached_property
    def diagnoses(self) -> list[Diagnosis]:
        """Every diagnosis, in the order of recording."""
        return list(
            self.patient.all_of(Diagnosis)
            .select_related("recorded_by", "changed_by")
            .prefetch_related("levels")
        )

    @property
    def counting(self) -> list[Diagnosis]:
        """The spine diseases that hold today."""
        return [diagnosis for diagnosis in self.diagnoses if diagnosis.counts]

    @property
    def has_diagnosed_disease(self) -> bool:
        """Whether a spine disease stands, confirmed or reported: no stop rule of the article."""
        return bool(self.counting)

    @property
    def has_spondylolisthesis(self) -> bool:
        """Whether one of them is a spondylolisthesis."""
        return any(diagnosis.kind == "spondylolisthesis" for diagnosis in self.counting)

    @cached_property
    def examination(self):
        """The newest examination of the spine, or None."""
        return self.patient.all_of(Examination).select_related("recorded_by").first()

    @cached_property
    def is_examined(self) -> bool:
        """Whether anybody here has examined the spine."""
        return self.examination is not None

    @cached_property
    def corrections(self) -> list[CorrectionRequest]:
        """Everything that the patient asked to have put right, newest first."""
        return list(self.patient.all_of(CorrectionRequest).with_people())

    @cached_property
    def corrections_waiting(self) -> list[CorrectionRequest]:
        """Of these, what nobody has answered yet, the oldest first."""
        return [asked for asked in reversed(self.corrections) if asked.is_waiting]

    @cached_property
    def reviews(self) -> list[Review]:
        """Who said to have looked at what was open, or put it back, newest first."""
        return list(self.patient.all_of(Review).select_related("recorded_by"))

    @cached_property
    def intake(self):
        """The newest snapshot of answers, or None."""
        return self.patient.all_of(Intake).select_related("recorded_by").first()

    def kept_by(self, user):
        """What this user has answered on the assess page and not saved yet, or None."""
        kept = self.patient.all_of(AnswersKept).current().filter(recorded_by=user)
        return kept.order_by("-recorded_at").first()

    @cached_property
    def consultations(self) -> list[Consultation]:
        """Every consultation, newest first."""
        return list(self.patient.all_of(Consultation).select_related("recorded_by"))

    @property
    def consultation(self) -> Consultation | None:
        """The one that counts: the newest by a specialist, else the newest of all (AMB-19)."""
        by_specialists = [each for each in self.consultations if each.speciality in SPECIALISTS]
        return next(iter(by_specialists or self.consultations), None)

    @cached_property
    def has_seen_specialist(self) -> bool:
        """Whether REC-11 is closed: an orthopaedist or a neurosurgeon was consulted (AMB-19)."""
        return self.consultation is not None and self.consultation.speciality in SPECIALISTS

    @cached_property
    def draft(self) -> Assessment | None:
        """The assessment that waits for a signature."""
        drafts = self.patient.all_of(Assessment).drafts()
        return drafts.select_related("recorded_by").first()

    @cached_property
    def last_signed(self) -> Assessment | None:
        """The assessment signed last, ended or not."""
        return (
            self.patient.all_of(Assessment)
            .signed()
            .select_related("signed_by", "end")
            .order_by("-signed_at")
            .first()
        )

    @property
    def verdict(self) -> Assessment | None:
        """The signed assessment in force."""
        last = self.last_signed
        return last if last is not None and last.is_in_force else None

    @property
    def plan(self) -> Plan | None:
        """The plan in force."""
        return self.last_plan if self.verdict is not None else None

    @cached_property
    def last_plan(self) -> Plan | None:
        """The plan signed last, in force or not."""
        if self.last_signed is None:
            return None
        return (
            Plan.objects.filter(assessment=self.last_signed)
            .select_related("assessment__signed_by", "clinic")
            .prefetch_related("items")
            .first()
        )

    @cached_property
    def decisions(self) -> list[Decision]:
        """Every decision of the patient, newest first."""
        return list(self.patient.all_of(Decision))

    @cached_property
    def last_decision(self) -> Decision | None:
        """The newest of these, whether it still holds or not."""
        return next(iter(self.decisions), None)

    @property
    def monday(self) -> date:
        """The day on which this week began."""
        return self.today - timedelta(days=self.today.weekday())

    @cached_property
    def diary_lately(self) -> list[DiaryEntry]:
        """The entries of the last weeks as they stand, from a Monday on."""
        since = self.monday - timedelta(weeks=DIARY_WEEKS - 1)
        return list(self.patient.all_of(DiaryEntry).as_they_stand().filter(day__gte=since))

    @cached_property
    def diary_to_look_at(self) -> list[DiaryEntry]:
        """Of each kind of entry that a clinician may have to look at, the newest."""
        return list(self.patient.all_of(DiaryEntry).that_ask_for_a_look())

    @property
    def decision(self) -> Decision | None:
        """The decision that holds, or None where it is pending."""
        last = self.last_decision
        if last is None or self.plan is None:
            return last
        edition = self.plan.assessment.edition
        return last if still_holds(last, edition, self.plan.class_code) else None

    @property
    def choice(self) -> str:
        """What the patient decided, or `pending`."""
        return self.decision.choice if self.decision else PENDING

    @property
    def will_run(self) -> bool:
        """Whether texts kept back for somebody who runs are shown."""
        return self.choice in RUNNING


def of(patient: Patient) -> Standing:
    """Where this patient stands now."""
    return Standing(patient)
