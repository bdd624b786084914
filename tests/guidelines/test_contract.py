"""The JSON contract: the published example to the letter, and errors that say what to do."""

import json

import pytest

from assessments.guidelines.contract import answer_case, answer_line
from tests.guidelines.reading import BEST, EDITION

EXAMPLE = {
    "id": "case-1",
    "diagnoses": [{"kind": "discopathy"}],
    "examined": True,
    "back_pain": "settles",
    "pain_cause": "unknown",
    "technique": "novice",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "low_cushion_trail",
}
ANSWERED = {
    "id": "case-1",
    "edition": "running-spine/1.0.0",
    "class": "consult",
    "rank": 3,
    "label": "High risk",
    "provisional": True,
    "reasons": ["spine"],
    "factors": {
        "spine": 3,
        "pain": 1,
        "technique": 1,
        "core": 0,
        "stretching": 0,
        "regeneration": 0,
        "surface_and_shoes": 0,
    },
    "range": ["consult", "excluded"],
    "deciding_questions": [
        {
            "fact": "spine_status",
            "ranges": {
                "disease_not_advanced": ["consult", "consult"],
                "disease_advanced": ["excluded", "excluded"],
            },
        }
    ],
    "changes": [
        {"factors": ["technique"], "answers": {"technique": "ergonomic"}, "class": "consult"}
    ],
    "warnings": [],
}
HEALTHY = {"id": "h", **BEST}


def errors(**given) -> dict[str, str]:
    """The errors of a healthy case with these keys changed; None leaves a key out."""
    case = {key: value for key, value in {**HEALTHY, **given}.items() if value is not LEFT_OUT}
    answered = answer_case(case)
    assert set(answered) == {"id", "errors"}
    return answered["errors"]


LEFT_OUT = object()


class TestTheExample:
    def test_to_the_letter(self):
        answered = answer_case(EXAMPLE)
        recommendations = answered.pop("recommendations")
        assert answered == ANSWERED
        assert list(answered) == list(ANSWERED)
        assert recommendations[:2] == [
            {"id": "REC-01", "mode": "automatic", "claims": ["A25", "A27", "A28"]},
            {
                "id": "REC-02",
                "mode": "offered",
                "claims": ["A20", "A21", "A23", "A24", "A29"],
            },
        ]
        assert [each["id"] for each in recommendations[2:]] == [
            f"REC-{number:02}" for number in (3, 4, 5, 6, 8, 9, 11, 12, 13, 14, 15, 16, 20)
        ]

    def test_survives_json(self):
        line = json.dumps(EXAMPLE)
        assert json.loads(json.dumps(answer_line(line, 1, EDITION))) == answer_case(EXAMPLE)

    def test_answers_do_not_share_what_a_caller_may_change(self):
        first = answer_case(EXAMPLE)
        first["recommendations"][0]["claims"].clear()
        first["deciding_questions"][0]["ranges"].clear()
        first["changes"][0]["answers"].clear()
        first["factors"].clear()
        assert answer_case(EXAMPLE)["deciding_questions"] == ANSWERED["deciding_questions"]
        assert answer_case(EXAMPLE)["changes"] == ANSWERED["changes"]
        assert answer_case(EXAMPLE)["factors"] == ANSWERED["factors"]
        assert answer_case(EXAMPLE)["recommendations"][0]["claims"]


class TestDefaults:
    def test_lifestyle_is_not_recorded(self):
        answered = answer_case({"diagnoses": [], "back_pain": "none"})
        assert answered["class"] == "conditions"
        assert answered["range"] == ["healthy", "excluded"]
        assert answered["id"] is None

    def test_not_examined(self):
        assert answer_case({"diagnoses": [], "back_pain": "none"})["provisional"]
        seen = answer_case({"diagnoses": [], "examined": True, "back_pain": "none"})
        assert not seen["provisional"]

    def test_circumstances_choose_advice(self):
        given = {**EXAMPLE, "consultation": "orthopaedist", "decision": "will_run_within_plan"}
        found = {each["id"]: each["mode"] for each in answer_case(given)["recommendations"]}
        assert "REC-11" not in found
        assert found["REC-05"] == "automatic"
        given = {**HEALTHY, "difficulty_stopping": "yes", "runs_now": "no"}
        assert "REC-16" in {each["id"] for each in answer_case(given)["recommendations"]}

    def test_a_patient_reported_disease_ignores_its_judgement(self):
        reported = {
            "kind": "discopathy",
            "verification": "patient_reported",
            "running_excluded": "yes",
        }
        answered = answer_case({**EXAMPLE, "diagnoses": [reported]})
        assert answered["class"] == "find_cause"


class TestContradiction:
    @pytest.mark.parametrize("status", ["no_disease", "not_assessed", "disease_reported"])
    def test_a_spinal_cause_without_a_confirmed_disease_is_classified_and_said(self, status):
        pain = {"back_pain": "settles", "pain_cause": "spinal_disease"}
        answered = answer_case({**HEALTHY, "spine_status": status, **pain})
        assert answered["class"] == "consult"
        (warning,) = answered["warnings"]
        assert "record the disease or change the cause" in warning
        case = EDITION.case({**BEST, "spine_status": status, **pain})
        assert set(EDITION.evaluate(case).contradictions()) == {"pain_cause"}

    def test_with_a_confirmed_disease_there_is_nothing_to_say(self):
        pain = {"back_pain": "settles", "pain_cause": "spinal_disease"}
        case = {**HEALTHY, "spine_status": "disease_not_advanced", **pain}
        assert answer_case(case)["warnings"] == []


