"""The log tells enough to find a fault, and nothing of what somebody typed, read or kept secret.

ASVS 14.2.1, 16.2.1, 16.2.2, 16.2.5, 16.4.1.
"""

import json
import logging
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from portal import logs
from portal.models import User
from tests.conftest import PASSWORD
from tests.portal.signing_in import link_in, open_link

FORGED = 'fine"\r\n2026-01-01 INFO portal.access request\x1b[31m\u2028\x00'


def line_of(formatter=logs.JsonFormatter, *, name="portal.x", msg="said", args=(), error=None):
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "x.py", 7, msg, args, exc_info)
    return formatter().format(record)


def raised(*errors: Exception) -> Exception:
    """The last of these, as it comes from the one before it."""
    before = None
    for error in errors:
        try:
            raise error from before
        except type(error) as caught:
            before = caught
    return before


class TestALine:
    def test_says_when_in_utc_how_grave_and_by_whom(self):
        line = json.loads(line_of())
        assert datetime.fromisoformat(line["time"]).utcoffset() == timedelta(0)
        assert (line["level"], line["logger"], line["message"]) == ("error", "portal.x", "said")

    @pytest.mark.parametrize("formatter", [logs.JsonFormatter, logs.PlainFormatter])
    def test_cannot_be_forged(self, formatter):
        line = line_of(formatter, msg="typed: %s", args=(FORGED,))
        assert "fine" in line
        assert len(line.splitlines()) == 1
        assert line.isprintable()

    @pytest.mark.parametrize("formatter", [logs.JsonFormatter, logs.PlainFormatter])
    def test_of_a_library_holds_the_template_alone(self, formatter):
        line = line_of(formatter, name="django.request", msg="Bad: %s", args=("/x/?q=Runner",))
        assert "Bad: %s" in line
        assert "Runner" not in line
        whole = line_of(formatter, name="waitress", msg="while serving /x/?q=Runner")
        assert "Runner" not in whole
        assert logs.WITHHELD in whole

    def test_of_a_library_says_where_it_comes_from(self):
        assert json.loads(line_of(name="waitress"))["from"] == "x:7"

    @pytest.mark.parametrize("formatter", [logs.JsonFormatter, logs.PlainFormatter])
    def test_of_an_exception_tells_its_kinds_and_places_and_not_its_words(self, formatter):
        error = raised(ValueError("Rita Runner"), IntegrityError("Key (email)=(rita@x.example)"))
        line = line_of(formatter, error=error)
        assert "django.db.utils.IntegrityError from builtins.ValueError" in line
        assert "test_logs.py" in line
        assert "raised" in line
        assert "ita" not in line

    def test_of_exceptions_that_lead_to_each_other_ends(self):
        first, second = ValueError("one"), KeyError("two")
        first.__context__, second.__context__ = second, first
        assert "KeyError" in line_of(error=first)


