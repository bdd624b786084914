"""Every page of both roles: no axe violation, nothing too wide, at three widths, light and dark."""

import pytest
from django.urls import reverse

from assessments.models import Assessment
from patients.models import Diagnosis, Patient
from tests.journeys.conftest import DESK, PHONE, TABLET

LOOKS = [(PHONE, "light"), (TABLET, "dark"), (DESK, "light"), (PHONE, "dark"), (DESK, "dark")]


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


def looks_right(visitor, pages: list[str]):
    for page in pages:
        visitor.opens(page)
        for size, scheme in LOOKS:
            visitor.page.set_viewport_size(size)
            visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            visitor.finds_no_barrier()


def test_the_clinics_own_pages(visit):
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
    )


@pytest.mark.parametrize("words", ["a", "nobody"])
def test_the_finder_with_and_without_somebody_found(visit, words):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    looks_right(doctor.searches(words), ["/clinic/find/"])


def test_the_pages_of_the_clinics_administrator(visit):
    admin = visit().signs_in("clinic-admin@harbour.example")
    looks_right(admin, ["/clinic/audit/"])


@pytest.mark.parametrize("given", ["Lista", "Disa", "Axel", "Erin", "Otis"])
def test_the_clinical_pages_of_a_patient(visit, given):
    looks_right(visit().signs_in("orthopaedist@harbour.example"), of_clinic(given))


@pytest.mark.parametrize("who", ["lista", "gail", "hale", "max", "erin", "cora"])
def test_the_patients_pages(visit, who):
    patient = visit(PHONE).signs_in(f"{who}@patients.example")
    looks_right(
        patient, ["/mine/", "/mine/plan/", "/mine/decision/", "/mine/hurts/", "/mine/about/"]
    )


def test_the_pages_before_signing_in(visit):
    looks_right(visit(), ["/accounts/login/", "/accounts/password/reset/"])


def test_the_administration(visit):
    admin = visit().signs_in("clinic-admin@harbour.example")
    for page in (
        "/clinic/systems/",
        "/admin/",
        "/admin/patients/clinic/",
        "/admin/patients/membership/",
    ):
        admin.opens(page).finds_no_barrier()
