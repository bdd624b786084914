"""A real installation refuses to start half configured; the demonstration needs nothing set."""

import re

import pytest

from portal.production import DEMO_KEY
from tests.check_production import PRODUCTION, ROOT, main, manage

KEY = PRODUCTION["SECRET_KEY"]
SHOW = ("shell", "--no-imports", "--command")


def shown(expression: str, **environment: str) -> str:
    """The value of a setting in a process of its own."""
    command = f"import sys; from django.conf import settings; sys.stdout.write(str({expression}))"
    done = manage(*SHOW, command, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_complete_installation_passes_the_deployment_check_without_a_warning(capsys):
    assert main() == 0
    assert "no issues" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL"])
def test_production_does_not_start_without(name):
    done = manage("check", **{name: ""})
    assert done.returncode != 0
    assert f"PRODUCTION=1 needs {name}. Set each in the environment" in done.stderr


def test_production_names_everything_that_is_missing_at_once():
    done = manage("check", SECRET_KEY="", ALLOWED_HOSTS="", DATABASE_URL="", EMAIL_URL="")
    assert "PRODUCTION=1 needs SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, EMAIL_URL." in done.stderr


REFUSED = {
    "a key of a few letters": ("SECRET_KEY", "x", "needs a SECRET_KEY of 50 or more"),
    "a key that is one short": ("SECRET_KEY", KEY[:49], "needs a SECRET_KEY of 50 or more"),
    "a key of one letter": ("SECRET_KEY", "a" * 80, "random characters"),
    "the demonstration's": ("SECRET_KEY", DEMO_KEY + KEY, "stands nowhere else"),
    "a framework's example": ("SECRET_KEY", "django-insecure-" + KEY, "stands nowhere else"),
    "any host": ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS=*"),
    "any host besides": ("ALLOWED_HOSTS", "portal.example.org,*", "ALLOWED_HOSTS=*"),
    "mails on the console": ("EMAIL_URL", "consolemail://", "needs a mail server"),
    "mails in files": ("EMAIL_URL", "filemail:///tmp/mails", "needs a mail server"),
    "mails thrown away": ("EMAIL_URL", "dummymail://", "needs a mail server"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_production_does_not_start_with(case):
    name, value, reason = REFUSED[case]
    done = manage("check", **{name: value})
    assert done.returncode != 0
    assert reason in done.stderr
    assert value not in done.stderr or value in ("x", "*")


@pytest.mark.parametrize("name", ["DEMO", "DEBUG"])
def test_production_is_never_a_demonstration_nor_a_debugging_server(name):
    done = manage("check", **{name: "1"})
    assert done.returncode != 0
    assert "Unset them" in done.stderr


def test_production_never_lets_staff_in_without_a_second_factor():
    done = manage("check", STAFF_SECOND_FACTOR="0")
    assert done.returncode != 0
    assert "STAFF_SECOND_FACTOR=0. Unset them." in done.stderr
    assert shown("settings.STAFF_SECOND_FACTOR") == "True"


def test_nothing_needs_to_be_set_for_the_demonstration():
    nothing = dict.fromkeys(PRODUCTION, "")
    assert manage("check", **nothing).returncode == 0
    assert shown("[settings.DEMO, settings.DEBUG]", **nothing) == "[True, False]"
    assert shown("settings.STAFF_SECOND_FACTOR", **nothing) == "False"
    assert shown("settings.STAFF_SECOND_FACTOR", **nothing, STAFF_SECOND_FACTOR="1") == "True"


def test_connections_are_kept_and_checked():
    kept = (
        "[settings.DATABASES['default'][name] for name in ('CONN_MAX_AGE', 'CONN_HEALTH_CHECKS')]"
    )
    assert shown(kept) == "[60, True]"
    assert shown(kept, CONN_MAX_AGE="5") == "[5, True]"


def test_one_variable_chooses_the_database():
    engine = "settings.DATABASES['default']['ENGINE']"
    assert shown(engine) == "django.db.backends.sqlite3"
    postgresql = "postgresql://portal@127.0.0.1/portal"
    assert shown(engine, DATABASE_URL=postgresql) == "django.db.backends.postgresql"


def test_every_variable_that_is_read_is_described():
    readers = ("portal/settings.py", "portal/production.py", "portal/account/library.py")
    text = "".join((ROOT / reader).read_text() for reader in readers)
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))
    described = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/installation.md").read_text()))
    assert {"PRODUCTION", "DATABASE_URL"} <= read <= described


HOSPITAL = {
    "OIDC_ISSUER": "https://id.hospital.example/realms/staff",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_CLIENT_SECRET": "invented",
}


@pytest.mark.parametrize("name", HOSPITAL)
def test_a_hospitals_sign_in_that_is_half_named_does_not_start(name):
    done = manage("check", **{**HOSPITAL, name: ""})
    assert done.returncode != 0
    assert f"The hospital's sign-in also needs {name}." in done.stderr


@pytest.mark.parametrize(
    "issuer",
    ["http://id.hospital.example", "id.hospital.example", "https://id.example/?a=b", "https://"],
)
def test_a_hospitals_sign_in_needs_an_address_that_can_be_trusted(issuer):
    done = manage("check", **{**HOSPITAL, "OIDC_ISSUER": issuer})
    assert done.returncode != 0
    assert "OIDC_ISSUER is the provider's own https:// address" in done.stderr


def test_forms_lead_to_the_hospital_only_where_one_is_named():
    leads = "settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']"
    assert shown(leads) == """["'self'"]"""
    assert shown(leads, **HOSPITAL) == """["'self'", 'https://id.hospital.example']"""
    assert shown("settings.OIDC_SECOND_FACTOR", **HOSPITAL) == "False"


def test_a_hospital_speaks_for_all_clinics_unless_some_are_named():
    assert shown("settings.OIDC_CLINICS", **HOSPITAL) == "[]"
    named = shown("settings.OIDC_CLINICS", **HOSPITAL, OIDC_CLINICS="harbour,hill")
    assert named == "['harbour', 'hill']"
