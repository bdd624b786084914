"""Signatures, ends, decisions and what was marked as reviewed, as the history tells them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assessment, AssessmentEnd, Plan
from assessments.models.assessment import ClassCode
from assessments.standing import Standing
from portal.clinic.banner import override_words
from portal.clinic.timeline.entry import Entry, rows
from portal.clinic.worklist import items

# Items of the worklist that say nothing about running: an emergency does not hide their marks.
NOT_ABOUT_RUNNING = ("reported", "said", "cleared", "invitation")


def assessments(standing: Standing) -> Iterator[Entry]:
    """Each signature, with the class and an override."""
    for assessment in standing.patient.all_of(Assessment).signed().select_related("signed_by"):
        provisional = _("Provisional.") if assessment.provisional else ""
        yield Entry(
            kind="assessments",
            at=assessment.signed_at,
            title=_("Signed: %(name)s") % {"name": ClassCode(assessment.signed_class).label},
            text=" ".join(part for part in (provisional, override_words(assessment)) if part),
            who=str(assessment.signed_by),
            url=_page_of(standing, assessment.pk),
            code=assessment.signed_class,
            about_running=True,
        )


def ends(standing: Standing) -> Iterator[Entry]:
    """How a verdict and its plan ended."""
    found = rows(standing, AssessmentEnd).select_related("assessment")
    for end in found:
        withdrawn = end.kind == AssessmentEnd.Kind.WITHDRAWN
        name = ClassCode(end.assessment.signed_class).label
        yield Entry(
            kind="assessments",
            at=end.recorded_at,
            title=(
                _("Withdrawn, with its plan: %(name)s")
                if withdrawn
                else _("Superseded, with its plan: %(name)s")
            )
            % {"name": name},
            text=end.reason,
            who=str(end.recorded_by),
            url=_page_of(standing, end.assessment_id),
            about_running=True,
        )


def decisions(standing: Standing) -> Iterator[Entry]:
    """What the patient decided, each leading to the plan that it was taken on."""
    plans = dict(standing.patient.all_of(Plan).values_list("pk", "assessment_id"))
    for decision in standing.decisions:
        yield Entry(
            kind="decisions",
            at=decision.recorded_at,
            title=_("The patient decided: %(choice)s") % {"choice": decision.get_choice_display()},
            text=_("In the patient's words: “%(words)s”") % {"words": decision.teach_back},
            who=decision.typed_name,
            url=_page_of(standing, plans[decision.plan_id]),
            about_running=True,
        )


def reviews(standing: Standing) -> Iterator[Entry]:
    """Who said to have looked at what was open, and who put it back."""
    diagnoses = {str(diagnosis.pk): diagnosis for diagnosis in standing.diagnoses}
    for review in standing.reviews:
        about = diagnoses.get(review.target.split(" ")[0])
        yield Entry(
            kind="reviews",
            at=review.recorded_at,
            title=(
                _("Put back on the worklist: %(what)s")
                if review.puts_back
                else _("Reviewed: %(what)s")
            )
            % {"what": items.KINDS.get(review.kind, review.kind)},
            text=str(about.title) if about else "",
            who=str(review.recorded_by),
            url=reverse("patients:diagnosis", args=[standing.patient.pk, about.pk])
            if about
            else "",
            about_running=review.kind not in NOT_ABOUT_RUNNING,
        )


def _page_of(standing: Standing, assessment_id) -> str:
    return reverse("assessments:signed", args=[standing.patient.pk, assessment_id])


TOLD_BY = (assessments, ends, decisions, reviews)