class TestErrors:
    def test_a_required_answer_is_missing(self):
        assert errors(back_pain=LEFT_OUT) == {
            "back_pain": "Choose whether there is back pain. Use one of: none, settles, persistent."
        }

    def test_pain_without_its_cause(self):
        assert errors(back_pain="settles") == {
            "pain_cause": "Choose what caused the pain, or 'not known yet'. "
            "Use one of: muscle_weakness, unknown, other_known, spinal_disease."
        }

    def test_a_cause_without_pain(self):
        assert errors(pain_cause="unknown") == {
            "pain_cause": "Leave pain_cause out: it goes only with back_pain settles or persistent."
        }

    @pytest.mark.parametrize("value", ["expert", "", None, 1, True, ["novice"], {"a": 1}])
    def test_a_value_outside_the_domain_names_the_allowed_ones(self, value):
        assert errors(technique=value) == {
            "technique": f"technique cannot be {json.dumps(value)}. "
            "Use one of: ergonomic, novice, not_recorded."
        }

    def test_an_unknown_key_names_the_known_ones(self):
        says = errors(tecnique="novice")["tecnique"]
        assert says.startswith("Nothing is asked under this name. Use one of: id, diagnoses,")

    def test_the_spine_named_twice(self):
        found = errors(diagnoses=[], examined=True)
        assert set(found) == {"spine_status", "diagnoses", "examined"}
        assert found["diagnoses"] == (
            "Give either spine_status, or diagnoses with examined, not both."
        )

    def test_the_spine_not_named(self):
        assert errors(spine_status=LEFT_OUT) == {
            "spine_status": "Give spine_status, or diagnoses (an empty list if there is none) "
            "with examined."
        }

    def test_examined_alone_does_not_name_the_spine(self):
        assert set(errors(spine_status=LEFT_OUT, examined=True)) == {"spine_status"}

    @pytest.mark.parametrize("value", ["yes", 1, None])
    def test_examined_is_true_or_false(self, value):
        assert errors(spine_status=LEFT_OUT, diagnoses=[], examined=value) == {
            "examined": "examined is true or false, without quotes."
        }

    def test_diagnoses_that_are_no_list(self):
        assert errors(spine_status=LEFT_OUT, diagnoses={"kind": "discopathy"}) == {
            "diagnoses": "Give diagnoses as a list, empty if there is none."
        }

    @pytest.mark.parametrize(
        ("diagnosis", "says"),
        [
            ("discopathy", "Diagnosis 2: give it as an object"),
            ({"kind": ""}, 'Diagnosis 2: kind cannot be "".'),
            ({"kind": "disc"}, 'Diagnosis 2: kind cannot be "disc". Use one of: discopathy,'),
            ({"running_excluded": "no"}, "Diagnosis 2: Answer kind."),
            ({"kind": "cause", "level": "L5"}, "Diagnosis 2: level: Nothing is recorded of a"),
            ({"kind": "cause", "status": None}, "Diagnosis 2: status cannot be null."),
        ],
    )
    def test_a_diagnosis_that_cannot_be_read_is_named_by_its_place(self, diagnosis, says):
        found = errors(spine_status=LEFT_OUT, diagnoses=[{"kind": "symptom"}, diagnosis])
        assert found["diagnoses"].startswith(says)

    def test_an_id_that_is_no_text(self):
        answered = answer_case({**HEALTHY, "id": 7})
        assert answered == {"id": 7, "errors": {"id": 'Give the id as text, such as "case-1".'}}

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("consultation", "physiotherapist"),
            ("consultation", "none"),
            ("runs_now", True),
            ("difficulty_stopping", "not_recorded"),
            ("decision", "will_run"),
        ],
    )
    def test_a_circumstance_outside_its_values(self, key, value):
        assert errors(**{key: value})[key].startswith(f"{key} cannot be {json.dumps(value)}. Use")

    def test_all_errors_of_a_case_at_once(self):
        assert set(errors(back_pain="a", shoes="b", runs_now="c", colour="d")) == {
            "back_pain",
            "shoes",
            "runs_now",
            "colour",
        }

    def test_a_case_that_is_no_object(self):
        assert set(answer_case([HEALTHY])["errors"]) == {"case"}


class TestLines:
    @pytest.mark.parametrize(
        ("line", "says"),
        [
            (b"{", "Line 4: It is not JSON: "),
            ("{'id': 1}", "Line 4: It is not JSON: "),
            (b'{"id": "\xff"}', "Line 4: It is not UTF-8 text."),
            (b"[" * 100_000, "Line 4: It is nested too deeply."),
            (b'{"id": NaN}', "Line 4: NaN is not a number that JSON has."),
            (b'{"id": -1e999}', "Line 4: -1e999 is not a number that JSON has."),
            (b'{"id": "a", "id": "b"}', "Line 4: The key 'id' stands there twice; give it once."),
        ],
    )
    def test_an_unreadable_line_is_named(self, line, says):
        answered = answer_line(line, 4, EDITION)
        assert answered["id"] is None
        assert answered["errors"]["line"].startswith(says)

    def test_an_id_that_is_a_number_is_given_back(self):
        answered = answer_line(b'{"id": 1.5}', 4, EDITION)
        assert answered["id"] == 1.5
        assert "id" in answered["errors"]

    def test_a_byte_order_mark_is_passed_over(self):
        line = b"\xef\xbb\xbf" + json.dumps(HEALTHY).encode()
        assert answer_line(line, 1, EDITION)["class"] == "healthy"
