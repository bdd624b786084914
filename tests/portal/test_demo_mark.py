"""No real installation starts on a database that holds, or held, the demonstration (ASVS 6.3.2)."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from patients.actions import clinics
from portal.demo import loading, marker
from portal.demo.people import PLATFORM_ADDRESS
from tests.check_production import manage

REASON = "This database holds the demonstration"
DO = ("shell", "--no-imports", "--command")
MARK = (*DO, "from portal.demo import marker; marker.leave()")
# The folder of static files need not be there for a test.
STARTS = [
    (*DO, f"import warnings; warnings.simplefilter('ignore'); import portal.{way}")
    for way in ("wsgi", "asgi")
]


def faults(databases=("default",)) -> list[str]:
    return [each.id for each in checks.run_checks(databases=databases)]


class TestOnARealInstallation:
    @pytest.fixture(autouse=True)
    def _real(self, settings, db):
        settings.PRODUCTION = True

    def test_a_database_of_its_own_is_in_order(self, clinic, orthopaedist):
        assert "portal.E002" not in faults()

    def test_that_of_the_demonstration_is_a_fault(self):
        loading.load()
        assert "portal.E002" in faults()
        assert "portal.E002" not in faults(databases=None)  # which does not ask the database

    def test_also_where_only_the_mark_is_left(self):
        marker.leave()
        assert "portal.E002" in faults()

    def test_also_one_that_is_older_than_the_mark(self):
        clinics.create_user(by=None, email=PLATFORM_ADDRESS, name="Pat", password="known to all")
        assert "portal.E002" in faults()

    def test_the_server_does_not_start(self, monkeypatch):
        monkeypatch.setattr(marker, "is_there", lambda: True)
        with pytest.raises(ImproperlyConfigured, match=REASON):
            marker.refuse()
        monkeypatch.setattr(marker, "is_there", lambda: False)
        marker.refuse()


@pytest.mark.django_db
def test_the_demonstration_itself_is_in_order(settings):
    settings.PRODUCTION = False
    call_command("load_demo", verbosity=0)
    assert marker.is_there()
    assert "portal.E002" not in faults()
    marker.refuse()


def test_server_and_migration_refuse_the_very_database_that_they_are_given(tmp_path):
    """From the first start on an empty one, in processes of their own."""
    real = {"DATABASE_URL": f"sqlite:///{tmp_path / 'portal.sqlite3'}"}
    assert [manage(*start, **real).returncode for start in STARTS] == [0, 0]
    assert manage("migrate", "--verbosity", "0", **real).returncode == 0
    assert manage(*STARTS[0], **real).returncode == 0
    assert manage(*MARK, **real).returncode == 0
    for command in (*STARTS, ("migrate", "--verbosity", "0"), ("check", "--database", "default")):
        done = manage(*command, **real)
        assert done.returncode != 0, command
        assert REASON in done.stderr, command
