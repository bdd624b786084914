"""My data: everything that is stored about me, to read and to take along."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from patients import audit
from portal.mine import own_data
from portal.mine.access import emergency_first, frame, own_record


@require_GET
@own_record
@emergency_first
def data(request, now):
    """What there is, in words, and how to have it put right or erased."""
    clinic = now.patient.clinic
    context = {
        **frame(request, now),
        "sections": own_data.sections(now.patient),
        "privacy_notice": clinic.privacy_notice,
        "keeps_for": clinic.retention_years,
    }
    return render(request, "mine/data.html", context)


@require_GET
@own_record
@emergency_first
def take_along(request, now):
    """The same as JSON, complete, as a file."""
    audit.read("data.taken", by=request.user, patient=now.patient)
    day = timezone.localdate()
    return JsonResponse(
        own_data.as_json(now.patient),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
        headers={"Content-Disposition": f'attachment; filename="my-record-{day:%Y-%m-%d}.json"'},
    )
