"""Browsers tell where a page broke the content security policy (ASVS 3.4.7)."""

import json
import logging

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

OLD_KIND = {
    "csp-report": {
        "document-uri": "https://portal.example/clinic/find/?q=Runner",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/steal.js?word=Runner",
        "script-sample": "Runner",
    }
}
NEW_KIND = [
    {
        "type": "csp-violation",
        "url": "https://portal.example/clinic/find/?q=Runner",
        "body": {"effectiveDirective": "img-src", "blockedURL": "https://evil.example/Runner.png"},
    }
]


@pytest.fixture
def report(caplog):
    """What a browser sends by itself, without a token, and what the log says then."""
    browser = Client(enforce_csrf_checks=True)

    def sent(body, kind="application/csp-report"):
        caplog.clear()
        text = body if isinstance(body, bytes) else json.dumps(body)
        with caplog.at_level(logging.WARNING, logger="portal.violations"):
            answer = browser.post(reverse("violations"), text, content_type=kind)
        assert (answer.status_code, answer.content) == (204, b"")
        return [record.getMessage() for record in caplog.records]

    return sent


def test_the_policy_names_where_to_tell(client):
    answer = client.get(reverse("account_login"))
    assert f"report-uri {reverse('violations')};" in answer["Content-Security-Policy"] + ";"
    assert "report-to violations" in answer["Content-Security-Policy"]
    assert answer["Reporting-Endpoints"] == f'violations="{reverse("violations")}"'


def test_a_report_is_one_line_with_the_directive_and_the_host_alone(report):
    assert report(OLD_KIND) == ["a page broke the policy: script-src-elem from evil.example"]
    assert report(NEW_KIND, "application/reports+json") == [
        "a page broke the policy: img-src from evil.example"
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"effective-directive": "Runner\nforged line", "blocked-uri": "inline"},
        {"effective-directive": ["script-src"], "blocked-uri": 7},
        {"effective-directive": None, "blocked-uri": "https://[Runner"},
    ],
)
def test_words_of_a_report_are_not_repeated(report, told):
    assert report({"csp-report": told}) == ["a page broke the policy: unknown from the page itself"]


@pytest.mark.parametrize("body", [b"\xff", b"", b"[[]]", b"7", b'{"csp-report": []}'])
def test_what_cannot_be_read_is_left_out(report, body):
    assert report(body) == []


def test_a_report_that_is_too_large_is_not_read(report):
    assert report({**OLD_KIND, "more": "x" * 20_000}) == []


def test_a_flood_of_reports_is_not_kept(report):
    assert sum(len(report(OLD_KIND)) for _ in range(25)) == 20
    assert len(report(NEW_KIND * 50)) == 0
