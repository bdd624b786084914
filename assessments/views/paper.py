"""What leaves the house: the plan on paper, a sheet for the trainer, the visit in plain text."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import (
    findings,
    paper_type,
    plan_pages,
    record_changes,
    standing,
    trainer_sheet,
    visit_text,
)
from assessments.paper_type import Type
from assessments.safety.cautions import BEGIN_GENTLY
from assessments.safety.notices import URGENT_FOR_PATIENT
from assessments.views.signed import load_signed
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.views.ways import trail


@require_GET
@load_patient
@require(Permission.READ_CHART, look="plan.printed")
@load_signed
@in_clinic_time
def paper(request, patient, assessment):
    """The plan in the patient's words, with the stop rule and when to get help.

    While a red flag is open nothing about running is handed over.
    """
    now = standing.of(patient)
    plan = plan_pages.while_flagged(assessment.plan, now, patient.language)
    printed_in = paper_type.of(paper_type.of_plan(plan)) if plan is not None else None
    context = {
        "patient": patient,
        "assessment": assessment,
        "now": now,
        "flags": findings.still_open(now),
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "plan": plan,
        "printed_in": printed_in or Type.TIGHTEST,
        "is_too_long": plan is not None and printed_in is None,
    }
    return render(request, "assessments/paper.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART, look="plan.printed")
@load_signed
@in_clinic_time
def for_trainer(request, patient, assessment):
    """What is allowed, to adapt and to avoid, without a word on what the patient has.

    There is none while a red flag is open, nor of a plan that has ended.
    """
    now = standing.of(patient)
    may_go_out = assessment.is_in_force and not now.is_emergency and not now.urgent
    sheet = trainer_sheet.of(assessment.plan, patient.language) if may_go_out else None
    printed_in = paper_type.of(sheet.words()) if sheet else None
    context = {
        "patient": patient,
        "assessment": assessment,
        "now": now,
        "flags": findings.still_open(now),
        "sheet": sheet,
        "printed_in": printed_in or Type.TIGHTEST,
        "begin_gently": BEGIN_GENTLY.for_patient,
        "is_over": bool(sheet and sheet.valid_until and sheet.valid_until < now.today),
        "has_changed": bool(sheet and record_changes.since(assessment, now)),
    }
    return render(request, "assessments/trainer.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART)
@load_signed
@in_clinic_time
def visit(request, patient, assessment):
    """The visit as plain text and as a letter, ready to copy into another record system."""
    now = standing.of(patient)
    here = reverse("assessments:signed", args=[patient.pk, assessment.pk])
    context = {
        "patient": patient,
        "now": now,
        "flags": findings.still_open(now),
        "text": visit_text.as_text(assessment, now),
        "letter": visit_text.as_letter(assessment, now),
        "trail": trail(request.user, patient, (_("Signed assessment"), here), _("As text")),
    }
    return render(request, "assessments/visit.html", context)
