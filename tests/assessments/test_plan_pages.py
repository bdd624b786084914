"""The plan as its patient reads it: what happened since reveals and hides frozen texts."""

from dataclasses import replace

import pytest

from assessments import plan_pages, standing
from assessments.actions import decisions, intakes
from assessments.plan_parts import Then
from tests.assessments.conftest import choices_for
from tests.assessments.stories import page_of, record_disc, sign
from tests.patients.pages import filled

pytestmark = pytest.mark.django_db

BOUNCE = "Try not to bounce when you run."
KEPT_BACK = "Rest is part of training. Give your body time to get over each run."
CONSULT_FIRST = "Please see a bone doctor or a brain and spine surgeon before you start to run."


def read(patient):
    now = standing.of(patient)
    return plan_pages.for_patient(now.plan, now, "en")


def texts(advice) -> str:
    return " ".join(item.text for item in advice)


@pytest.fixture
def advised_against(disc_draft, orthopaedist):
    """A signed plan for a disc: C3, with pilates and the default stop rule."""
    sign(disc_draft, orthopaedist, choices_for(disc_draft, "pilates"))
    return disc_draft.patient


def decide(patient, choice):
    return decisions.decide(
        standing.of(patient).plan,
        by=patient.user,
        choice=choice,
        teach_back="It could hurt more.",
        typed_name="Sam Signin",
        language="en",
    )


def test_until_the_decision_what_is_for_runners_is_kept_back(advised_against):
    plan = read(advised_against)
    assert KEPT_BACK not in texts(plan.advice)
    assert plan.against_advice == ()
    assert plan.running == "Running is not in your plan."


def test_who_runs_within_the_plan_reads_it_among_the_advice(advised_against):
    decide(advised_against, "will_run_within_plan")
    plan = read(advised_against)
    assert KEPT_BACK in texts(plan.advice)
    assert plan.against_advice == ()


def test_who_runs_against_advice_reads_it_under_its_heading_only(advised_against):
    decide(advised_against, "will_run_against_advice")
    plan = read(advised_against)
    assert KEPT_BACK not in texts(plan.advice)
    assert KEPT_BACK in texts(plan.against_advice)
    assert plan.against_advice_heading.startswith("This is not part of your plan.")


def test_who_will_not_run_reads_none_of_it(advised_against):
    decide(advised_against, "will_not_run")
    plan = read(advised_against)
    assert KEPT_BACK not in texts((*plan.advice, *plan.against_advice))
    assert plan.running.endswith("You have chosen not to run.")


def test_nobody_is_told_to_consult_first_who_has_been_there(advised_against, neurosurgeon):
    assert CONSULT_FIRST in texts(read(advised_against).running_advice)
    intakes.record_consultation(
        advised_against,
        by=neurosurgeon,
        speciality="neurosurgeon",
        outcome="Walking is fine.",
        consultant="Ned Neuro",
    )
    plan = read(advised_against)
    assert CONSULT_FIRST not in texts(plan.running_advice)
    assert plan.class_title == "You have seen a specialist."
    assert (plan.consultation.outcome, plan.consultation.who) == (
        "Walking is fine.",
        "neurosurgeon (Ned Neuro)",
    )


def test_another_doctors_word_stands_there_and_leaves_the_duty_open(advised_against, orthopaedist):
    intakes.record_consultation(
        advised_against, by=orthopaedist, speciality="other", outcome="Heart is fine."
    )
    plan = read(advised_against)
    assert CONSULT_FIRST in texts(plan.running_advice)
    assert plan.consultation.heading == "What another doctor said"


class TestTheStopRule:
    def test_the_articles_steps_one_below_the_other(self, patient, orthopaedist, signed):
        signed(patient, orthopaedist)
        rule = read(patient).stop_rule
        assert rule.kind == "article"
        assert [step[:7] for step in rule.steps] == ["Step 1:", "Step 2:", "Step 3:"]

    def test_are_withdrawn_once_a_disease_stands(self, patient, orthopaedist, signed):
        signed(patient, orthopaedist)
        record_disc(patient, orthopaedist, verification="patient_reported")
        rule = read(patient).stop_rule
        assert (rule.kind, rule.steps) == ("default", ())
        assert rule.intro.startswith("Stop now.")

    def test_the_default_is_called_the_products(self, advised_against):
        rule = read(advised_against).stop_rule
        assert rule.kind == "default"
        assert rule.source.startswith("This rule comes from this portal.")

    def test_the_doctors_own_is_read_word_for_word(self, disc_draft, orthopaedist):
        choices = choices_for(disc_draft, "pilates", own_stop_rule="Stop. Call me.")
        sign(disc_draft, orthopaedist, choices)
        rule = read(disc_draft.patient).stop_rule
        assert (rule.kind, rule.intro) == ("own", "Stop. Call me.")


