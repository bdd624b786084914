"""Every sign-in, every failed one and every change of how somebody signs in stands in the trail."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from django.urls import reverse

from patients import audit
from patients.actions import clinics
from patients.models.audit import AuditEvent
from patients.permissions import Role
from tests.conftest import PASSWORD
from tests.portal.signing_in import (
    CAFE,
    WRONG,
    ask_for_link,
    browser_at,
    choose_through,
    is_signed_in,
    link_in,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded():
    """What was written since: event, actor, target, and chain."""
    start = set(AuditEvent.objects.values_list("pk", flat=True))

    def since(*columns):
        rows = AuditEvent.objects.exclude(pk__in=start).order_by("chain", "number")
        return [tuple(row) for row in rows.values_list(*(columns or ("event", "actor", "target")))]

    return since


@pytest.fixture
def app(orthopaedist):
    """The orthopaedist has an app with codes, and recovery codes."""
    TOTP.activate(orthopaedist, generate_totp_secret())
    return RecoveryCodes.activate(orthopaedist)


def of(user) -> str:
    return f"user:{user.pk}"


def test_signing_in_and_out(orthopaedist, clinic, recorded):
    browser = browser_at(CAFE)
    try_to_sign_in(browser, orthopaedist.email)
    browser.post(reverse("account_logout"))
    actor = str(orthopaedist.pk)
    assert recorded("event", "actor", "role", "target", "chain", "source") == [
        (event, actor, "orthopaedist", of(orthopaedist), str(clinic.pk), CAFE)
        for event in ("signin.done", "signout.done")
    ]


def test_a_failed_try_names_the_account_but_nobody_as_the_doer(orthopaedist, clinic, recorded):
    try_to_sign_in(browser_at(), orthopaedist.email, WRONG)
    assert recorded("event", "actor", "target", "chain") == [
        ("signin.failed", "", of(orthopaedist), str(clinic.pk))
    ]


def test_a_failed_try_at_nobody_stands_in_the_platforms_trail_without_the_address(recorded, db):
    try_to_sign_in(browser_at(), "nobody@nowhere.example", WRONG)
    assert recorded("event", "actor", "target", "chain") == [
        ("signin.failed", "", "", audit.PLATFORM)
    ]


def test_every_clinic_of_a_person_learns_of_it(orthopaedist, clinic, other_clinic, recorded):
    clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.THERAPIST)
    try_to_sign_in(browser_at(), orthopaedist.email)
    chains = [chain for event, chain in recorded("event", "chain") if event == "signin.done"]
    assert sorted(chains) == sorted([str(clinic.pk), str(other_clinic.pk)])


def test_a_patients_clinic_learns_of_it(runner, clinic, recorded):
    try_to_sign_in(browser_at(), runner.user.email)
    assert recorded("event", "chain") == [("signin.done", str(clinic.pk))]


def test_who_belongs_to_no_clinic_stands_in_the_platforms_trail(platform_admin, recorded):
    try_to_sign_in(browser_at(), platform_admin.email)
    assert recorded("event", "role", "chain") == [("signin.done", "platform_admin", audit.PLATFORM)]


def test_changing_the_password(as_user, orthopaedist, recorded):
    form = {"oldpassword": PASSWORD, "password1": "ochre yak", "password2": "ochre yak"}
    as_user(orthopaedist).post(reverse("account_change_password"), form)
    assert ("password.changed", str(orthopaedist.pk), of(orthopaedist)) in recorded()


def test_a_forgotten_password(orthopaedist, recorded, mailoutbox):
    ask_for_link(browser_at(), orthopaedist.email)
    choose_through(browser_at(), link_in(mailoutbox[-1]), "ochre yak")
    assert recorded() == [
        ("password.forgotten", "", of(orthopaedist)),
        ("password.reset", "", of(orthopaedist)),
    ]


def test_codes_of_the_second_factor(orthopaedist, app, recorded):
    browser = browser_at()
    try_to_sign_in(browser, orthopaedist.email)
    assert recorded() == []
    browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    browser.post(reverse("mfa_authenticate"), {"code": app.get_unused_codes()[0]})
    actor, target = str(orthopaedist.pk), of(orthopaedist)
    assert recorded() == [
        ("factor.failed", "", target),
        ("recovery_code.used", actor, target),
        ("signin.done", actor, target),
    ]


def test_no_address_password_or_code_is_written(orthopaedist, app, mailoutbox):
    codes = app.get_unused_codes()
    try_to_sign_in(browser_at(), orthopaedist.email, "a marked password")
    try_to_sign_in(browser_at(), "nobody@nowhere.example", "a marked password")
    browser = browser_at()
    try_to_sign_in(browser, orthopaedist.email)
    browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
    ask_for_link(browser_at(), orthopaedist.email)
    written = str(list(AuditEvent.objects.values()))
    assert "recovery_code.used" in written
    for secret in (orthopaedist.email, "nowhere.example", "marked", PASSWORD, codes[0]):
        assert secret not in written


class TestWhereTheTrailCannotBeWritten:
    @pytest.fixture
    def broken_trail(self, monkeypatch):
        """The chain of events cannot be continued."""

        def broken(_):
            raise OSError("the disc is full")

        monkeypatch.setattr(audit, "_append", broken)

    def test_nobody_signs_in(self, orthopaedist, broken_trail):
        browser = browser_at()
        with pytest.raises(OSError, match="full"):
            try_to_sign_in(browser, orthopaedist.email)
        assert not is_signed_in(browser)
        assert not Session.objects.exists()

    def test_whoever_signs_out_is_out(self, as_user, orthopaedist, monkeypatch, request):
        browser = as_user(orthopaedist)
        request.getfixturevalue("broken_trail")
        with pytest.raises(OSError, match="full"):
            browser.post(reverse("account_logout"))
        assert not is_signed_in(browser)
