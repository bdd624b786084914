"""Each line is shown as it would be stored, beside the register, with its errors by column."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from patients.actions import diagnoses
from patients.models import Diagnosis
from patients.refusals import Invalid
from tests.conftest import make_patient
from tests.patients.importing.files import CLINICAL, HEAD, faults, findings, upload
from tests.portal.own_plans import record_disc

pytestmark = pytest.mark.django_db

RITA = "HC-1,Runner,Rita,1985-03-21"
DISC = "disc-displacement-lumbar,lumbar,L4/L5,confirmed"


def fault(clinic, by, line: str, head: str = HEAD) -> dict[str, str]:
    return faults(upload(clinic, by, line, head=head)).get(2, {})


class TestALine:
    @pytest.mark.parametrize(
        ("line", "column", "sentence"),
        [
            (",,Rita,1985-03-21", "family_name", "Enter the family name"),
            (",Runner,,1985-03-21", "given_names", "Enter the given names"),
            (",Runner,Rita,", "birth_date", "Enter the date of birth"),
            (",Runner,Rita,03/04/1985", "birth_date", "can be read in two ways"),
            (",Runner,Rita,1885-03-21", "birth_date", "over 120 years ago"),
            (f",{'R' * 101},Rita,1985-03-21", "family_name", "at most 100 characters"),
            ("4.8E+10,Runner,Rita,1985-03-21", "record_number", "Format the column as text"),
            (",#NAME?,Rita,1985-03-21", "family_name", "wrote #NAME? instead of a value"),
            (",Runner,Rita,########", "birth_date", "wrote ######## instead"),
            (",Runner,Rita,1985-03-21,more", "", "more cells than there are headings"),
        ],
    )
    def test_of_a_patient_is_refused_with_a_sentence_that_instructs(
        self, clinic, front_desk, line, column, sentence
    ):
        assert sentence in fault(clinic, front_desk, line)[column]

    def test_born_tomorrow_is_refused(self, clinic, front_desk):
        tomorrow = timezone.localdate(timezone=clinic.zone) + timedelta(days=1)
        told = fault(clinic, front_desk, f",Runner,Rita,{tomorrow}")
        assert told == {"birth_date": "This date lies in the future. Enter the day of birth."}

    @pytest.mark.parametrize(
        ("column", "cell", "sentence"),
        [
            ("sex", "yes", "Write female, male, other or unknown."),
            ("email", "rita", "Enter a valid email address."),
            ("language", "xx", "one of the languages of your clinic: en"),
            ("responsible", "somebody@x.example", "signs in, or nothing"),
        ],
    )
    def test_with_another_column_too(self, clinic, front_desk, column, cell, sentence):
        told = fault(clinic, front_desk, f"{RITA},{cell}", head=f"{HEAD},{column}")
        assert sentence in told[column]

    def test_is_stored_in_our_words(self, clinic, orthopaedist):
        head = "nazwisko;imię;data urodzenia;płeć;doctor;icd;levels;verification;since"
        line = "Żak;Łucja;21.03.1985;K;OLIVE.ORTHO@harbour.example;m5126;L4-5;Confirmed;1.5.2024"
        (stored,) = upload(clinic, orthopaedist, line, head=head).lines.all()
        assert (stored.faults, stored.finding) == ([], "new")
        assert stored.values == {
            "family_name": "Żak",
            "given_names": "Łucja",
            "birth_date": "1985-03-21",
            "sex": "female",
            "language": "en",
            "responsible": "OLIVE.ORTHO@harbour.example",
            "diagnosis": "disc-displacement-lumbar",
            "code": "M51.26",
            "code_system": "icd10cm",
            "region": "lumbar",
            "levels": "L4/L5",
            "verification": "confirmed",
            "onset": "2024-05-01",
        }


class TestADiagnosis:
    @pytest.mark.parametrize(
        ("cells", "column", "sentence"),
        [
            ("slipped-disc,lumbar,,confirmed", "diagnosis", "no diagnosis called “slipped-disc”"),
            ("X99.9,lumbar,,confirmed", "diagnosis", "no diagnosis with the code X99.9"),
            (",lumbar,L4/L5,confirmed", "diagnosis", "Write which diagnosis it is"),
            ("disc-displacement-lumbar,knee,,confirmed", "region", "Write cervical, thoracic"),
            ("disc-displacement-lumbar,cervical,,confirmed", "region", "sits elsewhere"),
            ("disc-displacement-lumbar,lumbar,L4/S1,confirmed", "levels", "“L4/S1” is none"),
            ("disc-displacement-lumbar,lumbar,C5/C6,confirmed", "levels", "C5/C6 is cervical"),
            ("disc-displacement-lumbar,lumbar,L4/L5,", "verification", "confirmed or patient"),
            ("disc-displacement-lumbar,lumbar,L4/L5,sure", "verification", "Write one of these"),
            ("spondylolysis,,,confirmed", "region", "Write the region"),
        ],
    )
    def test_is_refused_with_a_sentence_that_instructs(
        self, clinic, orthopaedist, cells, column, sentence
    ):
        assert sentence in fault(clinic, orthopaedist, f"{RITA},{cells}", head=CLINICAL)[column]

    def test_began_after_birth(self, clinic, orthopaedist):
        told = fault(clinic, orthopaedist, f"{RITA},{DISC},1980-01-01", head=f"{CLINICAL},onset")
        assert told == {"onset": "This day lies before the patient's birth. Check the year."}

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ("Spondylolysis,lumbar,L5/S1,patient-reported", ("spondylolysis", "lumbar", "L5/S1")),
            ("scoliosis,,Th12-L1,confirmed", ("scoliosis", "thoracic", "T12/L1")),
            (
                'M51.26,,"L3/L4, L4/L5",confirmed',
                ("disc-displacement-lumbar", "lumbar", "L3/L4 L4/L5"),
            ),
        ],
    )
    def test_is_understood_as_doctors_write_it(self, clinic, orthopaedist, cells, expected):
        (line,) = upload(clinic, orthopaedist, f"{RITA},{cells}", head=CLINICAL).lines.all()
        assert line.faults == []
        told = line.values
        assert (told["diagnosis"], told["region"], told["levels"]) == expected

    def test_by_a_code_of_several_is_asked_for_by_name(self, clinic, orthopaedist):
        head = f"{CLINICAL},code_system"
        told = fault(clinic, orthopaedist, f"{RITA},M51.2,,,confirmed,ICD-10", head=head)
        assert "stands for several diagnoses here" in told["diagnosis"]
        assert "disc-displacement-lumbar" in told["diagnosis"]
        with_region = f"{RITA},M51.2,lumbar,,confirmed,ICD-10"
        (line,) = upload(clinic, orthopaedist, with_region, head=head).lines.all()
        assert (line.values["diagnosis"], line.values["code"]) == (
            "disc-displacement-lumbar",
            "M51.2",
        )

    def test_is_not_taken_from_the_front_desk(self, clinic, front_desk):
        with pytest.raises(Invalid, match="which your role does not record"):
            upload(clinic, front_desk, f"{RITA},{DISC}", head=CLINICAL)
        assert findings(upload(clinic, front_desk, f"{RITA},,,,", head=CLINICAL)) == ["new"]


class TestBesideTheRegister:
    def test_somebody_is_known_by_the_number_or_by_names_and_birth_date(self, clinic, front_desk):
        make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1")
        lines = (RITA, "hc-1,RUNNER,Rita,21.03.1985", ",runner,RITA,1985-03-21")
        for line in lines:
            assert findings(upload(clinic, front_desk, line)) == ["there"]

    @pytest.mark.parametrize(
        ("line", "sentence"),
        [
            ("HC-1,Runner,Rita,1985-03-22", "somebody with another birth date"),
            ("HC-1,Walker,Rita,1985-03-21", "somebody with another family name"),
        ],
    )
    def test_a_number_of_somebody_else_is_an_error(self, clinic, front_desk, line, sentence):
        make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1")
        assert sentence in fault(clinic, front_desk, line)["record_number"]

    def test_somebody_alike_is_to_be_decided(self, clinic, front_desk):
        rita = make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1")
        for line in ("HC-9,Runner,Rita,1985-03-21", ",Runer,Rita,1985-03-21"):
            (stored,) = upload(clinic, front_desk, line).lines.all()
            assert (stored.finding, stored.candidates) == ("likely", [str(rita.pk)])

    def test_somebody_with_the_same_telephone_is_to_be_decided(self, clinic, front_desk):
        make_patient(clinic, front_desk, "Ann", "Other", born=date(1950, 1, 1), phone="555 0101")
        kept = upload(clinic, front_desk, f"{RITA},555 0101", head=f"{HEAD},phone")
        assert findings(kept) == ["likely"]

    def test_two_of_one_name_in_the_file_are_to_be_decided(self, clinic, front_desk):
        kept = upload(clinic, front_desk, RITA, "HC-2,Runner,Rita,1985-03-21")
        assert findings(kept) == ["likely", "likely"]
        assert list(kept.lines.values_list("candidates", flat=True)) == [[3], [2]]

    def test_two_of_one_name_in_the_register_are_told_apart_by_number(self, clinic, front_desk):
        for number in ("HC-1", "HC-2"):
            make_patient(clinic, front_desk, "Rita", "Runner", record_number=number)
        told = fault(clinic, front_desk, ",Runner,Rita,1985-03-21")
        assert "Write the record number" in told["record_number"]

    def test_another_clinics_patient_is_nobody_here(self, clinic, front_desk, other_patient):
        line = f"{other_patient.record_number},Other,Olga,{other_patient.birth_date}"
        assert findings(upload(clinic, front_desk, line)) == ["new"]

    def test_ones_own_record_is_left_to_a_colleague(self, clinic, orthopaedist):
        own = make_patient(clinic, orthopaedist, "Olive", "Ortho", record_number="HC-1")
        type(own).objects.filter(pk=own.pk).update(user=orthopaedist)
        for number in ("HC-1", "HC-2", ""):
            told = fault(clinic, orthopaedist, f"{number},Ortho,Olive,1985-03-21")
            assert told == {
                "family_name": "This is your own record. Ask a colleague to import this line."
            }

    def test_lines_of_one_patient_must_agree(self, clinic, orthopaedist):
        kept = upload(
            clinic, orthopaedist, RITA, "HC-1,Runner,Rita,1985-03-22", "HC-3,New,Ann,1980-01-01"
        )
        assert "Line 2 is about the same patient" in faults(kept)[3]["birth_date"]
        assert findings(kept) == ["faulty", "faulty", "new"]

    def test_a_diagnosis_that_is_there_in_any_way_is_not_added(self, clinic, orthopaedist):
        rita = make_patient(clinic, orthopaedist, "Rita", "Runner", record_number="HC-1")
        disc = record_disc(rita, orthopaedist)
        assert disc.catalogue_key == "disc-displacement-lumbar"
        same = f"{RITA},disc-displacement-lumbar,lumbosacral,L5/S1,confirmed"
        other = f"{RITA},{DISC}"
        assert findings(upload(clinic, orthopaedist, same, other, head=CLINICAL)) == [
            "there",
            "adds",
        ]
        diagnoses.refute(disc, by=orthopaedist, seen=1, reason="Nothing on the MRI.")
        assert findings(upload(clinic, orthopaedist, same, head=CLINICAL)) == ["there"]
        assert Diagnosis.objects.count() == 1

    def test_the_same_diagnosis_twice_in_the_file_is_one(self, clinic, orthopaedist):
        kept = upload(clinic, orthopaedist, f"{RITA},{DISC}", f"{RITA},{DISC}", head=CLINICAL)
        assert findings(kept) == ["new", "there"]
