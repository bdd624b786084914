"""Answers, red flags and consultations, as the history tells them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import Intake, SafetyClearance
from assessments.models.safety import Outcome
from assessments.safety import red_flags
from assessments.standing import Standing
from patients.permissions import Permission, Role
from portal.clinic.banner import who_was_consulted
from portal.clinic.timeline.entry import Entry, rows


def intakes(standing: Standing) -> Iterator[Entry]:
    """Each time that questions were answered, with the questions and never the answers."""
    for intake in rows(standing, Intake):
        names = [str(Intake._meta.get_field(fact).verbose_name) for fact in intake.answered]
        yield Entry(
            kind="answers",
            at=intake.recorded_at,
            title=(
                _("The patient answered the questions")
                if intake.author_role == Role.PATIENT
                else _("Questions answered")
            ),
            text=capfirst(", ".join(names)),
            who=str(intake.recorded_by),
        )


def checks(standing: Standing) -> Iterator[Entry]:
    """Each round of the red-flag questions, with what was found."""
    url = reverse("assessments:safety_outcome", args=[standing.patient.pk])
    for check in standing.checks:
        positives = [
            f"{red_flags.BY_ID[flag].clinician} ({flag})"
            for found in red_flags.outcome(check.red_flags).positives.values()
            for flag in found
        ]
        home = _("Answered at home.") if check.at_home else ""
        yield Entry(
            kind="safety",
            at=check.recorded_at,
            title=_("Safety check: %(outcome)s") % {"outcome": Outcome(check.outcome).label},
            text=" ".join(part for part in ("; ".join(positives), home) if part),
            who=str(check.recorded_by),
            # The page of the outcome is about the newest check.
            url=url if check is standing.check else "",
        )


def clearances(standing: Standing) -> Iterator[Entry]:
    """Who cleared what was found, and why."""
    for clearance in rows(standing, SafetyClearance):
        yield Entry(
            kind="safety",
            at=clearance.recorded_at,
            title=_("Red flags cleared"),
            text=clearance.reason,
            who=str(clearance.recorded_by),
        )


def consultations(standing: Standing) -> Iterator[Entry]:
    """Who was consulted, and what came of it."""
    url = reverse("assessments:consultation", args=[standing.patient.pk])
    for consultation in standing.consultations:
        yield Entry(
            kind="consultations",
            at=consultation.recorded_at,
            title=_("Consultation on %(day)s: %(who)s")
            % {
                "day": date_format(consultation.held_on),
                "who": who_was_consulted(consultation),
            },
            text=consultation.outcome,
            who=str(consultation.recorded_by),
            url=url,
            needs=Permission.RECORD_CONSULTATION,
        )


TOLD_BY = (intakes, checks, clearances, consultations)
