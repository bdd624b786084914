"""Plans over REST: whole to the staff; to the patient in the patient's words and nothing else."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import decisions, signing
from assessments.models import PlanItem
from tests.api.conftest import NOTE, OVERRIDE, check_red_flags

pytestmark = pytest.mark.django_db

LINE = {"id", "assessment", "class_code", "in_force", "signed_at", "signed_by", "review_on"}
WHOLE = LINE | {
    "language", "texts", "items", "left_out", "stop_rule_kind", "own_stop_rule",
    "movement_cautions",
}  # fmt: skip
OWN = {"held_back", "notice", "decision", "plan_id", "plan"}
ADVICE = {"text", "dose", "grounds"}
OWN_PLAN = {
    "shown_class", "markers", "health_notes", "consultation", "options", "running_option",
    "in_order", "own_items",
    "movement_cautions", "running", "running_advice", "conditions_intro", "conditions",
    "all_conditions", "all_conditions_then", "cannot_change", "advice", "against_advice_heading",
    "against_advice",
    "stop_rule", "help_lines", "emergency_number", "clinic_name", "clinic_phone", "review_on",
    "signed_by", "signed_on", "edition", "provenance",
}  # fmt: skip
INSIDE = {
    "shown_class": {"title", "text", "grounds"},
    "in_order": {"name", "often"},
    "options": {"name", "what", "why", "begin", "mind", "often", "note", "grounds"},
    "running_option": {"name", "what", "why", "begin", "mind", "often", "note", "grounds"},
    "running_advice": ADVICE,
    "advice": ADVICE,
    "against_advice": ADVICE,
    "conditions": {"text", "strength", "effect", "then", "grounds"},
    "all_conditions_then": {"holds", "gone"},
    "stop_rule": {"kind", "heading", "intro", "steps", "source", "grounds"},
}


@pytest.fixture
def of(runner):
    return f"patients/{runner.pk}/"


def own_plan(of, runner, asking):
    answer = asking(runner.user).get(f"{of}plan/")
    assert answer.status_code == 200
    assert set(answer.json()) == OWN
    return answer.json()


def test_the_patient_reads_exactly_this(of, runner, signed_plan, asking):
    own = own_plan(of, runner, asking)
    assert (own["held_back"], own["notice"], own["decision"]) == (None, None, "pending")
    assert own["plan_id"] == str(signed_plan.pk)
    plan = own["plan"]
    assert set(plan) == OWN_PLAN
    for part, keys in INSIDE.items():
        for each in plan[part] if isinstance(plan[part], list) else [plan[part]]:
            assert set(each) == keys, part
    assert [option["name"] for option in plan["options"]] == ["Pilates"]
    assert plan["signed_by"] == "Olive Ortho"


def test_no_internal_note_and_no_clinicians_text_reaches_the_patient(
    of, runner, signed_plan, asking
):
    system = asking(runner.user)
    told = "".join(
        system.get(path).content.decode()
        for path in ("patients/", of, f"{of}plan/", f"{of}diagnoses/", f"{of}plans/", "guideline/")
    )
    frozen = signed_plan.texts["en"]
    written_for_clinicians = {
        item.texts["en"].get("clinician", "") for item in signed_plan.items.all()
    }
    written_for_clinicians |= {each["clinician"] for each in frozen["conditions"]}
    kept = {item.texts["en"].get("text") for item in signed_plan.items.all()}
    for words in (NOTE, OVERRIDE, *sorted(written_for_clinicians - kept - {""})):
        assert json.dumps(words)[1:-1] not in told


def test_the_staff_read_the_plan_whole(of, signed_plan, therapist, asking):
    system = asking(therapist)
    (line,) = system.get(f"{of}plans/").json()
    whole = system.get(f"{of}plans/{signed_plan.pk}/").json()
    assert (set(line), set(whole)) == (LINE, WHOLE)
    assert {name: whole[name] for name in LINE} == line
    assert whole["texts"] == signed_plan.texts
    assert len(whole["items"]) == signed_plan.items.count()
    assert whole["items"][0] == {
        "position": 1,
        "kind": "activity",
        "mode": "shown",
        "activity": "pilates",
        "recommendation": "",
        "dose": "",
        "frequency": "twice a week",
        "claims": signed_plan.items.first().claims,
        "texts": signed_plan.items.first().texts,
    }


def test_a_decision_reveals_what_was_kept_back(of, runner, signed_plan, asking):
    assert own_plan(of, runner, asking)["plan"]["against_advice"] == []
    decisions.decide(
        signed_plan,
        by=runner.user,
        choice="will_run_against_advice",
        teach_back="It may hurt more.",
        typed_name="Sam Signin",
        language="en",
    )
    own = own_plan(of, runner, asking)
    assert own["decision"] == "will_run_against_advice"
    revealed = [advice["text"] for advice in own["plan"]["against_advice"]]
    kept_back = signed_plan.items.filter(mode=PlanItem.Mode.IF_RUNNING)
    assert set(revealed) >= {item.texts["en"]["text"] for item in kept_back} - {""}


@pytest.mark.parametrize(
    ("flag", "held_back", "heading"),
    [
        ("RF_01", "emergency", "Get help now"),
        ("RF_12", "urgent", "Do not run until you have been seen."),
    ],
)
def test_nothing_about_running_stands_beside_an_open_red_flag(
    flag, held_back, heading, of, runner, signed_plan, asking
):
    follow_up = {"RF_12a": "no"} if flag == "RF_12" else {}
    check_red_flags(runner, runner.user, **{flag: "yes"}, **follow_up)
    own = own_plan(of, runner, asking)
    assert (own["held_back"], own["notice"]["heading"]) == (held_back, heading)
    assert (own["plan"], own["plan_id"]) == (None, None)


def test_the_class_stays_hidden_where_the_clinic_shows_it_to_clinicians_only(
    of, runner, clinic, signed_plan, asking
):
    type(clinic).objects.filter(pk=clinic.pk).update(class_for_clinicians_only=True)
    own = own_plan(of, runner, asking)
    assert own["plan"]["shown_class"] is None
    assert signed_plan.texts["en"]["class"]["title"] not in json.dumps(own)
    assert "excluded" not in json.dumps(own)


def test_before_a_plan_and_after_its_withdrawal_there_is_none(
    of, runner, orthopaedist, signed_plan, asking
):
    signing.withdraw(signed_plan.assessment, by=orthopaedist, reason="Wrong patient.")
    own = own_plan(of, runner, asking)
    assert (own["plan"], own["plan_id"], own["held_back"]) == (None, None, None)
    assert "Wrong patient." not in json.dumps(own)
    assert asking(orthopaedist).get(f"{of}plans/").json()[0]["in_force"] is False


def test_a_list_of_plans_costs_no_more_queries_than_one(
    of, signed_plan, orthopaedist, runner, asking
):
    system = asking(orthopaedist)

    def queries(path):
        with CaptureQueriesContext(connection) as made:
            assert system.get(path).status_code == 200
        return len(made)

    with_one = queries(f"{of}plans/")
    PlanItem.objects.bulk_create(
        PlanItem(
            clinic=runner.clinic,
            patient=runner,
            plan=signed_plan,
            position=100 + number,
            kind="own",
            texts={"en": {"title": "One more thing"}},
        )
        for number in range(5)
    )
    whole = queries(f"{of}plans/{signed_plan.pk}/")
    assert queries(f"{of}plans/") == with_one
    assert whole == with_one + 1
