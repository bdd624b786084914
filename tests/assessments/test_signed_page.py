"""A signed assessment as it was frozen, taking it back, and the plan on paper."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import decisions, safety, signing
from patients.actions import diagnoses
from patients.models import AuditEvent
from tests.assessments.conftest import choices_for
from tests.assessments.stories import record_disc, sign, signed_page_of
from tests.patients.pages import errors, queries_of, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def assessment(patient, orthopaedist, signed):
    """Signed with walking, no regular core work: C1."""
    return signed(patient, orthopaedist, "walking", core_strengthening="not_regular")


def address(name, assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.patient_id, assessment.pk])


class TestWhatWasSigned:
    def test_class_facts_with_their_sources_and_trace(self, browser, assessment):
        response = browser.get(signed_page_of(assessment))
        shown = response.context["signed"]
        assert (shown.code, shown.label) == ("conditions", "Low risk if conditions are met")
        facts = {fact.name: (fact.value, fact.who) for fact in shown.facts}
        assert facts["Core strengthening"] == ("Not regularly", "Olive Ortho")
        assert facts["Spine"][0] == "No spine disease known (not examined)"
        reason = next(row for row in shown.trace if row.is_reason)
        assert (reason.factor, reason.rank) == ("Core strengthening", 1)
        assert "A24" in [claim.id for claim in reason.claims]
        assert "Signed by Olive Ortho" in text(response)

    def test_nothing_of_it_follows_a_record_that_went_on(
        self, browser, patient, orthopaedist, assessment
    ):
        before = browser.get(signed_page_of(assessment)).context["signed"]
        record_disc(patient, orthopaedist, running_excluded="yes")
        assert browser.get(signed_page_of(assessment)).context["signed"] == before

    def test_an_override_shows_both_classes_and_the_words(
        self, browser, patient, orthopaedist, drafted
    ):
        draft = drafted(patient, orthopaedist, back_pain="persistent", pain_cause="unknown")
        sign(
            draft,
            orthopaedist,
            choices_for(draft, "walking", signed_class="conditions"),
            override_class="conditions",
            override_reason="non_specific_serious_excluded",
            override_words="Examined twice.",
        )
        shown = text(browser.get(signed_page_of(draft)))
        assert "Find out first" in shown
        assert "Beneficial with conditions" in shown
        assert "Examined twice." in shown
        assert "Non-specific after assessment, serious causes excluded" in shown

    def test_what_was_taken_out_says_why(self, browser, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        every = choices_for(draft, "walking").taken
        sign(
            draft,
            orthopaedist,
            choices_for(
                draft,
                "walking",
                taken=tuple(rec for rec in every if rec != "REC-02"),
                left_out={"REC-02": "Fresh scar."},
            ),
        )
        assert "Fresh scar." in text(browser.get(signed_page_of(draft)))

    def test_a_superseded_one_leads_to_the_newer(
        self, browser, patient, orthopaedist, assessment, signed
    ):
        newer = signed(patient, orthopaedist)
        response = browser.get(signed_page_of(assessment))
        assert signed_page_of(newer) in text(response)
        assert "Superseded on" in text(response)
        assert address("withdraw", assessment) not in text(response)

    def test_what_the_patient_saw_follows_the_decision_on_that_plan(
        self, browser, runner, orthopaedist, signed
    ):
        record_disc(runner, orthopaedist)
        older = signed(runner, orthopaedist)
        signed(runner, orthopaedist)
        decisions.decide(
            standing.of(runner).plan,
            by=runner.user,
            choice="will_run_against_advice",
            teach_back="It could hurt more.",
            typed_name="Sam Signin",
            language="en",
        )
        for name in ("signed", "print"):
            plan = browser.get(address(name, older)).context["plan"]
            assert (plan.running, plan.against_advice) == ("Running is not in your plan.", ())

    def test_a_draft_is_not_shown_as_signed(self, browser, patient, orthopaedist, drafted):
        assert browser.get(signed_page_of(drafted(patient, orthopaedist))).status_code == 404

    def test_a_therapist_reads_it_and_takes_nothing_back(self, as_user, therapist, assessment):
        response = as_user(therapist).get(signed_page_of(assessment))
        assert response.status_code == 200
        assert address("withdraw", assessment) not in text(response)

    @pytest.mark.parametrize("name", ["signed", "print", "withdraw"])
    def test_the_front_desk_sees_none_of_it(self, name, as_user, front_desk, assessment):
        assert as_user(front_desk).get(address(name, assessment)).status_code == 403

    @pytest.mark.parametrize("name", ["signed", "print", "withdraw"])
    def test_elsewhere_it_does_not_exist(self, name, as_user, other_orthopaedist, assessment):
        assert as_user(other_orthopaedist).get(address(name, assessment)).status_code == 404

    def test_the_number_of_queries_is_fixed(
        self, browser, patient, orthopaedist, assessment, drafted
    ):
        browser.get(signed_page_of(assessment))
        few = queries_of(lambda: browser.get(signed_page_of(assessment)))
        draft = drafted(patient, orthopaedist, core_strengthening="not_regular", shoes="other")
        many = sign(draft, orthopaedist, choices_for(draft, "walking", "yoga", "gym", "pilates"))
        assert queries_of(lambda: browser.get(signed_page_of(many))) <= few


class TestTakingItBack:
    def test_says_before_what_the_patient_will_see(self, browser, assessment):
        shown = text(browser.get(address("withdraw", assessment)))
        assert "The patient reads that this plan was taken back today" in shown

    def test_needs_a_reason(self, browser, patient, assessment):
        response = send(browser, address("withdraw", assessment))
        assert errors(response) == {
            "reason": ["Say why you withdraw it; colleagues will read this."]
        }
        assert standing.of(patient).verdict == assessment

    def test_ends_it_and_keeps_it_readable(self, browser, patient, assessment):
        response = send(browser, address("withdraw", assessment), reason="Wrong patient.")
        assert response.url == signed_page_of(assessment)
        assert standing.of(patient).verdict is None
        shown = text(browser.get(signed_page_of(assessment)))
        assert "Wrong patient." in shown
        assert "No longer in force" in shown

    def test_happens_once(self, browser, orthopaedist, assessment):
        signing.withdraw(assessment, by=orthopaedist, reason="Wrong patient.")
        response = browser.get(address("withdraw", assessment))
        assert response.status_code == 409
        assert "nothing to withdraw" in text(response)

    def test_is_refused_to_a_therapist(self, as_user, therapist, assessment):
        assert as_user(therapist).get(address("withdraw", assessment)).status_code == 403


RUNNING_IS_GOOD = "Running is good for you if you do a few things."
TRAIN = "You need to train your middle often."


class TestWhileARedFlagIsOpen:
    """What the patient must not read meanwhile is neither shown as the patient's nor printed."""

    @pytest.fixture
    def emergency(self, patient, orthopaedist, assessment, ask_red_flags):
        return ask_red_flags(patient, orthopaedist, RF_03="yes")

    @pytest.fixture
    def urgent(self, patient, orthopaedist, assessment, ask_red_flags):
        return ask_red_flags(patient, orthopaedist, RF_10="yes")

    def test_in_an_emergency_the_notice_stands_in_place_of_the_sheet(
        self, browser, assessment, emergency
    ):
        shown = text(browser.get(address("print", assessment)))
        assert "Safety check positive (RF-03): assess today" in shown
        assert reverse("assessments:safety_outcome", args=[assessment.patient_id]) in shown
        for held_back in (RUNNING_IS_GOOD, TRAIN, "Walking", "data-print", 'class="sheet '):
            assert held_back not in shown

    def test_in_an_emergency_the_patients_version_is_the_emergency_page(
        self, browser, assessment, emergency
    ):
        shown = text(browser.get(signed_page_of(assessment)))
        assert shown.index("Safety check positive (RF-03)") < shown.index("What was known")
        assert "how to get help, and nothing about running" in shown
        for held_back in (RUNNING_IS_GOOD, TRAIN, address("print", assessment)):
            assert held_back not in shown

    @pytest.mark.parametrize("name", ["signed", "print"])
    def test_a_diagnosis_that_is_an_emergency_counts_as_one(
        self, name, browser, patient, orthopaedist, assessment
    ):
        diagnoses.record(
            patient,
            by=orthopaedist,
            catalogue_key="cauda-equina",
            region="lumbar",
        )
        shown = text(browser.get(address(name, assessment)))
        assert "This diagnosis is an emergency." in shown
        assert TRAIN not in shown

    def test_with_an_urgent_flag_the_sheet_says_not_to_run_and_what_to_do_meanwhile(
        self, browser, assessment, urgent
    ):
        shown = text(browser.get(address("print", assessment)))
        sheet = shown[shown.index('class="sheet ') :]
        assert "see the patient within days" in shown
        for kept in (
            "Do not run until you have been seen.",
            "Walking",
            "Get help now (call 112) if",
            "Signed by Olive Ortho",
        ):
            assert kept in sheet
        for held_back in (RUNNING_IS_GOOD, TRAIN, "Step 1: slow down and walk.", "<h2>Running"):
            assert held_back not in sheet

    def test_running_itself_is_no_activity_until_the_patient_has_been_seen(
        self, browser, patient, orthopaedist, signed, ask_red_flags
    ):
        assessment = signed(patient, orthopaedist, "running", "walking")
        ask_red_flags(patient, orthopaedist, RF_10="yes")
        for name in ("print", "signed"):
            options = browser.get(address(name, assessment)).context["plan"].options
            assert [option.name for option in options] == ["Walking"]

    def test_with_an_urgent_flag_the_patients_version_is_what_the_patient_sees(
        self, browser, assessment, urgent
    ):
        shown = text(browser.get(signed_page_of(assessment)))
        seen = shown[shown.index("What the patient sees today") :]
        assert "Do not run until you have been seen." in seen
        assert "Walking" in seen
        for held_back in (RUNNING_IS_GOOD, TRAIN, "Step 1: slow down and walk."):
            assert held_back not in seen

    @pytest.mark.parametrize("name", ["signed", "print"])
    def test_of_an_ended_plan_nothing_is_left(
        self, name, browser, orthopaedist, assessment, urgent
    ):
        signing.withdraw(assessment, by=orthopaedist, reason="Wrong patient.")
        response = browser.get(address(name, assessment))
        assert response.context["plan"] is None
        assert "see the patient within days" in text(response)

    def test_once_cleared_everything_is_back(self, browser, orthopaedist, assessment, emergency):
        safety.clear_safety_check(emergency, by=orthopaedist, reason="Looked into; nothing found.")
        assert TRAIN in text(browser.get(address("print", assessment)))
        assert TRAIN in text(browser.get(signed_page_of(assessment)))


