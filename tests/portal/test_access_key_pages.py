"""The pages on which people make and revoke access keys, for themselves and for systems."""

import pytest
from django.urls import reverse

from patients.actions import access_keys, clinics
from patients.models import AccessKey, AuditEvent
from patients.permissions import Permission, Role
from tests.conftest import PASSWORD, make_member

pytestmark = pytest.mark.django_db
P = Permission

OWN, MAKE = reverse("account_keys"), reverse("account_make_key")
SYSTEMS, ADD = reverse("clinic:systems"), reverse("clinic:make_system")


@pytest.fixture
def signed_in(client):
    """A browser in which somebody entered the password just now."""

    def by(user):
        client.force_login(user)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        return client

    return by


def filled(browser, where, **typed):
    """A form as it is sent: its own number, a name, a scope, and what is typed over them."""
    form = browser.get(where).context["form"]
    usual = {"name": "Training diary", "scopes": ["read_guideline"], "days": "90"}
    return {"submission_key": form["submission_key"].value(), **usual, **typed}


def own_key(user, **typed):
    asked = {"name": "A script", "scopes": [P.READ_GUIDELINE], "days": 90} | typed
    return access_keys.make_key(by=user, **asked)


class TestMakingOnesOwn:
    def test_shows_the_secret_once_and_it_works(self, signed_in, orthopaedist):
        browser = signed_in(orthopaedist)
        shown = browser.post(MAKE, filled(browser, MAKE, scopes=["read_chart", "find_patients"]))
        secret = shown.context["key"].secret
        assert secret.startswith("sns_")
        assert secret in shown.text
        assert shown.headers["Cache-Control"] == "no-store"
        key = AccessKey.with_secret(secret)
        assert (key.user, key.name) == (orthopaedist, "Training diary")
        assert key.scopes == ["find_patients", "read_chart"]
        for later in (OWN, MAKE, reverse("account_revoke_key", args=[key.pk])):
            assert secret not in browser.get(later).text
        bearer = {"Authorization": f"Bearer {secret}"}
        assert browser.get("/api/v1/patients/", headers=bearer).status_code == 200

    def test_once_sent_twice_makes_one_key_and_does_not_show_it_again(
        self, signed_in, orthopaedist
    ):
        browser = signed_in(orthopaedist)
        sent = filled(browser, MAKE)
        secret = browser.post(MAKE, sent).context["key"].secret
        again = browser.post(MAKE, sent)
        assert "The key was shown already" in again.text
        assert secret not in again.text
        assert AccessKey.objects.count() == 1

    def test_asks_for_the_password_where_it_was_not_entered_lately(self, as_user, orthopaedist):
        browser = as_user(orthopaedist)
        for answer in (browser.get(MAKE), browser.post(MAKE, {"name": "x"})):
            assert answer.status_code == 302
            assert reverse("account_reauthenticate") in answer.url
        assert not AccessKey.objects.exists()

    def test_offers_only_what_the_person_may(self, signed_in, runner):
        runner.user.set_password(PASSWORD)
        runner.user.save()
        browser = signed_in(runner.user)
        form = browser.get(MAKE).context["form"]
        assert [value for value, _words in form.fields["scopes"].choices] == [
            "read_own_plan",
            "read_guideline",
        ]
        refused = browser.post(MAKE, filled(browser, MAKE, scopes=["read_chart"]))
        assert "Choose at least one thing that it may do." in refused.text
        assert not AccessKey.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": ""}, "Enter a name by which you will recognise it."),
            ({"scopes": []}, "Choose at least one thing that it may do."),
            ({"days": "3650"}, "Choose for how long: at most a year."),
        ],
    )
    def test_says_what_to_mend(self, signed_in, orthopaedist, wrong, sentence):
        browser = signed_in(orthopaedist)
        assert sentence in browser.post(MAKE, filled(browser, MAKE, **wrong)).text
        assert not AccessKey.objects.exists()

    def test_cannot_be_made_for_somebody_else(self, signed_in, orthopaedist, therapist, clinic):
        """ASVS 15.3.3: owner and clinic are not the sender's to set."""
        browser = signed_in(orthopaedist)
        sent = filled(browser, MAKE, user=therapist.pk, clinic=clinic.pk, made_by=therapist.pk)
        browser.post(MAKE, sent)
        key = AccessKey.objects.get()
        assert (key.user, key.made_by, key.clinic) == (orthopaedist, orthopaedist, None)


class TestOnesOwnKeys:
    def test_are_listed_with_what_they_may_in_words(self, as_user, orthopaedist, therapist):
        own_key(orthopaedist, scopes=[P.READ_CHART, P.FIND_PATIENTS])
        own_key(therapist, name="Of a colleague")
        page = as_user(orthopaedist).get(OWN).text
        assert "Find patients of the clinic, read the clinical record" in page
        assert "Works until" in page
        assert "Never used." in page
        assert "Of a colleague" not in page

    def test_are_none_to_begin_with(self, as_user, orthopaedist):
        assert "No program uses your sign-in" in as_user(orthopaedist).get(OWN).text

    def test_are_not_made_by_somebody_whom_no_clinic_knows(self, as_user, clinic):
        page = as_user(make_member(clinic, "Nora Nobody")).get(OWN).text
        assert "There is nothing for a key to do yet" in page
        assert MAKE not in page

    def test_are_revoked_after_a_word_about_it(self, as_user, orthopaedist):
        key = own_key(orthopaedist)
        where = reverse("account_revoke_key", args=[key.pk])
        browser = as_user(orthopaedist)
        assert "The next request with this key is refused." in browser.get(where).text
        assert AccessKey.objects.working().count() == 1
        after = browser.post(where, follow=True)
        assert "A script opens nothing any more." in after.text
        assert "Revoked on" in after.text
        assert not AccessKey.objects.working().exists()
        bearer = {"Authorization": f"Bearer {key.secret}"}
        assert browser.get("/api/v1/catalogue/", headers=bearer).status_code == 401
        assert "This key is revoked already." in browser.get(where).text

    def test_of_somebody_else_are_not_there(self, as_user, orthopaedist, clinic_admin):
        where = reverse("account_revoke_key", args=[own_key(orthopaedist).pk])
        browser = as_user(clinic_admin)
        assert browser.get(where).status_code == browser.post(where).status_code == 404
        assert AccessKey.objects.working().count() == 1


