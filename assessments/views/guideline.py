"""The guideline for everybody with a role here: every rule, and every claim it rests on."""

from django.http import Http404, HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assessments import guidelines, text_reviews
from assessments.guideline_page import GuidelinePage
from assessments.guideline_page.proof import figures
from assessments.guidelines import Edition
from assessments.safety import EVIDENCE_LABEL, REVIEW_STATUS, intended_purpose
from assessments.safety.sources import MARK_LABELS
from patients.access import check_anywhere, current_clinic
from patients.permissions import Permission

OF_PATIENTS = "base_mine.html"
WHOLE = "whole"  # in the address: with every rule, as clinicians read it


@require_GET
def guideline(request):
    """The edition in force today, or the one that is asked for by its id.

    Patients are led to their own page of it, in plain words, unless they ask for the whole.
    """
    check_anywhere(request, Permission.READ_GUIDELINE)
    edition = asked_for(request) or guidelines.in_force(timezone.localdate())
    shell = _shell(request)
    if shell == OF_PATIENTS and WHOLE not in request.GET:
        return redirect(reverse("mine:guideline", query=request.GET))
    context = {
        "shell": shell,
        "in_plain_words": shell == OF_PATIENTS,
        "guideline": GuidelinePage(edition, get_language() or ""),
        "text_reviews": text_reviews.of(edition),
        "proof": figures(edition),
        "editions": list(guidelines.EDITIONS),
        "statement": intended_purpose.STATEMENT,
        "for_patients": intended_purpose.FOR_PATIENTS,
        "evidence_level": intended_purpose.EVIDENCE_LEVEL,
        "versions": intended_purpose.versions(edition.id),
        "evidence_label": EVIDENCE_LABEL,
        "review_status": REVIEW_STATUS,
        "marks": [(mark.value, label) for mark, label in MARK_LABELS.items()],
    }
    return render(request, "assessments/guideline.html", context)


def asked_for(request: HttpRequest) -> Edition | None:
    """The edition that the address names by its id, None where it names none; 404 if unknown."""
    named = request.GET.get("edition")
    if named is None:
        return None
    try:
        return guidelines.edition(named)
    except LookupError as unknown:
        raise Http404 from unknown


def _shell(request: HttpRequest) -> str:
    """The frame that the reader knows: the clinic's, the patient's, or none."""
    if current_clinic(request):
        return "base_clinic.html"
    return OF_PATIENTS if request.user.patients().exists() else "base.html"
