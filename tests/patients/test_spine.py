"""The levels of a spine, the regions they lie in, and the grades found there."""

from decimal import Decimal
from itertools import pairwise

import pytest

from patients import spine
from patients.spine_drawing import VIEW_BOX, Mark, drawing, placed

# Each border between regions, from both sides.
BORDERS = """
    level    cervical  thoracic  lumbar  lumbosacral
    C6/C7    yes       no        no      no
    C7/T1    yes       no        no      no
    T1/T2    no        yes       no      no
    T11/T12  no        yes       no      no
    T12/L1   no        yes       no      no
    L1/L2    no        no        yes     no
    L4/L5    no        no        yes     no
    L5/S1    no        no        yes     yes
"""


def border_cases():
    header, *rows = (line.split() for line in BORDERS.strip().splitlines())
    for level, *answers in rows:
        for region, answer in zip(header[1:], answers, strict=True):
            yield pytest.param(level, region, answer == "yes", id=f"{level} {region}")


@pytest.mark.parametrize(("level", "region", "belongs"), list(border_cases()))
def test_a_level_belongs_to_its_region_and_to_no_other(level, region, belongs):
    assert (level in spine.levels_of(region)) is belongs
    if belongs:
        spine.check_level(region, level)
    else:
        with pytest.raises(ValueError, match=f"{level} is .*Change the level or the region"):
            spine.check_level(region, level)


@pytest.mark.parametrize(
    ("levels", "among", "region"),
    [
        ("L5/S1", "lumbar lumbosacral", "lumbosacral"),
        ("L5/S1", "lumbar", "lumbar"),
        ("L4/L5 L5/S1", "lumbar lumbosacral", "lumbar"),
        ("C7/T1", "cervical thoracic lumbar", "cervical"),
        ("C7/T1 T1/T2", "cervical thoracic lumbar", ""),
        ("L4/L5", "cervical", ""),
        ("L6/L7", "lumbar", ""),
        ("", "lumbar", ""),
    ],
)
def test_levels_say_their_region_where_only_one_holds_them_all(levels, among, region):
    assert spine.region_of(levels.split(), among.split()) == region


def test_levels_run_from_the_skull_downward():
    assert len(spine.LEVELS) == 25
    assert spine.LEVELS[0] == "C0/C1"
    assert spine.LEVELS[7:9] == ("C7/T1", "T1/T2")
    assert spine.LEVELS[19:21] == ("T12/L1", "L1/L2")
    assert spine.LEVELS[-1] == "L5/S1"
    assert [level for level, _label in spine.LEVEL_CHOICES] == list(spine.LEVELS)


@pytest.mark.parametrize(
    ("region", "count"),
    [("cervical", 8), ("thoracic", 12), ("lumbar", 5), ("lumbosacral", 1), ("unspecified", 0)],
)
def test_each_region_has_its_number_of_levels(region, count):
    assert len(spine.levels_of(region)) == count


def test_every_level_lies_in_some_region():
    named = {level for region in spine.REGIONS for level in spine.levels_of(region)}
    assert named == set(spine.LEVELS)


def test_an_unspecified_region_takes_no_level():
    with pytest.raises(ValueError, match="Choose the region before the level: L4/L5 is lumbar"):
        spine.check_level("unspecified", "L4/L5")


def test_the_sentence_names_both_regions_of_the_lowest_level():
    with pytest.raises(ValueError, match="L5/S1 is lumbar or lumbosacral, not cervical"):
        spine.check_level("cervical", "L5/S1")


@pytest.mark.parametrize("level", ["L6/S1", "L5/L4", "l4/l5", "L4", ""])
def test_a_level_that_no_spine_has_is_refused(level):
    with pytest.raises(ValueError, match="Choose a level between C0/C1 and L5/S1"):
        spine.check_level("lumbar", level)


def test_a_region_that_no_spine_has_is_refused():
    with pytest.raises(ValueError, match="Choose a region"):
        spine.levels_of("sacral")


@pytest.mark.parametrize(("level", "disc"), [("C0/C1", False), ("C1/C2", False), ("C2/C3", True)])
def test_discs_begin_below_the_second_vertebra(level, disc):
    if disc:
        spine.check_disc_level(level)
    else:
        with pytest.raises(ValueError, match=f"There is no disc at {level}"):
            spine.check_disc_level(level)


def test_the_spine_has_twenty_three_discs():
    assert len(set(spine.LEVELS) - set(spine.LEVELS_WITHOUT_DISC)) == 23


