"""Cautions on the alternatives: what may be worse than running for some spines."""

import pytest

from assessments.safety import cautions
from assessments.safety.cautions import ACTIVITIES, cautions_for
from tests.safety.reading import grade

# Activity, and its cautions for a stable spine and for a spondylolisthesis or class C4.
TABLE = """
    activity       stable         spondylolisthesis_or_C4                      tick
    running        -              -                                            no
    pilates        begin_gently   begin_gently,deep_extension                  yes
    yoga           begin_gently   begin_gently,deep_extension                  yes
    gym            begin_gently   begin_gently,loaded_lifting,deep_extension   yes
    martial_arts   begin_gently   begin_gently,throws                          yes
    core_plank     begin_gently   begin_gently                                 no
    glute_pelvis   begin_gently   begin_gently                                 no
    stretching     begin_gently   begin_gently,deep_extension                  yes
    regeneration   -              -                                            no
    walking        begin_gently   begin_gently                                 no
    other          begin_gently   begin_gently                                 no
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]


def named(found):
    return ",".join(caution.id for caution in found.cautions) or "-"


@pytest.mark.parametrize("class_code", ["healthy", "conditions", "find_cause", "consult"])
@pytest.mark.parametrize(("activity", "stable", "unstable", "tick"), ROWS)
def test_a_spine_without_slip_and_not_excluded(activity, stable, unstable, tick, class_code):
    found = cautions_for(activity, class_code=class_code)
    assert named(found) == stable
    assert not found.needs_deliberate_tick


@pytest.mark.parametrize(
    ("class_code", "slip"), [("excluded", False), ("excluded", True), ("consult", True)]
)
@pytest.mark.parametrize(("activity", "stable", "unstable", "tick"), ROWS)
def test_spondylolisthesis_or_excluded(activity, stable, unstable, tick, class_code, slip):
    found = cautions_for(activity, class_code=class_code, has_spondylolisthesis=slip)
    assert named(found) == unstable
    assert found.needs_deliberate_tick is (tick == "yes")


def test_the_table_names_every_activity():
    assert tuple(row[0] for row in ROWS) == ACTIVITIES


def test_an_unknown_activity_is_refused():
    with pytest.raises(ValueError, match="Choose one of the activities"):
        cautions_for("chess", class_code="healthy")


@pytest.mark.parametrize(
    ("technique", "back_pain", "caution"),
    [
        ("novice", "settles", True),
        ("novice", "persistent", True),
        ("not_recorded", "settles", True),
        ("novice", "none", False),
        ("ergonomic", "persistent", False),
    ],
)
def test_trail_advice_to_a_novice_with_pain_begins_on_an_even_path(technique, back_pain, caution):
    with_pain = cautions.is_novice_with_pain(technique, back_pain)
    assert with_pain is caution
    found = cautions_for("running", class_code="conditions", novice_with_pain=with_pain)
    assert (cautions.EVEN_PATH_FIRST in found.cautions) is caution


@pytest.mark.parametrize(
    ("class_code", "slip", "stage_unknown", "only"),
    [
        ("excluded", False, False, True),
        ("excluded", True, False, True),
        ("consult", True, True, True),
        ("consult", True, False, False),
        ("consult", False, True, False),
        ("conditions", False, False, False),
    ],
)
def test_alternatives_only_as_far_as_ticked(class_code, slip, stage_unknown, only):
    assert (
        cautions.only_as_ticked(
            class_code=class_code, has_spondylolisthesis=slip, stage_unknown=stage_unknown
        )
        is only
    )


def test_the_patient_reads_only_what_was_ticked_and_that_no_pain_changes_nothing():
    text = cautions.alternatives_as_ticked(["Pilates", "Walking"])
    assert "picked: Pilates, Walking." in text
    assert "yoga" not in text.lower()
    nothing = cautions.alternatives_as_ticked([])
    assert "picked" not in nothing
    for each in (text, nothing):
        assert each.endswith("No pain does not change this.")
        assert grade(each) < 6


@pytest.mark.parametrize(
    ("spine_status", "back_pain", "first"),
    [
        ("not_assessed", "settles", True),
        ("not_assessed", "persistent", True),
        ("not_assessed", "none", False),
        ("no_disease", "persistent", False),
    ],
)
def test_pain_in_a_spine_never_examined_waits_for_the_red_flags(spine_status, back_pain, first):
    assert cautions.red_flags_come_first(spine_status, back_pain) is first


def test_a_spine_never_examined_is_never_called_healthy():
    assert cautions.says_not_examined("not_assessed")
    assert not cautions.says_not_examined("no_disease")
    assert cautions.NOT_EXAMINED == "no spine disease known (not examined)"


def test_patients_can_read_the_cautions():
    texts = [
        each.for_patient
        for activity in ACTIVITIES
        for each in cautions_for(activity, class_code="excluded", novice_with_pain=True).cautions
    ]
    texts += [cautions.NO_PAIN_CHANGES_NOTHING, cautions.LEVEL_WALKING_MEANWHILE]
    assert all(grade(text) < 6 for text in texts)
