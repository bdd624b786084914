"""Only our own hosts are answered, whatever a header claims, and only methods that a page knows."""

import pytest
from django.urls import reverse

from patients.models import AuditEvent
from tests.portal.addresses import addresses

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "", "x:y:z"])
def test_another_host_is_answered_by_a_page_that_says_nothing(as_user, orthopaedist, host):
    answer = as_user(orthopaedist).get(reverse("clinic:home"), HTTP_HOST=host)
    assert answer.status_code == 400
    assert "could not be understood" in answer.text
    assert orthopaedist.name not in answer.text
    assert not host or host not in answer.text


@pytest.mark.parametrize("claim", ["HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_HOST"])
def test_a_host_that_is_only_claimed_counts_for_nothing(client, orthopaedist, mailoutbox, claim):
    """A link to choose a new password leads to us, whatever the request says."""
    client.post(
        reverse("account_reset_password"),
        {"email": orthopaedist.email},
        **{claim: "host=evil.example" if claim == "HTTP_FORWARDED" else "evil.example"},
    )
    assert [("http://testserver/" in mail.body, "evil" in mail.body) for mail in mailoutbox] == [
        (True, False)
    ]


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "PROPFIND", "NONSENSE"])
def test_no_address_knows_any_other_method(as_user, clinic_admin, method):
    """ASVS 13.4.4: what a page does not know it does not take for a look either."""
    browser = as_user(clinic_admin)
    done = AuditEvent.objects.count()
    for address in addresses():
        answer = browser.generic(method, address.filled(), headers={"x-marker": "echo-me"})
        assert answer.status_code == 405, address.name
        assert "echo-me" not in answer.text, address.name
    assert AuditEvent.objects.count() == done
