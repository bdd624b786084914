"""My data: everything that is stored about me, to read and to take along."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from patients import audit
from patients.models import CorrectionRequest
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
        "ways": _ways(request, now),
        "left_out": own_data.LEFT_OUT_WITH_THE_CLASS if own_data.hides_class(now.patient) else "",
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


def _ways(request, now) -> list[tuple[str, str, str]]:
    """What one can do about one's own data, each with a word more and its address."""
    waiting = now.patient.all_of(CorrectionRequest).waiting().count()
    asked = ngettext("%(number)d not answered yet", "%(number)d not answered yet", waiting)
    return [
        (
            _("Who looked at my record"),
            _("Who, when, and in what role"),
            f"{reverse('mine:about')}#who-looked",
        ),
        (
            _("Ask for a correction"),
            asked % {"number": waiting} if waiting else _("If something in it is wrong"),
            reverse("mine:corrections"),
        ),
        (
            _("Reminders by mail"),
            _("Switch each kind on or off"),
            reverse("mine:reminders"),
        ),
        (
            _("My sign-in"),
            _("Password, passkeys, and where I am signed in"),
            reverse("account_overview"),
        ),
        (_("Be erased"), _("How to ask for it, and what goes when"), "#erased"),
    ]
