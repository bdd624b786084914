"""Recording a diagnosis in twenty seconds, and every combination that cannot be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from patients import catalogue
from patients.actions import clinics
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Verification
from tests.conftest import join, make_patient
from tests.patients.pages import filled, queries_of, send, text

HTMX = {"HX-Request": "true"}
TOMORROW = str(date.today() + timedelta(days=2))


@pytest.fixture
def here(patient):
    return reverse("patients:record_diagnosis", args=[patient.pk])


@pytest.fixture
def record(as_user, orthopaedist, here):
    """Fill in the form of one catalogue entry and send it, as a doctor without JavaScript."""

    def sent(key, **typed):
        return send(as_user(orthopaedist), f"{here}?diagnosis={key}", **typed)

    return sent


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
    def test_by_title_by_another_name_or_by_code(self, as_user, orthopaedist, here, words, found):
        assert found in text(as_user(orthopaedist).get(here, {"look_for": words}))

    def test_as_one_types_only_the_choices_come(self, as_user, orthopaedist, here):
        answer = as_user(orthopaedist).get(here, {"look_for": "slipped"}, headers=HTMX)
        assert "?diagnosis=disc-displacement-lumbar" in text(answer)
        assert "<html" not in text(answer)

    def test_without_words_the_whole_catalogue_is_there(self, as_user, orthopaedist, here):
        answer = text(as_user(orthopaedist).get(here))
        assert answer.count("?diagnosis=") == len(catalogue.ENTRIES)

    def test_words_that_find_nothing_leave_the_catalogue(self, as_user, orthopaedist, here):
        answer = text(as_user(orthopaedist).get(here, {"look_for": "knee"}))
        assert "nothing by that name" in answer
        assert "?diagnosis=scoliosis" in answer

    def test_an_entry_that_does_not_exist_leads_back_to_the_choice(
        self, as_user, orthopaedist, here
    ):
        answer = as_user(orthopaedist).get(here, {"diagnosis": "broken-heart"})
        assert 'name="look_for"' in text(answer)

    def test_the_clinics_own_code_system_is_offered(
        self, as_user, orthopaedist, clinic_admin, here
    ):
        clinics.change_clinic(
            orthopaedist.memberships().get().clinic, by=clinic_admin, code_system="icd10"
        )
        browser = as_user(orthopaedist)
        assert "M51.27" not in text(browser.get(here, {"look_for": "slipped disc"}))
        send(
            browser,
            f"{here}?diagnosis=disc-displacement-lumbar",
            region="lumbar",
            code="M51.2",
        )
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

    def test_sent_twice_records_once(self, as_user, orthopaedist, here, patient):
        browser = as_user(orthopaedist)
        sent = filled(browser.get(here, {"diagnosis": "spondylolisthesis"}), region="lumbar")
        assert browser.post(here, sent).url == browser.post(here, sent).url
        assert patient.diagnoses.count() == 1

    @pytest.mark.parametrize("key", ["low-back-pain", "muscle-weakness", "cauda-equina"])
    def test_what_is_no_spine_disease_is_not_asked_whether_it_excludes_running(
        self, as_user, orthopaedist, here, patient, key
    ):
        browser = as_user(orthopaedist)
        form = browser.get(here, {"diagnosis": key})
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
    def test_what_is_no_spine_disease_says_what_it_is(self, as_user, orthopaedist, here, key, says):
        assert says in text(as_user(orthopaedist).get(here, {"diagnosis": key}))

    def test_the_claim_stands_beside_the_judgement(self, as_user, orthopaedist, here):
        answer = text(as_user(orthopaedist).get(here, {"diagnosis": "scoliosis"}))
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


def test_the_form_takes_the_same_queries_for_every_entry(as_user, orthopaedist, here):
    browser = as_user(orthopaedist)
    counts = {
        queries_of(lambda key=key: browser.get(here, {"diagnosis": key}))
        for key in ("scoliosis", "spondylolisthesis", "disc-displacement-lumbar")
    }
    assert len(counts) == 1