class TestWhatWouldChange:
    def test_one_condition_alone_and_all_together(self, patient, orthopaedist, signed):
        signed(patient, orthopaedist, core_strengthening="not_regular", stretching="none")
        plan = read(patient)
        assert [condition.effect for condition in plan.conditions] == [
            "This helps. It does not change the answer on its own."
        ] * 2
        assert plan.all_conditions == (
            "All of them together would lead to: “Running is good for you.”"
        )
        assert plan.conditions_intro.text.endswith("Your list is below.")
        assert [condition.then for condition in plan.conditions] == [Then()] * 2
        then = plan.all_conditions_then
        assert then.gone == ()
        told = {item.text for item in (*plan.advice, *plan.running_advice) if item.text}
        assert set(then.holds) == told - {plan.conditions_intro.text}

    def test_advice_that_one_condition_takes_away_is_told_at_it(
        self, patient, orthopaedist, signed
    ):
        signed(patient, orthopaedist, technique="novice", stretching="none")
        plan = read(patient)
        technique, stretching = plan.conditions
        bounce = next(each.text for each in plan.advice if each.text.startswith(BOUNCE))
        assert technique.then.gone == (bounce,)
        assert bounce not in technique.then.holds
        assert len(technique.then.holds) > 4
        assert stretching.then == Then()
        assert plan.all_conditions_then.gone == (bounce,)

    def test_a_plan_that_was_signed_before_this_was_kept_tells_the_class_alone(
        self, patient, orthopaedist, signed
    ):
        signed(patient, orthopaedist, core_strengthening="not_regular")
        now = standing.of(patient)
        for words in now.plan.texts.values():
            for change in words["changes"]:
                del change["advice"]
        plan = plan_pages.for_patient(now.plan, now)
        assert plan.conditions[0].effect.startswith("This alone would lead to")
        assert plan.conditions[0].then == Then()

    def test_what_nobody_can_change_is_said(self, advised_against):
        assert read(advised_against).cannot_change == (
            "This comes from your spine. Shoes, paths or training do not change it.",
        )


def test_an_unexamined_spine_is_never_called_healthy(patient, orthopaedist, signed):
    signed(patient, orthopaedist)
    assert read(patient).markers[0] == "No spine problem is known. No doctor has looked yet."


def test_the_class_can_stay_with_the_clinicians(patient, orthopaedist, signed):
    signed(patient, orthopaedist, core_strengthening="not_regular")
    patient.clinic.class_for_clinicians_only = True
    patient.clinic.save()
    plan = read(patient)
    assert not plan.shows_class
    assert (plan.conditions[0].effect, plan.all_conditions) == ("", "")
    assert (plan.conditions[0].then, plan.all_conditions_then) == (Then(), Then())


def test_what_the_doctor_saw_before_signing_is_what_the_patient_reads(
    as_user, orthopaedist, disc_draft
):
    browser = as_user(orthopaedist)
    sent = filled(
        browser.get(page_of(disc_draft)),
        activities=["pilates"],
        frequency_pilates="twice a week",
        own_stop_rule="Stop. Call me.",
    )
    seen = browser.post(page_of(disc_draft), {**sent, "deed": "update"}).context["plan"]
    browser.post(page_of(disc_draft), {**sent, "deed": "sign"})
    read_now = read(disc_draft.patient)
    assert replace(read_now, signed_on=None) == seen


def test_who_the_article_does_not_cover_reads_so_once(
    patient, orthopaedist, drafted, ask_red_flags
):
    draft = drafted(patient, orthopaedist)
    conditions = {"recent_spinal_surgery": "yes", "fainting": "yes", "heart_disease": "not_sure"}
    ask_red_flags(patient, orthopaedist, conditions=conditions)
    sign(draft, orthopaedist, acknowledged=["recent_spinal_surgery"])
    assert read(patient).health_notes == (
        "Our guide was not made with this in mind. Your doctor will decide with you.",
        "Please see a doctor for a health check before you start any exercise.",
    )


def test_a_novice_with_pain_begins_on_an_even_path(patient, orthopaedist, signed):
    signed(patient, orthopaedist, "running", back_pain="settles", technique="novice")
    assert "Start on an even, soft path." in texts(read(patient).advice)