class TestSystems:
    @pytest.fixture
    def record_system(self, clinic, clinic_admin):
        """The clinic's record system, with its first key."""
        return access_keys.make_system(
            clinic, by=clinic_admin, name="Record system", scopes=[P.READ_CHART], days=90
        )

    def test_are_added_with_a_key_that_is_shown_once(self, signed_in, clinic, clinic_admin):
        browser = signed_in(clinic_admin)
        assert "No other system has access" in browser.get(SYSTEMS).text
        sent = filled(browser, ADD, name="Record system", scopes=["find_patients"])
        shown = browser.post(ADD, sent)
        key = AccessKey.with_secret(shown.context["key"].secret)
        assert (key.clinic, key.user.name) == (clinic, "Record system")
        page = browser.get(SYSTEMS).text
        assert "Record system" in page
        assert shown.context["key"].secret not in page

    def test_get_a_further_key(self, signed_in, clinic_admin, record_system):
        browser = signed_in(clinic_admin)
        where = reverse("clinic:make_system_key", args=[record_system.user_id])
        browser.post(where, filled(browser, where, name="Next year", scopes=["read_chart"]))
        assert set(AccessKey.objects.values_list("user", "name")) == {
            (record_system.user_id, "Record system"),
            (record_system.user_id, "Next year"),
        }

    def test_say_which_key_opens_nothing_because_its_maker_is_gone(
        self, as_user, clinic_admin, registrar, record_system
    ):
        browser = as_user(registrar)
        assert "opens nothing" not in browser.get(SYSTEMS).text
        clinic_admin.is_active = False
        clinic_admin.save()
        shown = browser.get(SYSTEMS).text
        assert (
            "It opens nothing: Ada Admin, who made it, no longer manages the members. Make" in shown
        )
        assert reverse("clinic:revoke_system_key", args=[record_system.pk]) in shown

    def test_lose_a_key(self, as_user, clinic_admin, record_system):
        browser = as_user(clinic_admin)
        where = reverse("clinic:revoke_system_key", args=[record_system.pk])
        assert "Revoke this key?" in browser.get(where).text
        browser.post(where)
        assert not AccessKey.objects.working().exists()

    def test_are_shut_out(self, as_user, clinic, clinic_admin, record_system):
        browser = as_user(clinic_admin)
        where = reverse("clinic:end_system", args=[record_system.user_id])
        assert "Shut out Record system?" in browser.get(where).text
        after = browser.post(where, follow=True)
        assert "Record system is shut out." in after.text
        assert not clinic.systems().exists()
        assert not AccessKey.objects.working().exists()
        events = AuditEvent.objects.filter(chain=str(clinic.pk)).values_list("event", flat=True)
        assert list(events)[-2:] == ["key.revoked", "member.ended"]

    def test_are_added_by_nobody_else(self, signed_in, orthopaedist):
        browser = signed_in(orthopaedist)
        for where in (SYSTEMS, ADD):
            assert browser.get(where).status_code == 403
        assert browser.post(ADD, {"name": "Mine", "scopes": "read_chart"}).status_code == 403

    def test_of_another_clinic_are_not_there(self, signed_in, other_clinic, record_system):
        stranger = make_member(other_clinic, "Stan Stranger", Role.CLINIC_ADMIN)
        browser = signed_in(stranger)
        assert "Record system" not in browser.get(SYSTEMS).text
        for name, which in [
            ("make_system_key", record_system.user_id),
            ("end_system", record_system.user_id),
            ("revoke_system_key", record_system.pk),
        ]:
            where = reverse(f"clinic:{name}", args=[which])
            assert browser.get(where).status_code == browser.post(where).status_code == 404
        assert AccessKey.objects.working().count() == 1

    def test_ask_for_the_password_before_a_key_is_made(self, as_user, clinic_admin, record_system):
        browser = as_user(clinic_admin)
        for where in (ADD, reverse("clinic:make_system_key", args=[record_system.user_id])):
            assert reverse("account_reauthenticate") in browser.post(where, {}).url

    def test_work_in_the_clinic_one_works_in_now(
        self, signed_in, clinic, other_clinic, clinic_admin, record_system
    ):
        """Who administers two clinics adds a system to the one that is chosen."""
        clinics.add_member(other_clinic, clinic_admin, by=None, role=Role.CLINIC_ADMIN)
        browser = signed_in(clinic_admin)
        browser.post(reverse("switch_clinic"), {"clinic": other_clinic.pk})
        assert "Record system" not in browser.get(SYSTEMS).text
        browser.post(ADD, filled(browser, ADD, name="Laboratory", scopes=["read_chart"]))
        assert [user.name for user in other_clinic.systems()] == ["Laboratory"]
