"""Deeds that several stories about assessments share."""

import pytest
from django.urls import reverse

from assessments.actions import signing
from assessments.models import Plan
from patients.actions import diagnoses
from patients.refusals import Invalid
from tests.assessments.conftest import choices_for


def record_disc(patient, by, **fields):
    """A lumbar disc, not judged yet unless told."""
    return diagnoses.record(
        patient,
        by=by,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
        **fields,
    )


def record_slip(patient, by, **fields):
    """A spondylolisthesis, not judged yet unless told."""
    return diagnoses.record(
        patient,
        by=by,
        catalogue_key="spondylolisthesis",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1", "II")],
        **fields,
    )


def sign(draft, by, choices=None, **more):
    """Sign what the page showed, with walking unless told."""
    return signing.sign(
        draft,
        by=by,
        seen=draft.revision,
        choices=choices or choices_for(draft, "walking"),
        **more,
    )


def refusal_of(draft, by, choices=None, **more) -> dict:
    """The sentences with which signing is refused, by field; nothing was written."""
    with pytest.raises(Invalid) as refusal:
        sign(draft, by, choices, **more)
    assert not Plan.objects.exists()
    return refusal.value.errors


def page_of(draft) -> str:
    """Where a draft is reviewed."""
    return reverse("assessments:review", args=[draft.patient_id, draft.pk])


def signed_page_of(draft) -> str:
    """Where it is read once it was signed."""
    return reverse("assessments:signed", args=[draft.patient_id, draft.pk])
