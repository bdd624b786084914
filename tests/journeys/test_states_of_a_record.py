"""What the clinic did, as the patient meets it, in both languages: each state, light and dark."""

from datetime import date

import pytest

from assessments import standing
from assessments.actions import safety, signing
from assessments.models import Plan
from assessments.safety import red_flags, scope
from patients.actions import diagnoses, invitations, people
from patients.models import Clinic, Patient
from portal.actions import joining
from portal.demo.people import PHRASE
from portal.models import User
from tests.journeys.reader import in_both_languages, reader

PAGES = ("/mine/", "/mine/plan/", "/mine/decision/")
URGENT = 10  # which of the red flags


@pytest.fixture
def olive(demo):
    return User.objects.get(email="orthopaedist@harbour.example")


def comes(by, clinic: str = "harbour", born: date = date(1980, 2, 3)) -> Patient:
    """A patient without a plan, who signs in."""
    patient = people.register(
        Clinic.objects.get(slug=clinic),
        by=by,
        given_names="Nina",
        family_name="Nowa",
        birth_date=born,
    )
    joining.accept_anew(
        invitations.invite_patient(patient, by=by),
        by=None,
        email="nina@patients.example",
        password=PHRASE,
        birth_date=born,
    )
    return patient


@in_both_languages
@pytest.mark.parametrize("given", ["Conrad", "Cora", "Disa", "Gail", "Max"])
def test_every_class_and_every_decision(visit, language, given):
    patient = reader(visit, language, given)
    for page in PAGES:
        patient.opens(page).unfolds().sees("My back hurts now")


@in_both_languages
def test_without_a_plan_and_with_records_at_two_clinics(visit, language, olive):
    nina = comes(olive)
    hilda = User.objects.get(email="orthopaedist@hill.example")
    elsewhere = people.register(
        Clinic.objects.get(slug="hill"),
        by=hilda,
        given_names="Nina",
        family_name="Nowa",
        birth_date=nina.birth_date,
    )
    invitation = invitations.invite_patient(elsewhere, by=hilda)
    joining.accept(invitation, by=User.objects.get(name="Nina Nowa"), birth_date=nina.birth_date)
    patient = reader(visit, language, "Nina")
    for page in PAGES:
        patient.opens(page).sees("You have no plan yet")


@in_both_languages
def test_a_plan_that_may_not_fit_any_more_and_one_taken_back(visit, language, olive):
    pola = reader(visit, language, "Pola")
    record = Patient.objects.get(given_names="Pola")
    level = diagnoses.Level("L5/S1")
    diagnoses.record(
        record, by=olive, catalogue_key="stenosis-lumbar", region="lumbosacral", levels=[level]
    )
    for page in ("/mine/", "/mine/plan/"):
        pola.opens(page).sees("Your plan may not fit any more")
    pola.opens("/mine/decision/?step=choose")
    signing.withdraw(standing.of(record).verdict, by=olive, reason="Anew.")
    pola.fills("teach_back", "Ból.").fills("typed_name", "Pola Przykładowa")
    pola.chooses("choice", "will_not_run").presses("Go on").sees("Your plan has changed")
    for page in PAGES:
        pola.opens(page).sees("Your plan does not count any more")
    ended = Plan.objects.get(patient=record)
    pola.opens(f"/mine/plan/{ended.pk}/").sees("This plan has ended")


@in_both_languages
def test_the_class_is_for_clinicians_only(visit, language):
    Clinic.objects.filter(slug="harbour").update(class_for_clinicians_only=True)
    gail = reader(visit, language, "Gail")
    for page in (*PAGES, "/mine/data/"):
        gail.opens(page).sees("My back hurts now")


@in_both_languages
def test_something_urgent_or_an_emergency(visit, language, olive):
    pola = reader(visit, language, "Pola")
    record = Patient.objects.get(given_names="Pola")
    asked = [flag.id for flag in red_flags.RED_FLAGS if flag.parent is None]
    safety.record_safety_check(
        record,
        by=olive,
        answers={**dict.fromkeys(asked, "no"), asked[URGENT]: "yes"},
        conditions={condition.id: "no" for condition in scope.ASKED},
    )
    for page in (*PAGES, "/mine/diary/"):
        pola.opens(page).sees("Contact my clinic")
    reader(visit, language, "Erin").sees("Why this is here")


@in_both_languages
def test_somebody_under_18(visit, language, olive):
    born = date.today().replace(year=date.today().year - 16, day=1)
    comes(olive, born=born)
    nina = reader(visit, language, "Nina").sees("You have no plan yet")
    nina.opens("/mine/questions/").sees("Questions before my visit")
    nina.opens("/mine/hurts/").sees("Get help now")
    nina.opens("/mine/diary/").sees(
        "You are under 18. Please tell your doctor about your training instead."
    )
    nina.opens("/mine/diary/log/").sees("Nothing was saved")
