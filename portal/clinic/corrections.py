"""A clinician reads what a patient asks to have put right, and answers."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from patients import permissions
from patients.access import load_patient, require
from patients.actions.corrections import answer_correction
from patients.clinic_time import in_clinic_time
from patients.forms import SubmissionForm
from patients.models import CorrectionRequest
from patients.models.correction import Outcome
from patients.permissions import Permission
from patients.views.ways import trail

CHOOSE = gettext_lazy("Choose what became of it.")


class AnswerForm(SubmissionForm):
    """What became of it, in words that the patient reads."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=[
            (Outcome.CORRECTED.value, gettext_lazy("It is put right")),
            (Outcome.LEFT.value, gettext_lazy("It stays as it is")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    answer = forms.CharField(
        label=gettext_lazy("Your answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("In plain words: the patient reads it."),
        error_messages={
            "required": gettext_lazy("Write what you did, or why it stays. The patient reads it.")
        },
    )


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def correction(request, patient, correction_id):
    """What the patient asked; while nobody has answered, the form for those who may."""
    rows = patient.all_of(CorrectionRequest).select_related("patient__clinic", "answered_by")
    asked = get_object_or_404(rows, pk=correction_id)
    if request.method == "POST":
        return _answer(request, patient=patient, asked=asked)
    may_answer = permissions.may(request.user, Permission.ANSWER_CORRECTION, patient=patient)
    return _page(request, patient, asked, AnswerForm() if may_answer else None)


@require(Permission.ANSWER_CORRECTION)
def _answer(request, patient, asked):
    form = AnswerForm(request.POST)
    if form.is_valid() and form.apply(answer_correction, asked, by=request.user, **form.entered()):
        messages.success(request, _("Answered. The patient reads it among the own data."))
        return redirect("clinic:chart", patient.pk)
    return _page(request, patient, asked, form)


def _page(request, patient, asked, form):
    context = {
        "patient": patient,
        "asked": asked,
        "form": form if asked.is_waiting else None,
        "trail": trail(request.user, patient, _("A correction asked for")),
    }
    return render(request, "clinic/correction.html", context)
