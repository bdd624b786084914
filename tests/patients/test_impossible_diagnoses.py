"""What a diagnosis cannot say: levels outside the region, grades that do not fit, wrong days."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.patients import pages
from tests.patients.pages import errors, filled, text

HTMX = {"HX-Request": "true"}
TOMORROW = str(date.today() + timedelta(days=2))


@pytest.fixture
def levels_of(as_user, orthopaedist, patient):
    """The levels that a form shows once its region is chosen."""

    def drawn(**typed):
        where = reverse("patients:diagnosis_levels", args=[patient.pk])
        return as_user(orthopaedist).post(where, typed, headers=HTMX)

    return drawn


@pytest.fixture
def record(as_user, orthopaedist, patient):
    """Fill in the form of one catalogue entry and send it, as a doctor without JavaScript."""

    def sent(key, **typed):
        return pages.record(as_user(orthopaedist), patient, key, **typed)

    return sent


class TestLevels:
    def offered(self, answer):
        return [
            row.level for _region, rows in answer.context["form"].level_groups() for row in rows
        ]

    @pytest.mark.parametrize(
        ("key", "region", "first", "last"),
        [
            ("disc-degeneration-cervical", "cervical", "C2/C3", "C7/T1"),
            ("spondylolisthesis", "cervical", "C0/C1", "C7/T1"),
            ("disc-displacement-thoracic", "thoracic", "T1/T2", "T12/L1"),
            ("disc-displacement-lumbar", "lumbar", "L1/L2", "L5/S1"),
            ("disc-displacement-lumbar", "lumbosacral", "L5/S1", "L5/S1"),
        ],
    )
    def test_those_of_the_region_are_offered_once_it_is_chosen(
        self, levels_of, patient, key, region, first, last
    ):
        answer = levels_of(diagnosis=key, region=region)
        levels = self.offered(answer)
        assert (levels[0], levels[-1]) == (first, last)
        assert "<html" not in text(answer)
        assert not patient.diagnoses.exists()

    def test_without_javascript_those_of_every_possible_region_are_there(
        self, as_user, orthopaedist, patient
    ):
        answer = pages.choose(as_user(orthopaedist), patient, "stenosis-cervical-thoracic")
        levels = self.offered(answer)
        assert (levels[0], levels[-1]) == ("C0/C1", "T12/L1")

    def test_what_was_ticked_stays_when_the_region_changes(self, levels_of):
        answer = levels_of(diagnosis="spondylolisthesis", region="cervical", levels=["L4/L5"])
        assert "L4/L5" in self.offered(answer)

    @pytest.mark.parametrize(
        ("region", "level"),
        [
            ("cervical", "C7/T1"),
            ("thoracic", "T1/T2"),
            ("thoracic", "T12/L1"),
            ("lumbar", "L1/L2"),
            ("lumbar", "L5/S1"),
            ("lumbosacral", "L5/S1"),
        ],
    )
    def test_at_a_border_belong_to_the_region_above(self, record, patient, region, level):
        record("spondylolisthesis", region=region, levels=[level])
        assert patient.diagnoses.get().levels.get().level == level

    @pytest.mark.parametrize(
        ("region", "level", "sentence"),
        [
            ("thoracic", "C7/T1", "C7/T1 is cervical, not thoracic."),
            ("cervical", "T1/T2", "T1/T2 is thoracic, not cervical."),
            ("lumbar", "T12/L1", "T12/L1 is thoracic, not lumbar."),
            ("thoracic", "L1/L2", "L1/L2 is lumbar, not thoracic."),
            ("lumbosacral", "L4/L5", "L4/L5 is lumbar, not lumbosacral."),
            ("thoracic", "L5/S1", "L5/S1 is lumbar or lumbosacral, not thoracic."),
        ],
    )
    def test_of_another_region_are_refused_and_stay_ticked(
        self, record, patient, region, level, sentence
    ):
        answer = record("spondylolisthesis", region=region, levels=[level])
        assert errors(answer) == {"levels": [f"{sentence} Change the level or the region."]}
        assert text(answer).count(sentence) == 2, "beside the field and in the summary"
        assert level in self.offered(answer)
        assert filled(answer)["levels"] == [level]
        assert not patient.diagnoses.exists()


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("key", "typed", "field", "sentence"),
        [
            ("disc-displacement-lumbar", {}, "region", "Choose the region."),
            (
                "disc-displacement-lumbar",
                {"region": "cervical"},
                "region",
                "This diagnosis sits elsewhere. Choose one of the regions shown.",
            ),
            (
                "disc-displacement-lumbar",
                {"region": "lumbar", "levels": ["L4/L5"], "slip_L4_L5": "30"},
                "levels",
                "A slip is measured for a spondylolisthesis only. Leave it empty here.",
            ),
            (
                "stenosis-lumbar",
                {"region": "lumbar", "levels": ["L4/L5"], "grade_L4_L5": "II"},
                "levels",
                "This diagnosis has no grade. Leave the grade empty.",
            ),
            (
                "spondylolisthesis",
                {
                    "region": "lumbar",
                    "levels": ["L4/L5"],
                    "grade_L4_L5": "II",
                    "slip_L4_L5": "25",
                },
                "levels",
                "A slip of 25 per cent is grade I, and you chose II: slip over 25 to 50 per cent. "
                "Choose the other grade or correct the slip.",
            ),
            (
                "spondylolisthesis",
                {"region": "lumbar", "levels": ["L4/L5"], "slip_L4_L5": "much"},
                "slip_L4_L5",
                "Enter the slip in per cent, for example 30.",
            ),
            (
                "spondylolisthesis",
                {"region": "lumbar", "levels": ["L4/L5"], "grade_L4_L5": "VI"},
                "grade_L4_L5",
                "Choose a grade from I to V.",
            ),
            (
                "spondylolisthesis",
                {"region": "lumbar", "grade_L4_L5": "II"},
                "levels",
                "L4/L5 has a grade but is not ticked. Tick it, or clear its grade.",
            ),
            (
                "spondylolisthesis",
                {"region": "unspecified", "levels": ["L4/L5"]},
                "levels",
                "Choose the region before the level: L4/L5 is lumbar.",
            ),
            (
                "spondylolisthesis",
                {"region": "lumbar", "levels": ["L5/L6"]},
                "levels",
                "L5/L6 is no level. Choose from C0/C1 to L5/S1, such as L4/L5.",
            ),
            (
                "disc-degeneration-cervical",
                {"levels": ["C1/C2"]},
                "levels",
                "There is no disc at C1/C2. Choose a level from C2/C3 downward.",
            ),
            (
                "disc-displacement-lumbar",
                {"region": "lumbar", "code": "M51.27"},
                "code",
                "M51.27 says lumbosacral, you chose lumbar. Change the code or the region.",
            ),
            (
                "disc-displacement-lumbar",
                {"region": "lumbar", "code": "M50.20"},
                "code",
                "M50.20 does not belong to this diagnosis. Choose one from the list, or none.",
            ),
            (
                "scoliosis",
                {"region": "lumbar", "onset": TOMORROW},
                "onset",
                "This day lies in the future. Enter today or an earlier day.",
            ),
            (
                "scoliosis",
                {"region": "lumbar", "onset": "1985-03-20"},
                "onset",
                "This day lies before the patient's birth. Check the year.",
            ),
            (
                "scoliosis",
                {"region": "lumbar", "imaging_on": TOMORROW},
                "imaging_on",
                "This day lies in the future. Enter today or an earlier day.",
            ),
            (
                "scoliosis",
                {"region": "lumbar", "running_excluded": None},
                "running_excluded",
                "Choose yes, no, or “not judged yet”.",
            ),
            (
                "scoliosis",
                {"region": "lumbar", "verification": "refuted"},
                "verification",
                "Choose how far the diagnosis is established.",
            ),
        ],
    )
    def test_is_refused_with_a_sentence_and_nothing_typed_is_lost(
        self, record, patient, key, typed, field, sentence
    ):
        answer = record(key, **{"note": "Kept as it was typed", **typed})
        assert answer.status_code == 200
        assert errors(answer) == {field: [sentence]}
        again = filled(answer)
        assert again["note"] == ["Kept as it was typed"]
        for name, value in typed.items():
            if name in again and name != "region":
                assert again[name] == (value if isinstance(value, list) else [value])
        assert not patient.diagnoses.exists()

    def test_a_slip_typed_at_a_disc_stays_in_sight_to_be_cleared(self, record):
        answer = record(
            "disc-displacement-lumbar", region="lumbar", levels=["L4/L5"], slip_L4_L5="30"
        )
        assert filled(answer)["slip_L4_L5"] == ["30"]