@pytest.mark.django_db
class TestARequest:
    def access(self, kept) -> dict:
        """The last line about a request."""
        found = [json.loads(line) for line in kept]
        return [line for line in found if line["logger"] == "portal.access"][-1]

    def test_leaves_one_line_with_the_name_of_the_page(self, as_user, orthopaedist, patient, kept):
        browser = as_user(orthopaedist)
        answer = browser.get(reverse("clinic:chart", args=[patient.pk]), {"note": "x"})
        line = self.access(kept)
        assert (line["method"], line["page"], line["status"]) == ("GET", "clinic:chart", 200)
        assert line["request"] == answer["X-Request-ID"]
        assert line["user"] == str(orthopaedist.pk)
        assert 0 <= line["milliseconds"] < 60_000
        assert sum("portal.access" in each for each in kept) == 1
        assert str(patient.pk) not in "".join(kept)

    def test_of_nobody_names_nobody(self, client, kept):
        client.get("/accounts/login/")
        assert (self.access(kept)["user"], self.access(kept)["page"]) == ("", "account_login")

    def test_of_a_page_that_is_not_there_repeats_no_word_of_it(self, client, kept):
        client.get("/Rita/Runner/", headers={"user-agent": "Runner", "referer": "/?q=Runner"})
        assert (self.access(kept)["page"], self.access(kept)["status"]) == ("", 404)
        assert "Runner" not in "".join(kept)

    def test_by_an_unheard_of_method_is_not_repeated(self, client, kept):
        answer = client.generic("RUNNER", "/accounts/login/")
        line = self.access(kept)
        assert (line["method"], line["status"]) == (logs.WITHHELD, 405)
        assert line["request"] == answer["X-Request-ID"]
        assert "RUNNER" not in "".join(kept)

    @pytest.mark.parametrize(
        ("method", "path", "status", "more"),
        [
            ("GET", "/accounts/login/", 200, {}),
            ("GET", "/clinic/", 302, {}),
            ("GET", "/nowhere/", 404, {}),
            ("PUT", "/accounts/login/", 405, {}),
            ("TRACE", "/accounts/login/", 405, {}),
            ("TRACE", "/api/v1/patients/", 405, {}),
            ("GET", "/accounts/login/", 400, {"HTTP_HOST": "evil.example"}),
            ("POST", "/api/v1/evaluate/", 401, {}),
        ],
    )
    def test_of_any_kind_has_an_id_and_a_line(self, client, kept, method, path, status, more):
        answer = client.generic(method, path, **more)
        assert answer.status_code == status
        line = self.access(kept)
        assert (line["status"], line["request"]) == (status, answer["X-Request-ID"])

    @pytest.mark.parametrize(
        "error", [ValidationError("Runner"), IntegrityError("Key (email)=(Runner)")]
    )
    def test_that_fails_leaves_the_kind_and_the_places(
        self, client, as_user, orthopaedist, patient, kept, monkeypatch, error
    ):
        def fails(*args, **kwargs):
            raise error

        monkeypatch.setattr("assessments.standing.of", fails)
        browser = as_user(orthopaedist)
        browser.raise_request_exception = False
        answer = browser.get(reverse("clinic:chart", args=[patient.pk]) + "?q=Runner")
        assert answer.status_code == 500
        assert "Runner" not in answer.text
        faults = [json.loads(line) for line in kept if "exception" in line]
        assert type(error).__name__ in faults[0]["exception"]
        assert faults[0]["request"] == answer["X-Request-ID"]
        assert any("fails" in place for place in faults[0]["places"])
        assert "Runner" not in "".join(kept)

    def test_that_the_database_refuses_repeats_no_value(
        self, as_user, orthopaedist, patient, kept, monkeypatch
    ):
        def twice(*args, **kwargs):
            User.objects.create_user(email=orthopaedist.email, name="Runner")

        monkeypatch.setattr("assessments.standing.of", twice)
        browser = as_user(orthopaedist)
        browser.raise_request_exception = False
        browser.get(reverse("clinic:chart", args=[patient.pk]))
        assert any("IntegrityError" in line for line in kept)
        assert orthopaedist.email not in "".join(kept)


@pytest.mark.django_db
def test_signing_in_and_a_link_for_the_password_leave_no_secret(
    client, orthopaedist, kept, mailoutbox
):
    for password in ("wrong-Marker-9", PASSWORD):
        client.post("/accounts/login/", {"login": orthopaedist.email, "password": password})
    client.post("/accounts/logout/")
    client.post("/accounts/password/reset/", {"email": orthopaedist.email})
    link = link_in(mailoutbox[0])
    opened = open_link(client, link)
    secret = link.rpartition("-")[2]
    assert secret in str(dict(client.session))
    everything = "".join([*kept, str(opened.redirect_chain), opened.text])
    assert "portal.access" in everything
    for word in ("wrong-Marker-9", PASSWORD, orthopaedist.email, secret):
        assert word not in everything


def test_nothing_but_the_house_writes_lines():
    loggers = settings.LOGGING["loggers"]
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert loggers["django"]["handlers"] == []
    assert loggers["django.server"] == {"handlers": ["nowhere"], "propagate": False}
    assert [type(each).__name__ for each in logging.getLogger("django").handlers] == []


@pytest.mark.parametrize("form", ["json", "plain"])
def test_both_forms_can_be_chosen(form):
    chosen = logs.logging_with(form)
    assert chosen["handlers"]["console"]["formatter"] in chosen["formatters"]
