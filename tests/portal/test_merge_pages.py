"""The pages on which two records are put together: compared, confirmed, undone."""

import uuid

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent, Patient
from patients.permissions import Role
from portal.actions import merging
from tests.conftest import join, make_patient
from tests.portal.own_plans import HURTING, ask_red_flags, record_disc, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(as_user, clinic_admin):
    return as_user(clinic_admin)


def address(name, patient, *other):
    return reverse(f"clinic:{name}", args=[patient.pk, *(each.pk for each in other)])


def sent(**typed):
    return {"submission_key": str(uuid.uuid4()), "reason": "Same insurance card.", **typed}


class TestTheWay:
    def test_from_the_contact_data_to_the_merge_and_back_again(self, admin, goes, stays):
        page = admin.get(reverse("patients:contact", args=[stays.pk])).text
        assert address("merge", stays) in page
        found = admin.post(address("merge", stays), {"q": "maiden"})
        assert address("merge_with", stays, goes) in found.text
        both = admin.get(address("merge_with", stays, goes))
        assert "Is this one person?" in both.text
        done = admin.post(address("merge_with", stays, goes), sent(stays=stays.pk))
        assert done.url == reverse("patients:contact", args=[stays.pk])
        assert address("part", stays, goes) in admin.get(address("merge", stays)).text
        assert "two people after all" in admin.get(address("part", stays, goes)).text
        admin.post(address("part", stays, goes), sent())
        assert Patient.objects.get(pk=goes.pk).merged_into is None

    def test_says_what_differs_and_what_does_not(self, admin, goes, stays):
        facts = admin.get(address("merge_with", stays, goes)).context["facts"]
        differs = {fact.name: fact.differs for fact in facts}
        assert differs["Family name"]
        assert differs["Date of birth"]
        assert differs["Telephone"]
        assert not differs["Given names"]
        assert not differs["Signs in"]

    def test_the_other_record_may_be_the_one_that_stays(self, admin, goes, stays):
        admin.post(address("merge_with", stays, goes), sent(stays=goes.pk))
        assert Patient.objects.get(pk=stays.pk).merged_into == goes

    def test_likely_records_are_shown_before_one_types(self, admin, clinic, front_desk, stays):
        twice = make_patient(clinic, front_desk, "J.", "Sampel", stays.birth_date)
        assert address("merge_with", stays, twice) in admin.get(address("merge", stays)).text

    def test_nothing_happens_without_a_choice_and_a_reason(self, admin, goes, stays):
        page = admin.post(address("merge_with", stays, goes), sent(reason=""))
        assert "Choose the record that stays." in page.text
        assert "Say how you know" in page.text
        assert Patient.objects.get(pk=goes.pk).merged_into is None

    def test_what_stands_in_the_way_is_said_and_only_the_possible_offered(
        self, admin, front_desk, goes, stays
    ):
        join(goes, by=front_desk, email="jana@p.example")
        page = admin.get(address("merge_with", stays, goes))
        assert "The record that would go has a sign-in" in page.text
        assert [key for key, _label in page.context["form"].fields["stays"].choices] == [
            str(goes.pk)
        ]

    def test_no_form_is_there_where_neither_may_stay(self, admin, front_desk, goes, stays):
        join(goes, by=front_desk, email="jana@p.example")
        join(stays, by=front_desk, email="other@p.example")
        page = admin.get(address("merge_with", stays, goes))
        assert page.context["form"] is None
        refused = admin.post(address("merge_with", stays, goes), sent(stays=stays.pk))
        assert refused.status_code == 409


class TestAnAdministratorWithoutAClinicalRole:
    @pytest.fixture
    def clinical(self, goes, stays, orthopaedist):
        record_disc(goes, orthopaedist)
        sign(stays, orthopaedist, HURTING | {"pain_cause": "unknown"})
        ask_red_flags(goes, orthopaedist, RF_01="yes")

    @pytest.mark.parametrize("name", ["merge", "merge_with"])
    def test_reads_who_they_are_and_how_much_there_is_but_no_clinical_word(
        self, admin, clinical, goes, stays, name
    ):
        page = admin.get(address(name, stays, *([goes] if name == "merge_with" else []))).text
        for word in ("Disc", "disc", "emergency", "Emergency", "Find out first", "pain"):
            assert word not in page.partition("<main")[2].partition("</main>")[0], word

    def test_is_in_the_trail_of_both_for_having_looked(self, admin, clinic_admin, goes, stays):
        admin.get(address("merge_with", stays, goes))
        looks = AuditEvent.objects.filter(event="record.read", actor=str(clinic_admin.pk))
        assert set(looks.values_list("patient", flat=True)) == {str(goes.pk), str(stays.pk)}


