"""Fills an empty database with the demonstration, only through the actions."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from assessments import facts, standing
from assessments.actions import (
    decisions,
    diary,
    drafts,
    intakes,
    plan_templates,
    safety,
    signing,
)
from assessments.models import Assessment
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.planning import proposal
from assessments.safety import red_flags, scope
from assessments.verdicts import edition_for, evaluate_for_plan
from patients.actions import clinics, diagnoses, invitations, people
from patients.models import Clinic, Patient
from patients.permissions import Role
from portal.actions import joining
from portal.demo import marker
from portal.demo.common_plans import COMMON_PLANS
from portal.demo.people import CLINICS, PHRASE, PLATFORM_ADDRESS, PLATFORM_ADMIN
from portal.demo.stories import STORIES, Story

REVIEW_AFTER = timedelta(weeks=6)


def is_loaded() -> bool:
    """Whether there is anything already; the demonstration never mixes with other data."""
    return Clinic.objects.exists() or get_user_model().objects.exists()


def load() -> None:
    """Create clinics, staff and patients, and leave the mark of a demonstration."""
    marker.leave()
    clinics.create_user(
        by=None,
        email=PLATFORM_ADDRESS,
        name=PLATFORM_ADMIN,
        password=PHRASE,
        is_platform_admin=True,
    )
    staff = {}
    for demo in CLINICS:
        clinic = clinics.create_clinic(
            by=None,
            name=demo.name,
            slug=demo.slug,
            time_zone=demo.time_zone,
            phone=demo.phone,
            opening_hours=demo.opening_hours,
            paid_by=demo.paid_by,
            languages=list(demo.languages),
        )
        for role, name in demo.staff.items():
            user = clinics.create_user(
                by=None, email=address(role, demo.slug), name=name, password=PHRASE
            )
            clinics.add_member(clinic, user, by=None, role=role)
            staff[demo.slug, role] = user
    for story in STORIES:
        clinic = Clinic.objects.get(slug=story.clinic)
        patient = tell(story, clinic, by=staff[story.clinic, Role.ORTHOPAEDIST])
        if story == STORIES[0]:
            _keep_common_plans(patient, by=staff[story.clinic, Role.ORTHOPAEDIST])


def _keep_common_plans(patient: Patient, *, by) -> None:
    for name, choices, months in COMMON_PLANS:
        plan_templates.save_plan_template(
            patient, by=by, name=name, choices=choices, review_in_months=months
        )


def address(role: Role, slug: str) -> str:
    """The address with which a member of staff signs in."""
    return f"{role.value.replace('_', '-')}@{slug}.example"


def patient_address(story: Story) -> str:
    """The address with which a patient of the demonstration signs in."""
    return f"{story.given.lower()}@patients.example"


def sign_ins() -> Iterator[tuple[str, str, str]]:
    """Who can sign in: (address, who, what to see)."""
    for demo in CLINICS:
        for role, name in demo.staff.items():
            yield address(role, demo.slug), name, f"{role.value.replace('_', ' ')}, {demo.slug}"
    yield PLATFORM_ADDRESS, PLATFORM_ADMIN, "platform administrator"
    for story in STORIES:
        if story.signs_in:
            yield patient_address(story), f"{story.given} {story.family}", story.about


def tell(story: Story, clinic: Clinic, *, by) -> Patient:
    """One patient's story, as far as it has gone."""
    patient = people.register(
        clinic,
        by=by,
        given_names=story.given,
        family_name=story.family,
        birth_date=story.born,
        responsible=by,
        language=story.language,
    )
    if story.signs_in:
        joining.accept_anew(
            invitations.invite_patient(patient, by=by),
            by=None,
            email=patient_address(story),
            password=PHRASE,
            birth_date=story.born,
        )
        patient.refresh_from_db()
    for each in story.diagnoses:
        diagnoses.record(
            patient,
            by=by,
            catalogue_key=each.key,
            region=each.region,
            levels=[diagnoses.Level(level, grade) for level, grade in each.levels],
            running_excluded=each.running_excluded,
            verification=each.verification,
            code=each.code,
        )
    if story.examined:
        diagnoses.record_examination(patient, by=by)
    if story.consultation:
        intakes.record_consultation(
            patient, by=by, speciality="orthopaedist", outcome=story.consultation
        )
    _ask_red_flags(story, patient, by)
    draft = drafts.assess(patient, by=by, answers=story.answers)
    if story.signed:
        _sign(story, patient, draft, by)
    if story.choice:
        _decide(story, patient)
    _keep_diary(story, patient)
    return patient


def _ask_red_flags(story: Story, patient: Patient, by) -> None:
    answers = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
    safety.record_safety_check(
        patient,
        by=by,
        answers=answers | story.red_flags,
        conditions={condition.id: "no" for condition in scope.ASKED},
    )


def _sign(story: Story, patient: Patient, draft: Assessment, by) -> None:
    override_class, reason, words = story.override
    now = standing.of(patient)
    answer = evaluate_for_plan(
        facts.gather(now), edition_for(patient.clinic), override_class or draft.computed_class
    )
    choices = PlanChoices(
        taken=proposal(answer).taken,
        activities=tuple(
            ActivityChoice(code, dose, frequency, deliberate=True)
            for code, dose, frequency in story.activities
        ),
        movement_cautions=story.movement_cautions,
        own_stop_rule=story.own_stop_rule,
        default_stop_rule=not story.own_stop_rule,
        review_on=timezone.localdate() + REVIEW_AFTER,
    )
    signing.sign(
        draft,
        by=by,
        seen=draft.revision,
        choices=choices,
        override_class=override_class,
        override_reason=reason,
        override_words=words,
    )


def _decide(story: Story, patient: Patient) -> None:
    patient.refresh_from_db()
    decisions.decide(
        standing.of(patient).plan,
        by=patient.user,
        choice=story.choice,
        teach_back=story.teach_back,
        typed_name=patient.full_name,
        language=story.language,
    )


def _keep_diary(story: Story, patient: Patient) -> None:
    today = timezone.localdate(timezone=patient.clinic.zone)
    for each in story.diary:
        during, after, morning = each.pain
        diary.log(
            patient,
            by=patient.user,
            day=today - timedelta(days=each.ago),
            activity=each.activity,
            minutes=each.minutes,
            pain_during=during,
            pain_after=after,
            next_morning=morning,
            eased_by=each.eased_by,
            note=each.note,
        )
