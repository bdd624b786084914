"""Random histories of a few patients, told through the actions, with time going by."""

import random
from datetime import datetime, timedelta

from django.utils import timezone

from assessments import standing
from assessments.actions import diary, drafts, intakes, safety, signing
from assessments.models import SafetyCheck
from patients.actions import corrections, diagnoses, invitations
from patients.refusals import Refused
from portal.actions import worklist
from portal.clinic.worklist import candidates, items
from tests.conftest import join
from tests.portal.own_plans import HURTING, ON_CONCRETE, WELL, ask_red_flags, decide, draft, sign

CAUSELESS = WELL | {"back_pain": "persistent", "pain_cause": "unknown"}
ANSWERS = (WELL, ON_CONCRETE, HURTING, CAUSELESS)
CATALOGUE = ("disc-displacement-lumbar", "spondylolisthesis", "cauda-equina")
FLAGS = ({}, {"RF_10": "yes"}, {"RF_07": "yes"}, {"RF_01": "yes"})
CHOICES = ("will_not_run", "will_run_within_plan", "will_run_against_advice", "undecided")


class History:
    """One run of chance: `goes_on(20)` lets twenty things happen or be refused."""

    def __init__(self, seed: int, patients, doctors, monkeypatch):
        self.chance = random.Random(seed)
        self.patients, self.doctors = list(patients), list(doctors)
        self.now = timezone.now()
        self.happened: dict[str, int] = {}
        monkeypatch.setattr(timezone, "datetime", _clock_of(self))

    def goes_on(self, deeds: int) -> None:
        for _each in range(deeds):
            self.now += timedelta(hours=self.chance.choice((0, 1, 5, 30, 200)), seconds=1)
            patient = self.chance.choice(self.patients)
            in_emergency = standing.of(patient).is_emergency
            self.does(self.chance.choice(RELIEVING if in_emergency else DEEDS), patient)

    def does(self, deed, patient) -> None:
        """One thing happens, or is refused."""
        patient.refresh_from_db()
        try:
            deed(self, patient, self.chance.choice(self.doctors))
        except Refused:
            return
        self.happened[deed.__name__] = self.happened.get(deed.__name__, 0) + 1

    def diagnose(self, patient, doctor):
        key = self.chance.choices(CATALOGUE, (6, 5, 1))[0]
        diagnoses.record(
            patient,
            by=doctor,
            catalogue_key=key,
            region="lumbosacral",
            running_excluded=self.chance.choice(("no", "not_judged", "not_judged", "yes"))
            if key != "cauda-equina"
            else "not_judged",
            verification=self.chance.choice(("confirmed", "confirmed", "patient_reported")),
        )

    def settle(self, patient, doctor):
        rows = list(patient.diagnoses.all())
        rows = [row for row in rows if row.kind == "emergency"] or rows
        if rows:
            row = self.chance.choice(rows)
            end = self.chance.choice(
                (diagnoses.refute, diagnoses.resolve, diagnoses.enter_in_error)
            )
            end(row, by=doctor, seen=row.version, reason="Looked again.")

    def examine(self, patient, doctor):
        diagnoses.record_examination(patient, by=doctor)

    def ask(self, patient, doctor):
        by = self.chance.choice([doctor, *([patient.user] if patient.user else [])])
        flags = self.chance.choices(FLAGS, (10, 2, 2, 2))[0]
        ask_red_flags(patient, by, **flags)

    def clear(self, patient, doctor):
        flagged = SafetyCheck.objects.filter(patient=patient, outcome__in=("E", "U"))
        checks = list(flagged.filter(clearances__isnull=True))
        if checks:
            safety.clear_safety_check(self.chance.choice(checks), by=doctor, reason="Nothing.")

    def answer(self, patient, doctor):
        by = self.chance.choice([doctor, *([patient.user] * 2 if patient.user else [])])
        intakes.record_intake(
            patient,
            by=by,
            answers=self.chance.choice(ANSWERS),
            diagnosis_reported=self.chance.choice((None, None, "", "a slipped disc")),
        )

    def draft(self, patient, doctor):
        draft(patient, doctor, self.chance.choice(ANSWERS))

    def discard(self, patient, doctor):
        waiting = standing.of(patient).draft
        if waiting:
            drafts.discard_draft(waiting, by=doctor)

    def sign(self, patient, doctor):
        day = timezone.localdate() + timedelta(days=self.chance.choice((1, 10, 60)))
        sign(patient, doctor, self.chance.choice(ANSWERS), review_on=day)

    def withdraw(self, patient, doctor):
        verdict = standing.of(patient).verdict
        if verdict:
            signing.withdraw(verdict, by=doctor, reason="Signed too early.")

    def consult(self, patient, doctor):
        intakes.record_consultation(
            patient,
            by=doctor,
            speciality=self.chance.choice(("orthopaedist", "other")),
            outcome="Talked it over.",
        )

    def decide(self, patient, doctor):
        if patient.user and standing.of(patient).plan:
            decide(patient, self.chance.choices(CHOICES, (2, 2, 4, 1))[0])

    def log(self, patient, doctor):
        if patient.user:
            today = standing.of(patient).today
            ago = self.chance.choice((0, 1, 2))
            diary.log(
                patient,
                by=patient.user,
                day=today - timedelta(days=ago),
                activity=self.chance.choice(("running", "walking")),
                minutes=30,
                pain_during=self.chance.choice((None, 1, 1, 4)),
                eased_by=self.chance.choice(("", "rest", "nothing")),
                leg_symptoms=self.chance.choice(("", "no", "no", "yes", "not_sure")),
                next_morning=self.chance.choice((None, 0, 5, 5)) if ago else None,
            )

    def run_though_excluded(self, patient, doctor):
        if patient.user:
            key = {"catalogue_key": "disc-displacement-lumbar", "running_excluded": "yes"}
            diagnoses.record(patient, by=doctor, region="lumbosacral", **key)
            sign(patient, doctor, self.chance.choice(ANSWERS))
            self.now += timedelta(hours=1)
            yesterday = standing.of(patient).today - timedelta(days=1)
            hurt = {"pain_during": 1, "next_morning": 5, "day": yesterday}
            diary.log(patient, by=patient.user, activity="walking", minutes=20, **hurt)
            told = {"pain_during": 4, "eased_by": "nothing", "leg_symptoms": "yes"}
            diary.log(patient, by=patient.user, activity="running", minutes=20, **told)

    def correct(self, patient, doctor):
        entry = patient.diary_entries.as_they_stand().order_by("recorded_at").last()
        if entry and patient.user:
            said = self.chance.choice(
                ({"eased_by": "rest"}, {"leg_symptoms": "no"}, {"note": "x"}, {"minutes": 5}, None)
            )
            if said is None:
                diary.take_back(entry, by=patient.user)
            else:
                diary.change(entry, by=patient.user, **said)

    def ask_correction(self, patient, doctor):
        for _again in range(2 if patient.user else 0):
            about = {"about": "plan", "words": "I do Pilates twice a week."}
            corrections.ask_correction(patient, by=patient.user, **about)

    def answer_correction(self, patient, doctor):
        asked = patient.corrections.waiting().first()
        if asked:
            corrections.answer_correction(asked, by=doctor, outcome="left", answer="It says so.")

    def invite(self, patient, doctor):
        invitations.invite_patient(patient, by=doctor)

    def join(self, patient, doctor):
        if patient.user is None:
            join(patient, by=doctor, email=f"{patient.pk}@patients.example")

    def review(self, patient, doctor):
        found = items.of(standing.of(candidates.with_invitation(_only(patient)).get()))
        if found:
            item = self.chance.choice(found)
            deed = self.chance.choice((worklist.mark_reviewed, worklist.put_back))
            deed(patient, by=doctor, kind=item.kind, mark=item.mark)


def _clock_of(history: History) -> type[datetime]:
    """Columns ask `timezone.now` itself for their default: so the clock below it is set."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return history.now

    return Clock


def _only(patient):
    return type(patient).objects.filter(pk=patient.pk)


DEEDS = (
    *[History.diagnose] * 3,
    History.settle,
    History.examine,
    *[History.ask] * 3,
    History.clear,
    *[History.answer] * 3,
    History.draft,
    History.discard,
    *[History.sign] * 5,
    History.withdraw,
    History.consult,
    *[History.decide] * 4,
    *[History.log] * 3,
    History.correct,
    History.ask_correction,
    History.answer_correction,
    History.run_though_excluded,
    History.invite,
    History.join,
    *[History.review] * 2,
)
# In an emergency little else is done.
RELIEVING = (*DEEDS, *(History.clear, History.settle) * 10)
