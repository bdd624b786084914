"""How the interface words a refusal, whatever raised it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from patients.api.shared import under
from patients.models import AuditEvent
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


@pytest.mark.django_db
class TestAWriteThatCannotBeRecorded:
    @pytest.mark.parametrize(
        ("sent", "kind", "status"),
        [
            ("{", "application/json", 400),
            ('{"answers": 1, "Rita Runner": 1}', "application/json", 400),
            ("answers=1", "application/x-www-form-urlencoded", 415),
            ("x" * 9_000_000, "application/json", 413),
        ],
    )
    def test_is_one_refusal_without_a_word_of_it(
        self, as_user, orthopaedist, patient, sent, kind, status
    ):
        where = f"/api/v1/patients/{patient.pk}/assessments/"
        answer = as_user(orthopaedist).post(where, sent, content_type=kind)
        assert answer.status_code == status
        [row] = AuditEvent.objects.filter(event__startswith="refused.")
        assert (row.event, row.target) == ("refused.invalid", "page:api:assessments")
        assert (row.actor, row.chain) == (str(orthopaedist.pk), str(patient.clinic_id))
        assert row.fields == []

    def test_a_question_that_cannot_be_understood_is_no_refused_write(self, as_user, orthopaedist):
        answer = as_user(orthopaedist).get("/api/v1/patients/", {"birth_date": "soon"})
        assert answer.status_code == 400
        assert not AuditEvent.objects.filter(event__startswith="refused.").exists()
