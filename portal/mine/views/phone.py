"""What a patient keeps on the phone: the page, its worker, and what comes back from there."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from assessments import standing
from assessments.actions import hurting as actions
from assessments.safety.notices import NOT_WATCHED, URGENT_FOR_PATIENT, emergency_for_patient
from patients.refusals import Refused
from portal.account import timeouts
from portal.mine import hurting, phone
from portal.mine.access import frame, own_record
from portal.mine.diary_forms import LogForm
from portal.mine.phone_forms import PhoneForm

WORKER = Path(settings.BASE_DIR, "portal/static/spine_and_stride/worker.js")


@login_not_required
@require_GET
def worker(request):
    """The worker, at the root, so that it may answer for every page of the portal."""
    return HttpResponse(
        WORKER.read_bytes(),
        content_type="text/javascript; charset=utf-8",
        headers={"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"},
    )


@require_GET
@own_record
def kept(request, now):
    """My back hurts now, as it is kept on a phone: the questions, my rule, the numbers to call."""
    language = hurting.language_of(now)
    context = {
        **frame(request, now),
        "session_guard": None,  # nobody's session is told on a page that outlives it
        "messages": [],  # those wait for a page that is looked at
        "whose": timeouts.state(request).who,
        "record": str(now.patient.pk),
        "kept_on": now.today,
        "not_watched": NOT_WATCHED,
        "notice": emergency_for_patient(now.patient.clinic.emergency_number),
        "is_emergency": now.is_emergency,
        "urgent": URGENT_FOR_PATIENT,
        "is_urgent": bool(now.urgent),
        **phone.page(now, language),
    }
    return render(request, "mine/kept.html", context)


@require_POST
@own_record
def send_kept(request, now):
    """What was said without a network comes in, once, however often it is sent."""
    form, entry = PhoneForm(request.POST), None
    if request.POST.get("has_entry"):
        entry = LogForm(request.POST)
    if not form.is_valid() or (entry is not None and not entry.is_valid()):
        return _refused(form, entry, status=400)
    if form.cleaned_data["record"] != now.patient.pk:
        return JsonResponse({"errors": [str(phone.ANOTHER_CLINIC)]}, status=409)
    try:
        sent = form.apply(
            actions.send_from_phone,
            now.patient,
            by=request.user,
            made_as=form.cleaned_data["submission_key"],
            red_flags=form.cleaned_data["red_flags"],
            still_hurts=form.cleaned_data["still_hurts"],
            entry=entry and entry.said(),
        )
    except Refused as refusal:
        return JsonResponse({"errors": [str(refusal.reason)]}, status=refusal.status)
    if sent is None:
        return _refused(form, None, status=400)
    return JsonResponse({"sent": True, "emergency": standing.of(now.patient).is_emergency})


def _refused(*forms, status: int) -> JsonResponse:
    found = [form.errors for form in forms if form is not None]
    said = [str(sentence) for errors in found for each in errors.values() for sentence in each]
    return JsonResponse({"errors": said}, status=status)
