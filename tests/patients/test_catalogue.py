"""The diagnosis catalogue: what is found, what it counts as, and the traps of its codes."""

import re

import pytest

from patients import catalogue, spine
from patients.catalogue.entry import titles
from patients.catalogue.lookup import HEADINGS

ALL = pytest.mark.parametrize("entry", catalogue.ENTRIES, ids=lambda entry: entry.key)


def found(text, limit=10):
    return [entry.key for entry in catalogue.find(text, limit)]


# Typed by a doctor, and what stands first.
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("slipped disc", "disc-displacement-lumbar"),
        ("herniated disc", "disc-displacement-lumbar"),
        ("HNP", "disc-displacement-lumbar"),
        ("hnp", "disc-displacement-lumbar"),
        ("prolapse", "disc-displacement-lumbar"),
        ("cervical disc displ", "disc-displacement-cervical"),
        ("neck prolapse", "disc-displacement-cervical"),
        ("DDD", "disc-degeneration-lumbar"),
        ("lumbar disc disease", "disc-degeneration-lumbar"),
        ("degen lumb", "disc-degeneration-lumbar"),
        ("annular tear", "disc-annulus-lumbar"),
        ("spondylolisth", "spondylolisthesis"),
        ("kręgozmyk", "spondylolisthesis"),
        ("kregozmyk", "spondylolisthesis"),
        ("zwężenie kanału kręgowego", "stenosis-lumbar"),
        ("dyskopatia szyjna", "disc-degeneration-cervical"),
        ("Wirbelgleiten", "spondylolisthesis"),
        ("pars defect", "spondylolysis"),
        ("Scheuermann", "scheuermann"),
        ("przepuklina krążka", "disc-displacement-lumbar"),
        ("Bandscheibenvorfall", "disc-displacement-lumbar"),
        ("Rückenschmerzen", "dorsalgia"),
        ("ruckenschmerzen", "dorsalgia"),
        ("FBSS", "postlaminectomy"),
        ("rwa kulszowa", "sciatica"),
        ("cauda", "cauda-equina"),
        ("sedentary", "deconditioning"),
        ("M51.26", "disc-displacement-lumbar"),
        ("m5126", "disc-displacement-lumbar"),
        ("M43.1", "spondylolisthesis"),
        ("Q76", "spondylolisthesis-congenital"),
        ("M48.062", "stenosis-lumbar"),
    ],
)
def test_what_a_doctor_types_finds_the_diagnosis(typed, first):
    assert found(typed)[0] == first


@ALL
def test_every_entry_is_found_first_by_its_title_and_by_its_codes(entry):
    assert found(str(entry.title))[0] == entry.key
    for code in catalogue.codes(entry.key, "icd10cm"):
        assert found(code)[0] == entry.key
        assert found(code.replace(".", "").lower())[0] == entry.key
    assert entry.key in found(entry.icd10, limit=50)


@ALL
def test_every_entry_has_a_name_in_polish_and_is_found_by_it(entry):
    english, polish = titles(entry)
    assert polish not in ("", english)
    assert entry.key in found(polish, limit=50)


@ALL
def test_every_synonym_finds_its_entry(entry):
    for synonym in entry.synonyms:
        assert entry.key in found(synonym, limit=50)


def test_a_retired_code_leads_to_its_successors():
    assert found("M51.36") == ["disc-degeneration-lumbar"]


def test_an_empty_box_and_nonsense_find_nothing():
    assert found("") == found("  ") == found("knee") == []


def test_a_disease_outside_the_catalogue_is_not_guessed():
    assert found("Bechterew") == []


def test_at_most_the_limit_is_found():
    assert len(found("disc", limit=3)) == 3


def test_an_unknown_key_says_what_to_do():
    with pytest.raises(catalogue.UnknownDiagnosisError, match="Choose a diagnosis from the list"):
        catalogue.get("hip")
    with pytest.raises(KeyError):
        catalogue.get("hip")


# What counts as a spine disease ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("discopathy", True),
        ("spondylolisthesis", True),
        ("other_spine_disease", True),
        ("symptom", False),
        ("cause", False),
        ("emergency", False),
    ],
)
def test_only_spine_diseases_count(kind, counts):
    assert catalogue.counts_as_spine_disease(kind) is counts
    entries = [entry for entry in catalogue.ENTRIES if entry.kind == kind]
    assert entries
    assert all(entry.counts_as_spine_disease is counts for entry in entries)


@pytest.mark.parametrize(
    "key", ["low-back-pain", "sciatica", "radiculopathy", "deconditioning", "muscle-weakness"]
)
def test_pain_and_its_causes_are_no_spine_disease(key):
    assert not catalogue.get(key).counts_as_spine_disease


def test_cauda_equina_is_an_emergency():
    assert catalogue.get("cauda-equina").kind == "emergency"


# The traps of the two editions -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("M43.10", "site not stated"),  # WHO: several sites
        ("M43.19", "several sites"),  # WHO: site not stated
        ("M43.00", "site not stated"),
        ("M43.09", "several sites"),
        ("M42.00", "site not stated"),
        ("M48.40XA", "site not stated"),
    ],
)
def test_zero_and_nine_read_as_in_icd10cm_not_as_in_who(code, says):
    assert says in str(catalogue.code_title(code))


SITES = {"2": "cervical", "4": "thoracic", "5": "thoracic", "6": "lumbar", "7": "lumbosacral"}


@ALL
def test_the_region_of_a_code_agrees_with_its_site_digit(entry):
    for code in entry.icd10cm:
        if re.match(r"M4[1-8]|M51\.[0-4]|M53|M54\.1", code.code) and code.region:
            digits = code.code.removesuffix("XA").split(".")[1].replace("X", "")
            site = digits[-1] if entry.key in DIRECT else digits[1]
            assert code.region == SITES[site]


