"""From diagnoses to what is known of the spine: the worst that counts, and what it may be."""

import pytest

from assessments.engine import CaseErrors
from tests.guidelines.reading import EDITION, answer, codes, diagnosed, table

DISC = {"kind": "discopathy"}
DERIVED = table("""
    | diagnoses                            | examined | status                | may be | disc |
    | -                                    | yes      | no_disease            | N      | no   |
    | -                                    | no       | not_assessed          | N D A  | no   |
    | discopathy                           | yes      | disease_stage_unknown | D A    | yes  |
    | discopathy no                        | yes      | disease_not_advanced  | D      | yes  |
    | spondylolisthesis yes                | yes      | disease_advanced      | A      | no   |
    | other_spine_disease not_judged       | no       | disease_stage_unknown | D A    | no   |
    | discopathy reported                  | no       | disease_reported      | N D A  | yes  |
    | discopathy yes reported              | yes      | disease_reported      | N D A  | yes  |
    | discopathy refuted                   | yes      | no_disease            | N      | no   |
    | discopathy refuted                   | no       | not_assessed          | N D A  | no   |
    | discopathy entered_in_error          | yes      | no_disease            | N      | no   |
    | discopathy yes resolved              | yes      | no_disease            | N      | no   |
    | symptom yes                          | yes      | no_disease            | N      | no   |
    | cause yes                            | yes      | no_disease            | N      | no   |
    | emergency yes                        | yes      | no_disease            | N      | no   |
    | discopathy no, spondylolisthesis     | yes      | disease_stage_unknown | D A    | yes  |
    | discopathy no, spondylolisthesis yes | yes      | disease_advanced      | A      | yes  |
    | discopathy, spondylolisthesis yes    | yes      | disease_advanced      | A      | yes  |
    | discopathy no, discopathy reported   | yes      | disease_not_advanced  | D A    | yes  |
    | discopathy, discopathy reported      | yes      | disease_stage_unknown | D A    | yes  |
    | discopathy no, symptom, cause        | yes      | disease_not_advanced  | D      | yes  |
    | discopathy reported, symptom         | yes      | disease_reported      | N D A  | yes  |
""")
LETTERS = {"N": "no_disease", "D": "disease_not_advanced", "A": "disease_advanced"}
SPELT = {"reported": "patient_reported"}
FIELD_OF = {
    "no": "running_excluded",
    "not_judged": "running_excluded",
    "yes": "running_excluded",
    "reported": "verification",
    "refuted": "verification",
    "entered_in_error": "verification",
    "resolved": "status",
}


def read(text: str) -> list:
    found = []
    for one in filter(None, text.split(",")):
        kind, *rest = one.split()
        given = {FIELD_OF[word]: SPELT.get(word, word) for word in rest}
        found.append(EDITION.diagnosis({"kind": kind, **given}))
    return found


@pytest.mark.parametrize("row", DERIVED, ids=lambda row: f"{row[0] or 'none'}, examined {row[1]}")
def test_derived(row):
    diagnoses, examined, status, may_be, discopathy = row
    spine = EDITION.derive_spine_status(read(diagnoses), examined=examined == "yes")
    assert spine.status == status
    assert spine.may_be == tuple(LETTERS[letter] for letter in may_be.split())
    assert spine.discopathy == (discopathy == "yes")
    assert spine.certain == (len(spine.may_be) == 1)


def test_a_reported_disease_beside_a_confirmed_one_reaches_up_to_excluded():
    case = diagnosed(
        {"kind": "discopathy", "running_excluded": "no"},
        {"kind": "discopathy", "verification": "patient_reported"},
    )
    given = EDITION.evaluate(case)
    assert given.risk_class.code == "consult"
    assert codes(given.range) == ["consult", "excluded"]
    assert given.provisional
    (question,) = given.deciding_questions
    assert question.fact.name == "spine_status"
    assert {value: codes(span) for value, span in question.ranges.items()} == {
        "disease_not_advanced": ["consult", "consult"],
        "disease_advanced": ["excluded", "excluded"],
    }


def test_a_judged_disease_leaves_nothing_open():
    given = EDITION.evaluate(diagnosed({"kind": "discopathy", "running_excluded": "no"}))
    assert codes(given.range) == ["consult", "consult"]
    assert not given.provisional


@pytest.mark.parametrize(
    "provisional", ["not_assessed", "disease_reported", "disease_stage_unknown"]
)
def test_provisional_statuses(provisional):
    assert answer(spine_status=provisional).provisional


@pytest.mark.parametrize("final", ["no_disease", "disease_not_advanced", "disease_advanced"])
def test_final_statuses(final):
    assert not answer(spine_status=final).provisional


def test_the_disc_is_carried_to_the_surgery_warning():
    ids = {
        recommendation.id for recommendation, _ in EDITION.evaluate(diagnosed(DISC)).recommendations
    }
    assert "REC-15" in ids


class TestADiagnosisThatCannotBeRead:
    @pytest.mark.parametrize(
        ("given", "field", "says"),
        [
            ({}, "kind", "Answer kind. Use one of: discopathy, spondylolisthesis,"),
            ({"kind": "disc"}, "kind", 'kind cannot be "disc". Use one of: discopathy,'),
            ({**DISC, "verification": "sure"}, "verification", 'verification cannot be "sure".'),
            ({**DISC, "level": "L5/S1"}, "level", "level: Nothing is recorded of a diagnosis"),
        ],
    )
    def test_says_what_to_do(self, given, field, says):
        with pytest.raises(CaseErrors) as raised:
            EDITION.diagnosis(given)
        assert raised.value.errors[field].startswith(says)
