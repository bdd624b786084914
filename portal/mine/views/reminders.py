"""Which reminders I get by mail."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assessments.models.reminder import ReminderKind
from patients.forms import SubmissionForm
from portal.actions.reminders import choose_reminders
from portal.mine.access import emergency_first, frame, own_record

KINDS = {
    ReminderKind.MORNING: gettext_lazy("The morning after I did something: how my back is"),
    ReminderKind.REVIEW: gettext_lazy("When it is time to see my clinic again"),
    ReminderKind.DECISION: gettext_lazy("When I have not said yet what I decide"),
}


class RemindersForm(SubmissionForm):
    """The kinds that are wanted."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Write to me"),
        choices=list(KINDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def reminders(request, now):
    """Switch each kind on or off."""
    off = set(now.patient.reminders_off.values_list("kind", flat=True))
    on = [kind for kind in ReminderKind.values if kind not in off]
    form = RemindersForm(request.POST if request.method == "POST" else None, initial={"wanted": on})
    if form.is_valid():
        chosen = form.apply(choose_reminders, now.patient, by=request.user, **form.entered())
        if chosen:
            messages.success(request, _("Saved."))
            return redirect("mine:reminders")
    context = {**frame(request, now), "form": form, "address": request.user.email or ""}
    return render(request, "mine/reminders.html", context)