# Meyerding: each threshold from both sides.
@pytest.mark.parametrize(
    ("percent", "grade"),
    [
        ("0.1", "I"),
        ("25", "I"),
        ("25.1", "II"),
        ("50", "II"),
        ("50.1", "III"),
        ("75", "III"),
        ("75.1", "IV"),
        ("100", "IV"),
        ("100.1", "V"),
        ("200", "V"),
    ],
)
def test_a_measured_slip_has_one_meyerding_grade(percent, grade):
    assert spine.meyerding_of(Decimal(percent)) == grade
    spine.check_slip(grade, Decimal(percent))
    for other in set(spine.GRADES) - {grade}:
        with pytest.raises(ValueError, match=f"is grade {grade}, and you chose {other}: slip over"):
            spine.check_slip(other, Decimal(percent))


@pytest.mark.parametrize("percent", [Decimal("0"), Decimal("-5"), Decimal("200.1"), 2500])
def test_a_slip_that_cannot_be_is_refused(percent):
    with pytest.raises(ValueError, match="Enter the slip in per cent"):
        spine.check_slip("", percent)


def test_grade_without_slip_and_slip_without_grade_agree():
    spine.check_slip("II", None)
    spine.check_slip("", Decimal("30"))
    spine.check_slip("", None)


def test_a_grade_beyond_five_is_refused():
    with pytest.raises(ValueError, match="Choose a grade from I to V"):
        spine.check_slip("VI", None)


@pytest.mark.parametrize(
    ("grade", "high"), [("I", False), ("II", False), ("III", True), ("IV", True), ("V", True)]
)
def test_high_grade_begins_at_three_and_is_only_a_hint(grade, high):
    assert spine.is_high_grade(grade) is high
    assert "please judge" in str(spine.HIGH_GRADE_HINT)


def test_both_gradings_have_the_same_five_grades():
    assert tuple(band.grade for band in spine.MEYERDING) == spine.GRADES
    assert tuple(found.grade for found in spine.PFIRRMANN) == spine.GRADES
    assert [grade for grade, _label in spine.MEYERDING_CHOICES] == list(spine.GRADES)
    for choices in (spine.MEYERDING_CHOICES, spine.PFIRRMANN_CHOICES):
        assert all(str(label).startswith(f"{grade}: ") for grade, label in choices)
    assert [grade for grade, _label in spine.PFIRRMANN_CHOICES] == list(spine.GRADES)


def test_the_drawing_shows_every_vertebra_and_level_in_order_without_overlap():
    vertebrae, levels = drawing()
    assert tuple(vertebra.name for vertebra in vertebrae) == spine.VERTEBRAE
    assert tuple(level.name for level in levels) == spine.LEVELS
    for upper, level, lower in zip(vertebrae, levels, vertebrae[1:], strict=False):
        assert upper.top + upper.height <= level.y <= lower.top


def test_the_drawing_fits_its_sheet():
    left, top, width, height = (int(number) for number in VIEW_BOX.split())
    vertebrae, _levels = drawing()
    for vertebra in vertebrae:
        assert left <= vertebra.left
        assert vertebra.left + vertebra.width <= left + width
        assert top <= vertebra.top
        assert vertebra.top + vertebra.height <= top + height


@pytest.mark.parametrize("times", [1, 2])
def test_no_label_lies_over_another_and_each_stands_on_the_sheet(times):
    found = [Mark(level, "discopathy", level, level, "#", False) for level in spine.LEVELS] * times
    drawn = placed(found)
    assert [each.mark.level for each in drawn] == sorted(
        (mark.level for mark in found), key=spine.LEVELS.index
    )
    for upper, lower in pairwise(drawn):
        assert upper.room_top + upper.room_height <= lower.room_top + 1
        assert (upper.x, upper.y) != (lower.x, lower.y)
    assert drawn[-1].room_top + drawn[-1].room_height <= 1000
    assert drawn[0].room_top >= 0


def test_a_few_labels_have_room_for_a_finger():
    found = [Mark(f"L{n}/L{n + 1}", "discopathy", "", "", "#", False) for n in range(1, 5)]
    assert {each.room_height for each in placed(found)} == {66}


def test_the_drawing_colours_by_the_region_of_each_vertebra():
    region = {vertebra.name: vertebra.region for vertebra in drawing()[0]}
    assert region["C7"] == "cervical"
    assert region["T1"] == region["T12"] == "thoracic"
    assert region["L1"] == region["L5"] == "lumbar"
    assert region["S1"] == "lumbosacral"
