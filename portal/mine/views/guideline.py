"""The guideline in plain words: every claim behind the own plan, beside the exact ones."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.guideline_page.for_patients import GuidelineForPatients
from assessments.safety import REVIEW_STATUS_FOR_PATIENTS
from assessments.safety.notices import URGENT_FOR_PATIENT
from assessments.views.guideline import asked_for
from portal.mine import stop_rule
from portal.mine.access import emergency_first, frame, own_record


@require_GET
@own_record
@emergency_first
def guideline(request, now):
    """The edition that is asked for by its id, else the one behind the own plan."""
    edition = asked_for(request) or stop_rule.edition_of(now)
    context = {
        **frame(request, now),
        "guideline": GuidelineForPatients(edition, request.LANGUAGE_CODE),
        "studies_review": REVIEW_STATUS_FOR_PATIENTS,
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
    }
    return render(request, "mine/guideline.html", context)
