"""What this product is and is not, and who looked at the patient's record."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.safety.intended_purpose import FOR_PATIENTS
from assessments.safety.notices import NOT_WATCHED
from portal import looks
from portal.mine import stop_rule
from portal.mine.access import frame, own_record


@require_GET
@own_record
def about(request, now):
    """What stands behind these pages, and who looked."""
    edition = stop_rule.edition_of(now)
    texts = edition.texts(request.LANGUAGE_CODE)
    context = {
        **frame(request, now),
        "purpose": FOR_PATIENTS,
        "provenance": texts.provenance.patient,
        "evidence": texts.evidence_label.patient,
        "edition": edition.id,
        "not_watched": NOT_WATCHED,
        "looks": looks.of_others_at(now.patient),
        "listed": looks.FOR_THE_PATIENT,
    }
    return render(request, "mine/about.html", context)
