"""Recording a diagnosis in twenty seconds, and every combination that cannot be."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from patients import catalogue
from patients.actions import clinics
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Verification
from tests.conftest import join, make_patient
from tests.patients import pages
from tests.patients.pages import errors, filled, queries_of, text

HTMX = {"HX-Request": "true"}
TOMORROW = str(date.today() + timedelta(days=2))


@pytest.fixture
def here(patient):
    return reverse("patients:record_diagnosis", args=[patient.pk])


@pytest.fixture
def catalogue_page(patient):
    return reverse("patients:choose_diagnosis", args=[patient.pk])


@pytest.fixture
def record(as_user, orthopaedist, patient):
    """Fill in the form of one catalogue entry and send it, as a doctor without JavaScript."""

    def sent(key, **typed):
        return pages.record(as_user(orthopaedist), patient, key, **typed)

    return sent


def choices(answer) -> list[str]:
    """The keys of the entries that a page offers."""
    return re.findall(r'name="diagnosis"\s+value="([^"]+)"', text(answer))


class TestChoosing:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("slipped disc", "Lumbar / lumbosacral disc displacement (herniation)"),
            ("przepuklina", "Lumbar / lumbosacral disc displacement (herniation)"),
            ("M51.26", "Lumbar / lumbosacral disc displacement (herniation)"),
            ("m4316", "Spondylolisthesis"),
            ("spondylolis", "Spondylolisthesis"),
            ("cauda", "Cauda equina syndrome (red flag)"),
        ],
    )
    def test_by_title_by_another_name_or_by_code(
        self, as_user, orthopaedist, catalogue_page, words, found
    ):
        answer = as_user(orthopaedist).post(catalogue_page, {"look_for": words}, follow=True)
        assert answer.redirect_chain == [(catalogue_page, 302)]
        assert found in text(answer)

    def test_as_one_types_only_the_choices_come(self, as_user, orthopaedist, catalogue_page):
        browser = as_user(orthopaedist)
        answer = browser.post(catalogue_page, {"look_for": "slipped"}, headers=HTMX)
        assert choices(answer)[0] == "disc-displacement-lumbar"
        assert "<html" not in text(answer)
        assert choices(browser.get(catalogue_page)) == choices(answer)  # the way back

    def test_without_words_the_whole_catalogue_is_there(
        self, as_user, orthopaedist, catalogue_page
    ):
        answer = as_user(orthopaedist).get(catalogue_page)
        assert len(choices(answer)) == len(catalogue.ENTRIES)

    def test_words_that_find_nothing_leave_the_catalogue(
        self, as_user, orthopaedist, catalogue_page
    ):
        answer = as_user(orthopaedist).post(catalogue_page, {"look_for": "knee"}, follow=True)
        assert "nothing by that name" in text(answer)
        assert "scoliosis" in choices(answer)

    def test_what_was_chosen_is_there_after_a_reload_and_for_this_patient_alone(
        self, as_user, orthopaedist, clinic, patient, here
    ):
        browser = as_user(orthopaedist)
        first = pages.choose(browser, patient, "scoliosis")
        assert first.redirect_chain == [(here, 302)]
        assert browser.get(here).context["entry"].key == "scoliosis"
        anna = make_patient(clinic, orthopaedist, "Anna", "Another")
        there = browser.get(reverse("patients:record_diagnosis", args=[anna.pk]))
        assert there.url == reverse("patients:choose_diagnosis", args=[anna.pk])

    def test_what_is_recorded_is_forgotten(
        self, as_user, orthopaedist, here, catalogue_page, record
    ):
        record("scoliosis", region="lumbar")
        browser = as_user(orthopaedist)
        assert browser.get(here).url == catalogue_page
        assert len(choices(browser.get(catalogue_page))) == len(catalogue.ENTRIES)

    @pytest.mark.parametrize("key", ["broken-heart", ""])
    def test_an_entry_that_does_not_exist_leads_back_to_the_choice(
        self, as_user, orthopaedist, here, catalogue_page, patient, key
    ):
        browser = as_user(orthopaedist)
        assert 'name="look_for"' in text(pages.choose(browser, patient, key))
        assert browser.post(here, {"diagnosis": key}).url == catalogue_page
        levels = reverse("patients:diagnosis_levels", args=[patient.pk])
        assert browser.post(levels, {"diagnosis": key}).status_code == 400

    def test_the_clinics_own_code_system_is_offered(
        self, as_user, orthopaedist, clinic_admin, catalogue_page, patient
    ):
        clinics.change_clinic(
            orthopaedist.memberships().get().clinic, by=clinic_admin, code_system="icd10"
        )
        browser = as_user(orthopaedist)
        found = browser.post(catalogue_page, {"look_for": "slipped disc"}, follow=True)
        assert "M51.27" not in text(found)
        pages.record(browser, patient, "disc-displacement-lumbar", region="lumbar", code="M51.2")
        recorded = Diagnosis.objects.get()
        assert (recorded.code, recorded.code_system) == ("M51.2", "icd10")


class TestRecording:
    def test_a_disc(self, record, patient, orthopaedist):
        answer = record(
            "disc-displacement-lumbar",
            region="lumbosacral",
            levels=["L5/S1"],
            grade_L5_S1="IV",
            code="M51.27",
            running_excluded="yes",
            side="left",
            onset="2024-01-31",
            imaging_kind="mri",
            imaging_on="2024-02-01",
            imaging_finding="Extrusion to the left",
            note="Wants to run in spring",
        )
        assert answer.url == reverse("clinic:chart", args=[patient.pk])
        recorded = patient.diagnoses.get()
        assert recorded.title == "Lumbar / lumbosacral disc displacement (herniation)"
        assert (recorded.code, recorded.region, recorded.side) == ("M51.27", "lumbosacral", "left")
        assert recorded.running_excluded == RunningExcluded.YES
        assert recorded.recorded_by == orthopaedist
        assert [(row.level, row.grade) for row in recorded.levels.all()] == [("L5/S1", "IV")]
        assert recorded.imaging_on == date(2024, 2, 1)

    def test_a_spondylolisthesis_with_its_slip(self, record, patient):
        record(
            "spondylolisthesis",
            region="lumbar",
            levels=["L4/L5"],
            grade_L4_L5="II",
            slip_L4_L5="30,5",
        )
        level = patient.diagnoses.get().levels.get()
        assert (level.grade, level.slip_percent) == ("II", Decimal("30.5"))

    def test_with_the_least_is_confirmed_uncoded_and_not_judged(self, record, patient):
        record("disc-displacement-lumbar", region="lumbar")
        recorded = patient.diagnoses.get()
        assert recorded.verification == Verification.CONFIRMED
        assert recorded.running_excluded == RunningExcluded.NOT_JUDGED
        assert (recorded.code, recorded.levels.count()) == ("", 0)

    def test_what_only_the_patient_reports(self, record, patient):
        record("scoliosis", region="lumbar", verification="patient_reported")
        assert patient.diagnoses.get().verification == Verification.PATIENT_REPORTED

    def test_the_only_region_need_not_be_chosen(self, record, patient):
        record("disc-degeneration-cervical", levels=["C5/C6"])
        assert patient.diagnoses.get().region == "cervical"

    @pytest.mark.parametrize(
        ("levels", "region"),
        [(["L5/S1"], "lumbosacral"), (["L4/L5", "L5/S1"], "lumbar"), (["L4/L5"], "lumbar")],
    )
    def test_a_region_left_open_is_that_of_the_levels(self, record, patient, levels, region):
        record("disc-displacement-lumbar", levels=levels)
        assert patient.diagnoses.get().region == region

    def test_levels_of_two_regions_do_not_say_which(self, record, patient):
        answer = record("scoliosis", levels=["T11/T12", "L4/L5"])
        assert errors(answer)["region"] == ["Choose the region."]
        assert not patient.diagnoses.exists()

    def test_sent_twice_records_once(self, as_user, orthopaedist, here, patient):
        browser = as_user(orthopaedist)
        form = pages.choose(browser, patient, "spondylolisthesis")
        sent = filled(form, region="lumbar")
        assert browser.post(here, sent).url == browser.post(here, sent).url
        assert patient.diagnoses.count() == 1

    @pytest.mark.parametrize("key", ["low-back-pain", "muscle-weakness", "cauda-equina"])
    def test_what_is_no_spine_disease_is_not_asked_whether_it_excludes_running(
        self, as_user, orthopaedist, here, patient, key
    ):
        browser = as_user(orthopaedist)
        form = pages.choose(browser, patient, key)
        assert "exclude running" not in text(form)
        sent = filled(form, region=form.context["entry"].regions[0].value, running_excluded="yes")
        assert browser.post(here, sent).status_code == 302
        assert patient.diagnoses.get().running_excluded == RunningExcluded.NOT_JUDGED

    @pytest.mark.parametrize(
        ("key", "says"),
        [
            ("low-back-pain", "it is not a spine disease"),
            ("muscle-weakness", "it is not a spine disease"),
            ("cauda-equina", "opens a red flag"),
        ],
    )
    def test_what_is_no_spine_disease_says_what_it_is(
        self, as_user, orthopaedist, patient, key, says
    ):
        assert says in text(pages.choose(as_user(orthopaedist), patient, key))

    def test_the_claim_stands_beside_the_judgement(self, as_user, orthopaedist, patient):
        answer = text(pages.choose(as_user(orthopaedist), patient, "scoliosis"))
        assert "A37" in answer
        assert "the judgement is yours" in answer

    def test_a_high_slip_asks_for_the_judgement_and_never_gives_it(self, record, patient):
        record("spondylolisthesis", region="lumbar", levels=["L4/L5"], grade_L4_L5="IV")
        assert patient.diagnoses.get().running_excluded == RunningExcluded.NOT_JUDGED


class TestWhoMay:
    @pytest.mark.parametrize("who", ["therapist", "front_desk", "clinic_admin"])
    def test_only_clinicians_record(self, as_user, here, patient, who, request):
        browser = as_user(request.getfixturevalue(who))
        answer = browser.get(here)
        assert answer.status_code == 403
        assert "record and change diagnoses" in text(answer)
        sent = {"diagnosis": "scoliosis", "region": "lumbar"}
        assert browser.post(here, sent).status_code == 403
        assert not patient.diagnoses.exists()

    def test_another_clinics_patient_does_not_exist(self, as_user, other_orthopaedist, here):
        assert as_user(other_orthopaedist).get(here).status_code == 404

    def test_a_patient_does_not_record(self, as_user, runner):
        own = reverse("patients:record_diagnosis", args=[runner.pk])
        assert as_user(runner.user).get(own).status_code == 404

    def test_a_doctor_does_not_record_upon_oneself(self, as_user, orthopaedist, registrar, clinic):
        own = make_patient(clinic, registrar, "Olive", "Ortho")
        join(own, by=registrar, email=orthopaedist.email)
        here = reverse("patients:record_diagnosis", args=[own.pk])
        assert as_user(orthopaedist).get(here).status_code == 404


def test_the_form_takes_the_same_queries_for_every_entry(as_user, orthopaedist, patient):
    browser = as_user(orthopaedist)
    pages.choose(browser, patient, "scoliosis")
    counts = {
        queries_of(lambda key=key: pages.choose(browser, patient, key))
        for key in ("scoliosis", "spondylolisthesis", "disc-displacement-lumbar")
    }
    assert len(counts) == 1
