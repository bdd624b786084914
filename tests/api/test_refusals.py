"""How the interface words a refusal, whatever raised it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from patients.api.shared import under
from patients.refusals import Invalid, NotNow, NotPermitted, Stale
from portal.api.refusals import refusal_handler


@pytest.fixture
def asked(rf):
    """A request of somebody who is not signed in."""
    request = rf.get("/")
    request.user = AnonymousUser()
    return {"request": request}


@pytest.mark.parametrize(
    ("raised", "status", "body"),
    [
        (NotPermitted("Ask a colleague."), 403, {"reason": "Ask a colleague."}),
        (NotNow("Ask first."), 409, {"reason": "Ask first."}),
        (Stale("Changed."), 409, {"reason": "Changed.", "differences": []}),
        (
            Stale("Changed.", [("shoes", "other", None)]),
            409,
            {"reason": "Changed.", "differences": [{"what": "shoes", "yours": "other", "now": ""}]},
        ),
        (Invalid({"onset": "Enter a day."}), 400, {"onset": ["Enter a day."]}),
        (Invalid({"answers": {"shoes": "No."}}), 400, {"answers": {"shoes": ["No."]}}),
        (Http404(), 404, {"reason": "There is no such record, or it is not yours to see."}),
        (
            PermissionDenied(),
            403,
            {"reason": "You do not have permission to perform this action."},
        ),
    ],
)
def test_a_refusal_is_answered_in_one_form(asked, raised, status, body):
    answer = refusal_handler(raised, asked)
    assert (answer.status_code, answer.data) == (status, body)


def test_what_is_no_refusal_is_not_hidden(asked):
    assert refusal_handler(ZeroDivisionError(), asked) is None


def test_a_sentence_stands_where_its_field_was_sent():
    moved = under(Invalid({"shoes": "No.", "record": "Whole."}), answers=("shoes",))
    assert moved.errors == {"answers": {"shoes": "No."}, "record": "Whole."}