DIRECT = {"spondylosis-lumbar", "scoliosis", "instability-lumbar"}


@ALL
def test_a_code_sits_in_a_region_of_its_entry(entry):
    for code in entry.icd10cm:
        assert code.region is None or code.region in entry.regions


def test_who_codes_stand_bare_and_without_a_title_of_ours():
    for entry in catalogue.ENTRIES:
        assert catalogue.codes(entry.key, "icd10") == (entry.icd10,)
        assert re.fullmatch(r"[A-Z]\d\d\.\d", entry.icd10)
    assert catalogue.code_title("M43.1") == ""


def test_who_keeps_no_region_for_disc_diseases_but_our_entries_do():
    sharing = [entry for entry in catalogue.ENTRIES if entry.icd10 == "M51.2"]
    assert [entry.key for entry in sharing] == [
        "disc-displacement-lumbar",
        "disc-displacement-thoracic",
    ]
    assert not set(sharing[0].regions) & set(sharing[1].regions)


@pytest.mark.parametrize(
    ("heading", "key", "successors"),
    [
        ("M51.36", "disc-degeneration-lumbar", "M51.360, M51.361, M51.362, M51.369"),
        ("M51.37", "disc-degeneration-lumbosacral", "M51.370, M51.371, M51.372, M51.379"),
        ("M54.5", "low-back-pain", "M54.50, M54.51, M54.59"),
        ("M48.06", "stenosis-lumbar", "M48.061, M48.062, M48.07"),
    ],
)
def test_a_heading_is_not_billable_and_names_its_successors(heading, key, successors):
    assert heading in HEADINGS
    assert not catalogue.is_billable(heading)
    with pytest.raises(ValueError, match=f"{heading} is a heading.*Choose {successors}"):
        catalogue.check_code(key, "icd10cm", heading)


def test_low_back_pain_stays_valid_in_the_who_edition():
    catalogue.check_code("low-back-pain", "icd10", "M54.5")


@ALL
def test_every_listed_code_is_billable_has_a_title_and_passes_its_own_check(entry):
    assert entry.icd10cm
    for code in catalogue.codes(entry.key, "icd10cm"):
        assert catalogue.is_billable(code)
        assert str(catalogue.code_title(code))
        catalogue.check_code(entry.key, "icd10cm", code)
    assert not any(catalogue.is_billable(heading) for heading in HEADINGS)


def test_no_code_and_no_key_is_listed_twice():
    keys = [entry.key for entry in catalogue.ENTRIES]
    codes = [code.code for entry in catalogue.ENTRIES for code in entry.icd10cm]
    assert len(keys) == len(set(keys)) == 42
    assert len(codes) == len(set(codes)) == 119


def test_an_annulus_defect_has_its_own_codes_only_in_icd10cm():
    assert catalogue.codes("disc-annulus-lumbar", "icd10") == ("M51.8",)
    assert all(
        code.startswith("M51.A") for code in catalogue.codes("disc-annulus-lumbar", "icd10cm")
    )


def test_sciatica_from_a_disc_is_coded_with_the_disc():
    with pytest.raises(ValueError, match=r"M51\.16 does not belong to “Sciatica"):
        catalogue.check_code("sciatica", "icd10cm", "M51.16")
    assert "disc-radiculopathy-lumbar" in found("discogenic sciatica")


def test_the_chosen_code_is_never_computed_from_the_other_edition():
    # One WHO code stands beside many: the catalogue offers them and picks none.
    assert len(catalogue.codes("disc-degeneration-lumbar", "icd10cm")) == 4
    with pytest.raises(ValueError, match="does not belong"):
        catalogue.check_code("disc-degeneration-lumbar", "icd10", "M51.360")


def test_another_code_system_is_refused():
    with pytest.raises(ValueError, match="Choose ICD-10-CM or ICD-10"):
        catalogue.codes("scoliosis", "snomed")


# Regions and grades ------------------------------------------------------------------------------


def test_a_diagnosis_sits_only_in_its_regions():
    catalogue.check_region("disc-displacement-lumbar", "lumbosacral")
    with pytest.raises(ValueError, match="Choose the region: lumbar, lumbosacral"):
        catalogue.check_region("disc-displacement-lumbar", "cervical")


@ALL
def test_every_region_of_an_entry_is_a_region_of_the_spine(entry):
    assert entry.regions
    assert set(entry.regions) <= set(spine.REGIONS)


def test_codes_can_be_narrowed_to_the_region_chosen():
    entry = catalogue.get("spondylolisthesis")
    assert [code.code for code in entry.codes_in("lumbosacral")] == ["M43.10", "M43.17", "M43.19"]


@pytest.mark.parametrize(
    ("key", "fits"),
    [
        ("spondylolisthesis", "meyerding"),
        ("spondylolisthesis-congenital", "meyerding"),
        ("disc-degeneration-lumbar", "pfirrmann"),
        ("disc-displacement-cervical", "pfirrmann"),
        ("spondylolysis", None),
        ("scoliosis", None),
        ("low-back-pain", None),
        ("cauda-equina", None),
    ],
)
def test_a_grade_fits_only_its_kind_of_diagnosis(key, fits):
    assert catalogue.get(key).grading == fits
    for grading in ("meyerding", "pfirrmann"):
        if grading == fits:
            catalogue.check_grading(key, grading)
        else:
            with pytest.raises(ValueError, match="Leave the grade empty"):
                catalogue.check_grading(key, grading)


def test_the_release_of_the_codes_is_named():
    assert catalogue.RELEASE == "ICD-10-CM April 2026"