class TestOnPaper:
    def test_everything_to_hand_over(self, browser, patient, assessment):
        shown = text(browser.get(address("print", assessment)))
        for words in (
            "Harbour Spine Clinic",
            "Rita Runner",
            "Running is good for you if you do a few things.",
            "Walking",
            "You need to train your middle often.",
            "Step 1: slow down and walk.",
            "Get help now (call 112) if",
            "the skin between your legs is numb or tingly",
            "Signed by Olive Ortho",
            "running-spine/1.0.0",
        ):
            assert words in shown

    def test_the_clinic_may_keep_the_class_to_its_clinicians(self, browser, patient, assessment):
        patient.clinic.class_for_clinicians_only = True
        patient.clinic.save()
        shown = text(browser.get(address("print", assessment)))
        assert "Running is good for you if" not in shown
        assert "Your plan" in shown

    def test_an_ended_plan_is_not_handed_over(self, browser, orthopaedist, assessment):
        signing.withdraw(assessment, by=orthopaedist, reason="Wrong patient.")
        assert "Do not hand it over." in text(browser.get(address("print", assessment)))

    def test_that_it_was_printed_is_on_record(self, browser, patient, assessment):
        browser.get(address("print", assessment))
        last = AuditEvent.objects.filter(patient=patient.pk).latest("number")
        assert last.event == "plan.printed"
