"""The patient on one page."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import adherence, diary_trend, findings, standing
from assessments.standing import Standing
from patients import permissions
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.forms import ExaminationForm
from patients.permissions import Permission
from patients.views.ways import trail
from portal import looks
from portal.clinic import banner, diary, duties, summaries, timeline
from portal.clinic.worklist import marks
from portal.paging import page_number


@require_GET
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def chart(request, patient):
    """Class, duties, decision, diagnoses, plan, history, and who looked."""
    now = standing.of(patient)
    may = permissions.granted(permissions.relation(request.user, patient))
    open_duties = [duty for duty in duties.of(now) if not now.is_emergency or duty.is_urgent]
    keys = [(patient.pk, duty.kind, duty.mark) for duty in open_duties]
    reviewed = marks.among(now.reviews, keys)
    context = {
        "patient": patient,
        "now": now,
        "emergency": _emergency(now),
        "banner": banner.of(now),
        "consulted": banner.consulted(now),
        "duties": [
            (duty, duty.permission in may, reviewed.get((patient.pk, duty.kind, duty.mark)))
            for duty in open_duties
        ],
        "plan": summaries.plan_of(now.plan) if now.plan else None,
        "week": adherence.of(now, banner.language_of(now.plan)) if now.plan else (),
        "trend": diary_trend.of(now),
        "spine": summaries.spine_of(now),
        "outside": findings.outside_scope(now),
        "timeline": timeline.of(
            now, may=may, kind=request.GET.get("kind", ""), listed=timeline.ON_THE_CHART
        ),
        "looks": looks.last_at(patient),
        "examination_form": ExaminationForm() if Permission.RECORD_DIAGNOSIS in may else None,
        "may_diagnose": Permission.RECORD_DIAGNOSIS in may,
        "may_assess": Permission.ASSESS in may,
        "asks_for_a_decision": duties.asks_more(now),
        "begin": duties.assess_url(now),
    }
    return render(request, "clinic/chart.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def history(request, patient):
    """Everything that happened, whole or of one kind, a page at a time."""
    now = standing.of(patient)
    context = {
        "patient": patient,
        "timeline": timeline.of(
            now,
            may=permissions.granted(permissions.relation(request.user, patient)),
            kind=request.GET.get("kind", ""),
            number=page_number(request.GET.get("page")),
        ),
        "trail": trail(request.user, patient, _("History")),
    }
    return render(request, "clinic/history.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def entries(request, patient):
    """What the patient logged, the newest day first, a page at a time."""
    now = standing.of(patient)
    number = page_number(request.GET.get("page"))
    lines, has_older = diary.page(now, number)
    context = {
        "patient": patient,
        "week": adherence.of(now, banner.language_of(now.plan)) if now.plan else (),
        "trend": diary_trend.of(now),
        "lines": lines,
        "newer": number - 1,
        "older": number + 1 if has_older else 0,
        "trail": trail(request.user, patient, _("Diary")),
    }
    return render(request, "clinic/diary.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def who_looked(request, patient):
    """Everybody who opened this record, newest first, a page at a time."""
    number = page_number(request.GET.get("page"))
    listed, has_older = looks.at(patient, number)
    context = {
        "patient": patient,
        "looks": listed,
        "newer": number - 1,
        "older": number + 1 if has_older else 0,
        "trail": trail(request.user, patient, _("Who opened this record")),
    }
    return render(request, "clinic/looks.html", context)


def _emergency(now: Standing):
    """What the open emergency's check found, or None."""
    check = next(iter(now.open_emergencies), None)
    return findings.of(check, now) if check else None
