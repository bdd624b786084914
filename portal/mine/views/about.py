"""What this product is and is not, and who looked at the patient's record."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.decision_words import who_pays
from assessments.safety.intended_purpose import FOR_PATIENTS
from assessments.safety.notices import NOT_WATCHED
from portal import looks
from portal.mine import stop_rule, ways_in
from portal.mine.access import frame, own_record
from portal.paging import page_number


@require_GET
@own_record
def about(request, now):
    """What stands behind these pages, and who looked."""
    edition = stop_rule.edition_of(now)
    number = page_number(request.GET.get("page"))
    listed, has_older = looks.of_others_at(now.patient, number)
    texts = edition.texts(request.LANGUAGE_CODE)
    context = {
        **frame(request, now),
        "purpose": FOR_PATIENTS,
        "provenance": texts.provenance.patient,
        "evidence": texts.evidence_label.patient,
        "edition": edition.id,
        "not_watched": NOT_WATCHED,
        "who_pays": who_pays(now.patient.clinic),
        "privacy_notice": now.patient.clinic.privacy_notice,
        "looks": listed,
        "ways_in": ways_in.steps(now.patient),
        "newer": number - 1,
        "older": number + 1 if has_older else 0,
    }
    return render(request, "mine/about.html", context)
