"""The visit as plain text and as a letter: everything of it, at the clinic's time, on record."""

from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments import standing
from assessments.actions import decisions, signing
from assessments.plan_choices import ActivityChoice, OwnItem
from patients.models import AuditEvent
from tests.assessments.conftest import choices_for
from tests.assessments.stories import record_disc, sign, signed_page_of
from tests.patients.pages import queries_of, text

pytestmark = pytest.mark.django_db


def address(assessment) -> str:
    return reverse("assessments:visit", args=[assessment.patient_id, assessment.pk])


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def assessment(runner, orthopaedist, drafted):
    """A disc, signed lower than computed, with everything that a visit may hold."""
    record_disc(runner, orthopaedist)
    draft = drafted(runner, orthopaedist)
    activities = (ActivityChoice("walking", "30 minutes", "daily"),)
    every = choices_for(draft, signed_class="conditions").taken
    choices = choices_for(
        draft,
        signed_class="conditions",
        activities=activities,
        own=(OwnItem("Swim with <fins>", "on Sundays"),),
        movement_cautions="No twisting.",
        own_stop_rule="Stop and walk home.",
        review_on=date(2099, 3, 1),
        taken=tuple(rec for rec in every if rec != "REC-02"),
        left_out={"REC-02": "Fresh scar."},
    )
    sign(
        draft,
        orthopaedist,
        choices,
        override_class="conditions",
        override_reason="clinical_judgement",
        override_words="Seen twice & stable.",
        consultation_outcome="May begin to walk.",
    )
    decisions.decide(
        standing.of(runner).plan,
        by=runner.user,
        choice="will_not_run",
        teach_back="It could hurt more.",
        typed_name="Sam Signin",
        language="en",
    )
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("form", ["text", "letter"])
def test_everything_of_the_visit_stands_in_it(browser, assessment, form):
    written = browser.get(address(assessment)).context[form]
    for part in (
        "Beneficial with conditions (C1), Low risk if conditions are met",
        "provisional",
        "Consult before starting",
        "Excluded by definition",
        "clinical judgement; Seen twice & stable.",
        "Spine: ",
        "[A13, paragraph ",
        "Walking: 30 minutes, daily",
        "Swim with <fins>: on Sundays",
        "No twisting.",
        "REC-02 Core and plank was taken out: Fresh scar.",
        "Stop and walk home.",
        "1 March 2099",
        "May begin to walk.",
        "I will not run.",
        "running-spine/1.0.0",
        "Olive Ortho",
        "Orthopaedist",
        "Lumbar / lumbosacral disc displacement",
    ):
        assert part in written, part


def test_only_what_gave_the_class_stands_among_the_reasons(browser, assessment):
    written = browser.get(address(assessment)).context["text"]
    reasons = written.partition("\nReasons:\n")[2].partition("\n\n")[0].splitlines()
    assert len(assessment.trace) > len(assessment.answer["reasons"]) == 1
    assert [line.partition(":")[0] for line in reasons] == ["- Spine"]


def test_it_can_be_read_and_copied_as_it_is(browser, assessment):
    response = browser.get(address(assessment))
    shown = text(response)
    for part, name in (("text", "visit-text"), ("letter", "letter")):
        assert f'data-copy="{name}"' in shown
        held = shown.partition(f'<pre class="to-copy" id="{name}">')[2].partition("</pre>")[0]
        assert "<fins>" not in held
        assert unescape(held) == response.context[part]


def test_days_are_those_of_the_clinic(as_user, patient, orthopaedist, signed, monkeypatch):
    patient.clinic.time_zone = "Pacific/Auckland"
    patient.clinic.save()
    tomorrow = timezone.now().astimezone(UTC).date() + timedelta(days=1)
    late = datetime.combine(tomorrow, time(22, 30), tzinfo=UTC)  # and the day after in Auckland
    monkeypatch.setattr(timezone, "now", lambda: late)
    found = as_user(orthopaedist).get(address(signed(patient, orthopaedist))).context
    for part in ("text", "letter"):
        assert date_format(tomorrow + timedelta(days=1), "DATE_FORMAT") in found[part]
        assert date_format(tomorrow, "DATE_FORMAT") not in found[part]


def test_what_is_open_and_what_has_ended_is_said(
    browser, patient, orthopaedist, signed, ask_red_flags
):
    assessment = signed(patient, orthopaedist)
    ask_red_flags(patient, orthopaedist, RF_03="yes")
    signing.withdraw(assessment, by=orthopaedist, reason="Wrong patient.")
    for part in ("text", "letter"):
        written = browser.get(address(assessment)).context[part]
        assert "RF-03" in written
        assert "No longer in force: withdrawn" in written
        assert "Wrong patient." in written


def test_that_it_was_looked_at_is_on_record(browser, runner, assessment):
    browser.get(address(assessment))
    last = AuditEvent.objects.filter(patient=runner.pk).latest("number")
    assert (last.event, last.target) == ("record.read", "page:assessments:visit")


def test_the_front_desk_sees_none_of_it_and_elsewhere_it_does_not_exist(
    as_user, front_desk, other_orthopaedist, assessment
):
    assert as_user(front_desk).get(address(assessment)).status_code == 403
    assert as_user(other_orthopaedist).get(address(assessment)).status_code == 404


def test_the_signed_assessment_leads_to_it(browser, assessment):
    assert address(assessment) in text(browser.get(signed_page_of(assessment)))


def test_the_number_of_queries_is_fixed(browser, runner, orthopaedist, drafted, assessment):
    browser.get(address(assessment))
    few = queries_of(lambda: browser.get(address(assessment)))
    draft = drafted(runner, orthopaedist)
    more = sign(draft, orthopaedist, choices_for(draft, "walking", "yoga", "gym", "pilates"))
    assert queries_of(lambda: browser.get(address(more))) <= few
