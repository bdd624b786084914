"""Templates for common plans: saved from one page, filled in on another, nobody's data in it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from assessments import plan_templates, standing
from assessments.actions import plan_templates as deeds
from assessments.models import Plan, PlanTemplate
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from patients.models import AuditEvent
from patients.refusals import Invalid, NotNow, NotPermitted
from tests.assessments.stories import page_of, record_slip
from tests.patients.pages import filled, send, text

pytestmark = pytest.mark.django_db

CHOSEN = {
    "activities": ["running", "martial_arts"],
    "dose_running": "20 minutes",
    "frequency_martial_arts": "once a week",
    "own_1": "Swimming on the back",
    "own_is_activity_1": "on",
    "order": "own_1 running",
    "movement_cautions": "No deep bending backwards.",
    "own_stop_rule": "Stop and walk home.",
    "template-name": "Back to running",
    "template-months": "3",
}
CHANGES = ((deeds.retire_plan_template, {}), (deeds.rename_plan_template, {"name": "X"}))
WALKS = PlanChoices(activities=(ActivityChoice("walking", "30 minutes", "daily"),))


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def template(patient, orthopaedist):
    """Running and walking, with everything a template can hold."""
    return deeds.save_plan_template(
        patient,
        by=orthopaedist,
        name="Back to running",
        choices=PlanChoices(
            taken=("REC-02",),
            activities=(
                ActivityChoice("running", "20 minutes", "twice a week"),
                ActivityChoice("martial_arts", "with a teacher", "once a week"),
            ),
            own=(OwnItem("Swimming on the back", "on Sundays", is_activity=True),),
            order=("own_1", "running"),
            movement_cautions="No deep bending backwards.",
            own_stop_rule="Stop and walk home.",
        ),
        review_in_months=3,
    )


def save(browser, draft, **typed):
    return send(browser, page_of(draft), **{**CHOSEN, **typed}, deed="save_template")


def fill_in(browser, draft, template, **typed):
    return send(
        browser, page_of(draft), **{"template-picked": str(template.pk), **typed}, deed="fill_in"
    )


class TestSaving:
    def test_what_was_chosen_is_kept_and_nothing_is_signed(self, browser, draft):
        page = save(browser, draft)
        assert "“Back to running” is a template of the clinic now" in text(page)
        kept = PlanTemplate.objects.get()
        assert (kept.name, kept.clinic, kept.review_in_months) == (
            "Back to running",
            draft.clinic,
            3,
        )
        chosen = kept.chosen()
        assert {each.code: each.dose for each in chosen.activities} == {
            "running": "20 minutes",
            "martial_arts": "",
        }
        assert list(chosen.in_order()) == ["own_1", "running", "martial_arts"]
        assert chosen.own_stop_rule == "Stop and walk home."
        assert filled(page)["own_1"] == ["Swimming on the back"]
        assert not Plan.objects.exists()

    def test_what_belongs_to_one_patient_or_signature_stays_behind(self, browser, draft):
        save(
            browser,
            draft,
            recommendations=["REC-14"],
            left_out_REC_02="Her knee",
            deliberate_martial_arts="on",
            default_stop_rule="on",
            review_on="2031-05-06",
            override_words="Her knee",
        )
        kept = PlanTemplate.objects.get().choices
        assert not any(each["deliberate"] for each in kept["activities"])
        assert (kept["left_out"], kept["default_stop_rule"], kept["review_on"]) == ({}, False, "")
        assert "knee" not in str(kept)

    def test_automatic_advice_is_the_class_s_own_and_not_the_template_s(self, browser, draft):
        save(browser, draft)
        automatic = [row.id for row in browser.get(page_of(draft)).context["rows"].automatic]
        assert not set(PlanTemplate.objects.get().choices["taken"]) & set(automatic)

    @pytest.mark.parametrize("where", ["template-name", "own_1", "own_stop_rule", "dose_running"])
    def test_the_patients_name_does_not_go_into_it(self, where, browser, draft):
        name = draft.patient.family_name
        page = save(browser, draft, **{where: f"Slowly, {name}, slowly"})
        assert f"Take out: {name}." in text(page)
        assert not PlanTemplate.objects.exists()

    def test_number_and_birth_date_do_not_either_and_a_word_like_a_name_does(self, draft):
        patient = draft.patient
        patient.given_names = "May"
        for told in (patient.record_number, patient.birth_date.isoformat()):
            assert plan_templates.told_of(patient, f"Plan {told}", WALKS) == [told]
        assert plan_templates.told_of(patient, "One may walk", WALKS) == []
        assert plan_templates.told_of(patient, "For May", WALKS) == ["May"]

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"template-name": " "}, "Enter a name by which colleagues find it."),
            ({"template-months": "99"}, "Enter 1 to 24 months, or nothing."),
            ({"template-months": "soon"}, "Enter 1 to 24 months, or nothing."),
            ({"activities": [], "own_1": ""}, "Tick an activity or write an own item first."),
        ],
    )
    def test_what_is_missing_is_said(self, typed, says, browser, draft):
        assert says in text(save(browser, draft, **typed))
        assert not PlanTemplate.objects.exists()

    def test_one_name_stands_once_and_the_same_again_is_the_same(self, browser, draft):
        save(browser, draft)
        save(browser, draft)
        assert PlanTemplate.objects.count() == 1
        refused = save(browser, draft, **{"template-name": "back TO running", "own_1": "Rowing"})
        assert "There is a template of this name." in text(refused)
        assert PlanTemplate.objects.count() == 1

    def test_the_trail_names_the_clinic_and_no_patient(self, browser, draft):
        save(browser, draft)
        event = AuditEvent.objects.get(event="plan_template.saved")
        assert (event.patient, event.chain) == ("", str(draft.clinic_id))

    def test_a_therapist_saves_none(self, patient, therapist):
        with pytest.raises(NotPermitted):
            deeds.save_plan_template(patient, by=therapist, name="Walks", choices=WALKS)


class TestFillingIn:
    def test_it_stands_in_the_page_and_nothing_is_signed_by_it(self, browser, draft, template):
        page = fill_in(browser, draft, template)
        assert "Filled in from “Back to running”" in text(page)
        sent = filled(page)
        assert set(sent["activities"]) == {"running", "martial_arts"}
        assert sent["dose_running"] == ["20 minutes"]
        assert sent["own_1"] == ["Swimming on the back"]
        assert sent["own_stop_rule"] == ["Stop and walk home."]
        assert sent["movement_cautions"] == ["No deep bending backwards."]
        assert page.context["order"][0].title == "Swimming on the back"
        months = plan_templates.months_after(standing.of(draft.patient).today, 3)
        assert sent["review_on"] == [months.isoformat()]
        draft.refresh_from_db()
        assert (draft.draft_plan, Plan.objects.count()) == ({}, 0)

    def test_what_this_class_does_not_allow_is_left_out_and_said(
        self, browser, patient, orthopaedist, drafted, template
    ):
        record_slip(patient, orthopaedist)
        page = fill_in(browser, drafted(patient, orthopaedist), template)
        assert "running" not in filled(page)["activities"]
        assert "No place in this plan: Running" in text(page)

    def test_a_caution_is_read_anew_and_the_default_is_confirmed_anew(
        self, browser, patient, orthopaedist, drafted
    ):
        record_slip(patient, orthopaedist)
        choices = PlanChoices(activities=(ActivityChoice("pilates", deliberate=True),))
        kept = PlanTemplate.objects.create(
            clinic=patient.clinic,
            recorded_by=orthopaedist,
            name="Old",
            choices={**choices.as_draft(), "default_stop_rule": True},
        )
        sent = filled(fill_in(browser, drafted(patient, orthopaedist), kept))
        assert "deliberate_pilates" not in sent
        assert "default_stop_rule" not in sent

    def test_what_was_typed_already_is_kept(self, browser, draft, template):
        typed = {"own_1": "Rowing", "own_stop_rule": "Sit down.", "dose_running": "slowly"}
        sent = filled(fill_in(browser, draft, template, activities=["running"], **typed))
        assert sent["dose_running"] == ["slowly"]
        assert sent["own_stop_rule"] == ["Sit down."]
        assert [sent["own_1"], sent["own_2"]] == [["Rowing"], ["Swimming on the back"]]

    def test_after_the_last_plan_was_taken_over_both_stand_there(self, browser, draft, template):
        first = send(browser, page_of(draft), activities=["yoga"], deed="take_over")
        page = browser.post(
            page_of(draft), filled(first, **{"template-picked": str(template.pk)}, deed="fill_in")
        )
        assert set(filled(page)["activities"]) == {"yoga", "running", "martial_arts"}

    def test_none_picked_says_what_to_do(self, browser, draft, template):
        assert "Choose a template first." in text(send(browser, page_of(draft), deed="fill_in"))

    def test_a_retired_one_or_one_of_another_clinic_is_not_filled_in(
        self, browser, draft, template, other_orthopaedist, other_clinic, orthopaedist
    ):
        foreign = PlanTemplate.objects.create(
            clinic=other_clinic, recorded_by=other_orthopaedist, name="T", choices=WALKS.as_draft()
        )
        deeds.retire_plan_template(template, by=orthopaedist)
        for each in (foreign, template):
            page = fill_in(browser, draft, each)
            assert "walking" not in filled(page)["activities"]
            assert "Swimming" not in text(page)
            assert "This template is retired. Choose another." in text(page)

    @pytest.mark.parametrize(
        ("day", "months", "after"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2026, 11, 26), 2, date(2027, 1, 26)),
            (date(2026, 12, 1), 24, date(2028, 12, 1)),
        ],
    )
    def test_so_many_months_later_is_the_same_day_or_the_months_last(self, day, months, after):
        assert plan_templates.months_after(day, months) == after


def test_what_is_retired_frees_its_name_and_is_changed_no_more(template, patient, orthopaedist):
    deeds.retire_plan_template(template, by=orthopaedist)
    deeds.save_plan_template(patient, by=orthopaedist, name="Back to running", choices=WALKS)
    for deed, more in (
        (deeds.retire_plan_template, {}),
        (deeds.rename_plan_template, {"name": "X"}),
    ):
        with pytest.raises(NotNow):
            deed(template, by=orthopaedist, **more)


def test_nobody_of_another_clinic_changes_it(template, other_orthopaedist):
    for deed, more in (
        (deeds.retire_plan_template, {}),
        (deeds.rename_plan_template, {"name": "X"}),
    ):
        with pytest.raises(NotPermitted):
            deed(template, by=other_orthopaedist, **more)


def test_a_name_that_is_taken_is_refused(template, patient, orthopaedist):
    other = deeds.save_plan_template(patient, by=orthopaedist, name="Walks", choices=WALKS)
    with pytest.raises(Invalid, match="There is a template of this name"):
        deeds.rename_plan_template(other, by=orthopaedist, name="BACK to running")
    assert deeds.rename_plan_template(other, by=orthopaedist, name="walks").name == "walks"


def test_the_database_keeps_every_template_and_each_name_once(template):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM assessments_plantemplate")
    template.pk, template._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        template.save(force_insert=True)
