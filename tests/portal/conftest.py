"""What tests of composed pages share."""

import logging
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from patients.actions import invitations
from portal import logs
from portal.actions import merging
from tests.conftest import make_patient
from tests.portal.charts import address
from tests.portal.factors import At
from tests.portal.hospital import BACK, CLIENT_ID, CLIENT_SECRET, START, Provider
from tests.portal.own_plans import HURTING, decide, record_disc, sign

# Signing in, headers, the patient's pages: these ask what every database answers alike, and run on
# one. Whatever finds, lists, merges, imports, counts, guards or locks runs on each.
ONE_DATABASE_DOES = {
    "access_key_pages",
    "addresses",
    "back_to_a_factor",
    "code_guessing",
    "demo",
    "demo_banner",
    "demo_mark",
    "enumeration",
    "first_password",
    "forget_second_factors",
    "headers",
    "hospital_outsiders",
    "hospital_sign_in",
    "hospital_word",
    "logs",
    "look",
    "many_strangers",
    "mine_about",
    "mine_access",
    "mine_decision",
    "mine_hurts",
    "mine_plan",
    "mine_questions",
    "mine_secrets",
    "mine_today",
    "mine_ways_in",
    "no_open_redirect",
    "own_sessions",
    "own_sign_in",
    "passkeys",
    "passwords",
    "pending_sign_in",
    "production_server",
    "reset_link",
    "second_factor",
    "session_limits",
    "settings",
    "throttle",
    "violations",
    "way_back",
    "way_back_told",
    "whole_deeds",
    "words_planted",
}
SAME_CARD = "Same insurance card, seen at the desk."


def pytest_collection_modifyitems(items):
    """Mark what need not be asked twice."""
    for item in items:
        if item.path.parent.name == "portal" and item.path.stem[5:] in ONE_DATABASE_DOES:
            item.add_marker(pytest.mark.once)


@pytest.fixture
def chart(as_user, orthopaedist, patient):
    """The chart of the patient, as the orthopaedist sees it now."""

    def opened(of=patient, by=orthopaedist):
        return as_user(by).get(address(of))

    return opened


@pytest.fixture
def history(as_user, orthopaedist):
    """The whole history of a patient, as the orthopaedist reads it now."""

    def opened(of, by=orthopaedist, **asked):
        return as_user(by).get(reverse("clinic:history", args=[of.pk]), asked)

    return opened


@pytest.fixture
def nobody_has_tried(db):
    """No tries are counted, before and afterwards: real transactions leave them in their table."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sheet(patient, front_desk):
    """What the front desk hands to Rita, to join with."""
    cache.clear()  # nobody has tried anything yet
    return invitations.invite_patient(patient, by=front_desk)


@pytest.fixture
def at(monkeypatch):
    """The clock that codes go by, standing still: `at.later(30)`."""
    return At(monkeypatch)


@pytest.fixture
def hospital(settings):
    """A hospital with a provider, named in the settings."""
    provider = Provider()
    settings.OIDC_ISSUER = provider.issuer
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT_ID, CLIENT_SECRET
    settings.OIDC_NAME = "Harbour Hospital"
    yield provider
    provider.close()


@pytest.fixture
def doctor(orthopaedist, hospital):
    """Works here, and has an account at the hospital under the same address."""
    hospital.person["email"] = orthopaedist.email
    return orthopaedist


@pytest.fixture
def comes(client, hospital):
    """Sign in at the hospital and come back: the last answer."""

    def there_and_back(browser=client, **form):
        sent = browser.post(START, form)
        assert sent.status_code == 302, sent.text
        return browser.get(BACK, hospital.signs_in(sent.url))

    return there_and_back


@pytest.fixture
def kept():
    """Every line that is logged from here on, at whatever level, as it is kept."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    keeper = Keeper(level=logging.DEBUG)
    keeper.setFormatter(logs.JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(keeper)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(keeper)
    root.setLevel(level)


@pytest.fixture
def against(runner, orthopaedist):
    """Has a disc, was advised against running, and runs."""
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)
    decide(runner, "will_run_against_advice")
    return runner


@pytest.fixture
def stays(clinic, orthopaedist):
    """The record of Jana that stays."""
    return make_patient(clinic, orthopaedist, "Jana", "Sample", record_number="S-1")


@pytest.fixture
def goes(clinic, orthopaedist):
    """Registered a second time under the name before the marriage, a digit of the day wrong."""
    return make_patient(
        clinic,
        orthopaedist,
        "Jana",
        "Maiden",
        date(1985, 3, 12),
        record_number="G-2",
        phone="000 555 0142",
    )


@pytest.fixture
def merge(clinic_admin, goes, stays):
    """Put the two records of Jana together."""

    def merged(patient=goes, into=stays, by=clinic_admin, reason=SAME_CARD):
        return merging.merge(patient, by=by, into=into, reason=reason)

    return merged


@pytest.fixture
def part(clinic_admin, goes, stays):
    """Part them again."""
    return lambda: merging.part(goes, by=clinic_admin, into=stays, reason="Two sisters.")
