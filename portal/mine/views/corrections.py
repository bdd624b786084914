"""Ask the clinic to put something right, and read what became of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patients.actions.corrections import ask_correction
from portal.mine import corrections as requests
from portal.mine.access import emergency_first, frame, own_record


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def corrections(request, now):
    """The form, and below it every request with its answer."""
    form = requests.CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked = form.apply(ask_correction, now.patient, by=request.user, **form.entered())
        if asked:
            messages.success(request, _("Sent. You read the answer here."))
            return redirect("mine:corrections")
    context = {**frame(request, now), "form": form, "asked": requests.of(now.patient)}
    return render(request, "mine/corrections.html", context)
