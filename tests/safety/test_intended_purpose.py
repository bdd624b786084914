"""The statement of purpose, and the version under which the safety layer speaks."""

from assessments import safety
from assessments.safety import intended_purpose
from tests.safety.reading import grade

WHOLE = " ".join(section.text for section in intended_purpose.STATEMENT)


def test_it_says_that_it_is_no_certified_device_and_not_watched():
    assert "This is not a certified medical device." in WHOLE
    assert "not watched in real time" in WHOLE


def test_it_names_the_level_of_evidence_and_where_it_comes_from():
    assert "opinion of one orthopaedist" in WHOLE
    assert "knee and ankle" in WHOLE


def test_the_decision_waives_nothing():
    assert "waives no duty of care" in WHOLE


def test_patients_can_read_their_part():
    assert grade(intended_purpose.FOR_PATIENTS) < 6


def test_guideline_and_safety_layer_are_named_by_edition():
    line = intended_purpose.versions("running-spine/1.0.0")
    assert line == f"Guideline running-spine/1.0.0; safety/{safety.VERSION}"


def test_the_layer_has_its_own_labels_and_a_version_that_fits_its_column():
    assert (safety.LAYER, str(safety.SAFETY_LABEL)) == ("L1", "Safety check")
    assert str(safety.EVIDENCE_LABEL) == "Evidence note"
    assert len(safety.text_version()) <= 20
    assert "not yet reviewed" in str(safety.REVIEW_STATUS)