class TestAfterwards:
    @pytest.mark.parametrize(
        "name", ["clinic:chart", "patients:contact", "assessments:safety", "assessments:answers"]
    )
    def test_the_old_addresses_lead_to_the_record_that_stays(
        self, as_user, orthopaedist, goes, stays, merge, name
    ):
        merge()
        answer = as_user(orthopaedist).get(reverse(name, args=[goes.pk]))
        assert (answer.status_code, answer.url) == (302, reverse(name, args=[stays.pk]))

    def test_a_form_that_was_open_is_refused_and_says_why(self, as_user, orthopaedist, goes, merge):
        merge()
        answer = as_user(orthopaedist).post(reverse("patients:contact", args=[goes.pk]), {})
        assert answer.status_code == 409
        assert "merged into another one" in answer.text

    def test_the_chart_tells_both_histories_and_why_they_are_one(
        self, chart, goes, stays, merge, orthopaedist
    ):
        record_disc(goes, orthopaedist, running_excluded="not_judged")
        merge()
        page = chart(stays).text
        assert "Put together with record G-2" in page
        assert "Same insurance card, seen at the desk." in page
        assert "L5/S1" in page
        assert "does “" in page
        assert "exclude running?" in page

    def test_a_diagnosis_of_the_other_record_is_settled_on_the_chart_that_stays(
        self, as_user, goes, stays, merge, orthopaedist
    ):
        disc = record_disc(goes, orthopaedist)
        merge()
        where = reverse("patients:settle_diagnosis", args=[stays.pk, disc.pk, "resolve"])
        as_user(orthopaedist).post(where, sent(seen=1, reason="Gone."))
        disc.refresh_from_db()
        assert (disc.status, disc.patient) == ("resolved", goes)

    def test_it_stands_on_the_worklist_once_with_the_chart_to_open(
        self, as_user, orthopaedist, stays, merge
    ):
        merge()
        page = as_user(orthopaedist).get(reverse("clinic:home"))
        (entry,) = page.context["worklist"].entries
        assert (entry.item.kind, entry.item.patient) == ("joined", stays)
        assert "made up of other parts than before" in page.text

    def test_another_system_is_told_where_the_record_went(self, as_user, orthopaedist, goes, merge):
        row = merge()
        browser = as_user(orthopaedist)
        told = browser.get(reverse("api:patient", args=[goes.pk])).json()
        assert told["merged_into"] == str(row.into.pk)
        refused = browser.get(reverse("api:diagnoses", args=[goes.pk]))
        assert refused.status_code == 409
        assert str(row.into.pk) in refused.json()["reason"]

    def test_another_system_reads_both_in_the_record_that_stays(
        self, as_user, orthopaedist, goes, stays, merge
    ):
        disc = record_disc(goes, orthopaedist)
        merge()
        told = as_user(orthopaedist).get(reverse("api:diagnoses", args=[stays.pk])).json()
        assert [each["id"] for each in told] == [str(disc.pk)]


class TestTheFinder:
    @pytest.fixture
    def twice(self, clinic, front_desk, stays):
        return make_patient(clinic, front_desk, "Jana M.", "Sampel", stays.birth_date)

    def test_leads_those_who_may_to_two_who_are_likely_one(
        self, admin, as_user, front_desk, twice, stays
    ):
        where = reverse("clinic:find")
        admin.post(where, {"q": "jana"})
        assert "Perhaps the same person twice" in admin.get(where).text
        desk = as_user(front_desk)
        desk.post(where, {"q": "jana"})
        assert "Perhaps the same person twice" not in desk.get(where).text

    def test_takes_twins_for_two(self, admin, clinic, front_desk, stays):
        make_patient(clinic, front_desk, "Oskar", "Sample", stays.birth_date)
        admin.post(reverse("clinic:find"), {"q": "sample"})
        assert "Perhaps the same person twice" not in admin.get(reverse("clinic:find")).text

    def test_the_register_form_leads_there_too(self, as_user, clinic, clinic_admin, twice, stays):
        clinics.add_member(clinic, clinic_admin, by=None, role=Role.FRONT_DESK)
        typed = {"given_names": "Jana", "family_name": "Sample", "birth_date": stays.birth_date}
        page = as_user(clinic_admin).post(reverse("patients:register"), sent(**typed, sex="female"))
        assert "One person, registered twice already?" in page.text
        assert "/merge/" in page.text


def test_what_is_in_the_way_is_nothing_for_two_plain_records(goes, stays):
    assert merging.what_is_in_the_way(goes, stays) == ""
