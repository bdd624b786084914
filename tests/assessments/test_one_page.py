"""No plan is signed that would not stay on one page, whatever comes to it afterwards."""

import re

import pytest

from assessments import one_page, paper_type, plan_pages, standing
from assessments.actions import intakes, signing
from assessments.models.decision import Choice
from assessments.models.intake import LONGEST_OUTCOME
from assessments.paper_type import Type
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.safety import scope
from patients.refusals import Invalid
from tests.assessments.stories import page_of
from tests.conftest import join
from tests.patients.pages import errors, send, text
from tests.portal.own_plans import decide, draft, record_disc, sign

pytestmark = pytest.mark.django_db

ONE_LINE = "Lift well.\n"
OUTSIDE = [each.id for each in scope.ASKED]


def room(patient, orthopaedist, **choices) -> int:
    """How many lines are free in the plan that would be signed."""
    plan = sign(patient, orthopaedist, **choices)
    full = one_page.fullest(plan, list(plan.items.all()), standing.of(patient))
    return Type.TIGHTEST.value.lines - max(Type.TIGHTEST.takes(words) for words in full)


@pytest.mark.parametrize("name", ["movement_cautions", "own_stop_rule"])
def test_a_plan_that_fills_the_page_is_signed_and_one_line_more_is_refused(
    patient, orthopaedist, name
):
    record_disc(patient, orthopaedist)
    free = room(patient, orthopaedist, movement_cautions="x", own_stop_rule="x")
    choices = {"movement_cautions": "x", "own_stop_rule": "x"}
    sign(patient, orthopaedist, **choices | {name: ONE_LINE * (free + 1)})
    with pytest.raises(Invalid) as refusal:
        sign(patient, orthopaedist, **choices | {name: ONE_LINE * (free + 2)})
    assert set(refusal.value.errors) == {name}
    assert "one short line is too many" in str(refusal.value.errors[name])


def test_what_no_text_of_the_clinician_can_mend_stands_above_the_form(patient, orthopaedist):
    with pytest.raises(Invalid) as refusal:
        sign(
            patient,
            orthopaedist,
            activities=[ActivityChoice("pilates", dose="Slowly. " * 1000, deliberate=True)],
            movement_cautions="",
        )
    assert set(refusal.value.errors) == {"plan"}


def test_whatever_comes_later_has_its_place(patient, orthopaedist, ask_red_flags):
    """Against advice, a long consultation, every condition outside the article, in Polish."""
    joined = join(patient, by=orthopaedist, email="reader@patients.example")
    record_disc(joined, orthopaedist)
    joined.clinic.languages = ["en", "pl"]
    joined.clinic.save()
    free = room(joined, orthopaedist, offered=True)
    plan = sign(joined, orthopaedist, offered=True, movement_cautions=ONE_LINE * (free + 1))
    decide(joined, Choice.AGAINST_ADVICE)
    intakes.record_consultation(
        joined, by=orthopaedist, speciality="neurosurgeon", outcome="w" * LONGEST_OUTCOME
    )
    ask_red_flags(joined, orthopaedist, conditions=dict.fromkeys(OUTSIDE, "yes"))
    now = standing.of(joined)
    for language in ("en", "pl"):
        page = plan_pages.for_patient(plan, now, language)
        assert page.against_advice
        assert page.consultation
        assert page.health_notes
        assert paper_type.of(paper_type.of_plan(page)) is not None


def test_the_longest_outcome_of_a_consultation(patient, orthopaedist):
    with pytest.raises(Invalid) as refusal:
        intakes.record_consultation(
            patient, by=orthopaedist, speciality="other", outcome="w" * (LONGEST_OUTCOME + 1)
        )
    assert refusal.value.errors == {"outcome": "Write at most 600 characters."}


def test_it_is_the_same_with_a_signature(patient, orthopaedist):
    assessment = draft(patient, orthopaedist)
    with pytest.raises(Invalid) as refusal:
        signing.sign(
            assessment,
            by=orthopaedist,
            seen=assessment.revision,
            choices=PlanChoices(activities=(ActivityChoice("walking"),)),
            consultation_outcome="w" * (LONGEST_OUTCOME + 1),
        )
    assert refusal.value.errors["consultation_outcome"] == "Write at most 600 characters."


class TestOnThePage:
    def test_it_is_said_while_one_writes(self, as_user, orthopaedist, disc_draft):
        doctor = as_user(orthopaedist)
        assert "On paper the plan is one A4 page." in text(doctor.get(page_of(disc_draft)))
        said = text(
            send(
                doctor,
                page_of(disc_draft),
                movement_cautions=ONE_LINE * 180,
                own_stop_rule="w" * 2000,
                deed="update",
            )
        )
        assert "On paper the plan is one A4 page." not in said
        assert re.search(r"The plan does not stay on one A4 page: about \d+ short lines are", said)

    def test_it_is_refused_at_the_field_and_nothing_is_lost(
        self, as_user, orthopaedist, disc_draft
    ):
        moves = "Lift well.\r\n" * 160
        response = send(
            as_user(orthopaedist),
            page_of(disc_draft),
            movement_cautions=moves,
            activities=["walking"],
            default_stop_rule="on",
            deed="sign",
        )
        found = errors(response)
        assert set(found) == {"movement_cautions"}
        assert "does not stay on one A4 page" in found["movement_cautions"][0]
        assert response.context["form"]["movement_cautions"].value() == moves
        assert standing.of(disc_draft.patient).plan is None
