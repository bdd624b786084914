"""Every page of both roles: no axe violation, nothing too wide, at three widths, light and dark.

A patient's pages on a phone are looked at in test_states_of_*, in both languages.
"""

import pytest
from django.urls import reverse

from assessments.models import Assessment
from patients.actions import corrections
from patients.models import Diagnosis, Patient
from tests.journeys.conftest import DESK, PHONE, TABLET

# Every width light and dark. A page that is looked at for several people takes turns.
LOOKS = (
    [(PHONE, "light"), (TABLET, "dark"), (DESK, "light")],
    [(PHONE, "dark"), (TABLET, "light"), (DESK, "dark")],
)
DOCTORS_PATIENTS = ["Lista", "Disa", "Axel", "Erin", "Otis"]
PATIENTS = ["lista", "gail", "hale", "max", "erin", "cora", "pola"]  # Pola reads in Polish
BOTH = (0, 1)


def of_clinic(given: str) -> list[str]:
    """Every clinical page of one patient of the demonstration."""
    patient = Patient.objects.get(given_names=given)
    pages = [
        reverse(name, args=[patient.pk])
        for name in (
            "clinic:chart",
            "patients:contact",
            "patients:choose_diagnosis",
            "patients:open_portal",
            "assessments:answers",
            "assessments:clear",
            "assessments:safety",
            "assessments:assess",
            "assessments:consultation",
        )
    ]
    for diagnosis in Diagnosis.objects.filter(patient=patient):
        where = [patient.pk, diagnosis.pk]
        pages += [
            reverse("patients:diagnosis", args=where),
            reverse("patients:change_diagnosis", args=where),
            reverse("patients:settle_diagnosis", args=[*where, "resolve"]),
        ]
    for assessment in Assessment.objects.filter(patient=patient):
        name = "assessments:signed" if assessment.is_signed else "assessments:review"
        pages.append(reverse(name, args=[patient.pk, assessment.pk]))
        if assessment.is_signed:
            for page in ("print", "trainer", "visit", "withdraw"):
                pages.append(reverse(f"assessments:{page}", args=[patient.pk, assessment.pk]))
    return pages


def looks_right(visitor, pages: list[str], turn: int, *, but_a_phone: bool = False):
    for page in pages:
        visitor.opens(page)
        for size, scheme in LOOKS[turn % 2][int(but_a_phone) :]:
            visitor.page.set_viewport_size(size)
            visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            visitor.finds_no_barrier()


@pytest.mark.parametrize("turn", BOTH)
def test_the_clinics_own_pages(visit, turn):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    looks_right(
        doctor,
        [
            "/clinic/",
            "/clinic/find/",
            "/patients/new/",
            "/guideline/",
            "/api/v1/",
            "/accounts/keys/",
            "/accounts/password/change/",
            "/accounts/logout/",
            "/nowhere/",
        ],
        turn,
    )


@pytest.mark.parametrize(("turn", "words"), [(0, "a"), (1, "nobody")])
def test_the_finder_with_and_without_somebody_found(visit, turn, words):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    looks_right(doctor.searches(words), ["/clinic/find/"], turn)


def test_the_pages_of_the_clinics_administrator(visit):
    admin = visit().signs_in("clinic-admin@harbour.example")
    for turn in BOTH:
        looks_right(admin, ["/clinic/audit/", "/clinic/erased/"], turn)
    patient = Patient.objects.get(given_names="Lista")
    looks_right(admin, [reverse("clinic:erase", args=[patient.pk])], 1)


def test_the_page_on_which_a_correction_is_answered(visit):
    patient = Patient.objects.get(given_names="Lista")
    asked = corrections.ask_correction(
        patient, by=patient.user, about="plan", words="I was told that swimming is fine."
    )
    page = reverse("clinic:correction", args=[patient.pk, asked.pk])
    doctor = visit().signs_in("orthopaedist@harbour.example")
    for turn in BOTH:
        looks_right(doctor, [page], turn)
    looks_right(visit(PHONE).signs_in("lista@patients.example"), ["/mine/data/corrections/"], 0)


@pytest.mark.parametrize(("turn", "given"), list(enumerate(DOCTORS_PATIENTS)))
def test_the_clinical_pages_of_a_patient(visit, turn, given):
    looks_right(visit().signs_in("orthopaedist@harbour.example"), of_clinic(given), turn)


def test_what_a_record_holds_page_by_page(visit):
    gail = Patient.objects.get(given_names="Gail")
    pages = [reverse(f"clinic:{name}", args=[gail.pk]) for name in ("diary", "history", "looks")]
    looks_right(visit().signs_in("orthopaedist@harbour.example"), ["/clinic/patients/", *pages], 0)


def test_two_records_of_one_person(visit):
    gail, max_ = (Patient.objects.get(given_names=name) for name in ("Gail", "Max"))
    pages = [
        reverse("clinic:merge", args=[gail.pk]),
        reverse("clinic:merge_with", args=[gail.pk, max_.pk]),
    ]
    looks_right(visit().signs_in("clinic-admin@harbour.example"), pages, 1)


def test_a_mark_on_the_spine_leads_to_its_diagnosis_by_keyboard(visit):
    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    lista = Patient.objects.get(given_names="Lista")
    page = doctor.opens(reverse("clinic:chart", args=[lista.pk])).page
    mark = page.locator(".spine-drawing a").first
    page.get_by_role("link", name="Spondylolisthesis", exact=False).first.focus()
    page.keyboard.press("Tab")
    assert mark.evaluate("link => link === document.activeElement")
    assert "L5/S1 slip II" in mark.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{Diagnosis.objects.get(patient=lista).pk}/")


@pytest.mark.parametrize(("turn", "who"), list(enumerate(PATIENTS)))
def test_the_patients_pages(visit, turn, who):
    patient = visit(PHONE).signs_in(f"{who}@patients.example")
    looks_right(
        patient,
        [
            "/mine/",
            "/mine/plan/",
            "/mine/decision/",
            "/mine/decision/?change=yes&step=choose",
            "/mine/hurts/",
            "/mine/data/",
        ],
        turn,
        but_a_phone=True,
    )


@pytest.mark.parametrize(("turn", "who"), [(0, "lista"), (1, "pola")])
def test_the_patients_pages_that_are_the_same_for_everybody(visit, turn, who):
    patient = visit(PHONE).signs_in(f"{who}@patients.example")
    pages = ["about/", "guideline/", "data/corrections/", "data/reminders/"]
    looks_right(patient, [f"/mine/{page}" for page in pages], turn)


def test_the_pages_before_signing_in(visit):
    for turn, language in enumerate(("en", "pl")):
        somebody = visit(locale=language)
        looks_right(somebody, ["/accounts/login/", "/accounts/password/reset/", "/join/"], turn)


def test_the_administration(visit):
    admin = visit().signs_in("clinic-admin@harbour.example")
    for page in (
        "/clinic/systems/",
        "/admin/",
        "/admin/patients/clinic/",
        "/admin/patients/membership/",
    ):
        admin.opens(page).finds_no_barrier()
