"""The guideline for everybody with a role here: every rule, and every claim it rests on."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assessments import guidelines, text_reviews
from assessments.guideline_page import GuidelinePage
from assessments.guideline_page.proof import figures
from assessments.safety import EVIDENCE_LABEL, REVIEW_STATUS, intended_purpose
from assessments.safety.sources import MARK_LABELS
from patients.access import check_anywhere, current_clinic
from patients.permissions import Permission


@require_GET
def guideline(request):
    """The edition in force today, or the one that is asked for by its id."""
    check_anywhere(request, Permission.READ_GUIDELINE)
    edition = _chosen(request)
    context = {
        "shell": _shell(request),
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


def _chosen(request):
    asked_for = request.GET.get("edition")
    if asked_for is None:
        return guidelines.in_force(timezone.localdate())
    try:
        return guidelines.edition(asked_for)
    except LookupError as unknown:
        raise Http404 from unknown


def _shell(request) -> str:
    """The frame that the reader knows: the clinic's, the patient's, or none."""
    if current_clinic(request):
        return "base_clinic.html"
    return "base_mine.html" if request.user.patients().exists() else "base.html"
