"""One diagnosis: as it stands, the versions that stood before, and what one may do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from patients import permissions, spine, versions
from patients.access import load_patient, require
from patients.actions import diagnoses
from patients.clinic_time import in_clinic_time
from patients.forms import ChangeDiagnosisForm, ConfirmForm, ReasonForm
from patients.models import Diagnosis
from patients.models.diagnosis import Status, Verification
from patients.permissions import Permission
from patients.refusals import NotNow, Stale
from patients.views.ways import trail


def load_diagnosis(view: Callable) -> Callable:
    """Turn `diagnosis_id` into a diagnosis of the patient, or 404."""

    @wraps(view)
    def loaded(request, patient, diagnosis_id, **kwargs):
        found = get_object_or_404(
            patient.all_of(Diagnosis).select_related("recorded_by", "changed_by"),
            pk=diagnosis_id,
        )
        return view(request, patient=patient, diagnosis=found, **kwargs)

    return loaded


@dataclass(frozen=True)
class Deed:
    """One thing that ends or settles a diagnosis, with what will happen, said before it happens."""

    title: object
    button: object
    action: Callable
    form: type[ReasonForm]
    lines: tuple
    done: object
    sets: tuple[str, str]
    is_grave: bool = False

    def is_offered(self, diagnosis) -> bool:
        """Whether it would change anything."""
        field, value = self.sets
        if self.action is diagnoses.confirm:
            return diagnosis.verification == Verification.PATIENT_REPORTED
        if diagnosis.verification in (Verification.REFUTED, Verification.ENTERED_IN_ERROR):
            return False
        return getattr(diagnosis, field) != value


STAYS = gettext_lazy("It stays in the record with your name, the day and your reason.")
COUNTS_NO_MORE = gettext_lazy("It no longer counts when running is assessed.")
PLAN_STAYS = gettext_lazy("A signed plan stays as it is until somebody assesses again.")

DEEDS = {
    "confirm": Deed(
        title=gettext_lazy("Confirm what the patient reported"),
        button=gettext_lazy("Confirm the diagnosis"),
        action=diagnoses.confirm,
        form=ConfirmForm,
        lines=(
            gettext_lazy("The diagnosis stands as confirmed, under your name."),
            gettext_lazy("From now on it counts as a spine disease, not only as a report."),
            PLAN_STAYS,
        ),
        done=gettext_lazy("The diagnosis is confirmed."),
        sets=("verification", Verification.CONFIRMED),
    ),
    "resolve": Deed(
        title=gettext_lazy("The disease is no more"),
        button=gettext_lazy("Mark as resolved"),
        action=diagnoses.resolve,
        form=ReasonForm,
        lines=(
            gettext_lazy("The diagnosis is marked as resolved: it was there and is no more."),
            COUNTS_NO_MORE,
            STAYS,
            PLAN_STAYS,
        ),
        done=gettext_lazy("The diagnosis is resolved."),
        sets=("status", Status.RESOLVED),
    ),
    "refute": Deed(
        title=gettext_lazy("Examined: the disease is not there"),
        button=gettext_lazy("Refute the diagnosis"),
        action=diagnoses.refute,
        form=ReasonForm,
        lines=(
            gettext_lazy("The diagnosis is marked as refuted: you examined, and it is not so."),
            gettext_lazy("An examination of the spine is recorded for today, under your name."),
            COUNTS_NO_MORE,
            STAYS,
            PLAN_STAYS,
        ),
        done=gettext_lazy("The diagnosis is refuted, and today's examination is recorded."),
        sets=("verification", Verification.REFUTED),
    ),
    "entered-in-error": Deed(
        title=gettext_lazy("It should never have been recorded"),
        button=gettext_lazy("Mark as entered in error"),
        action=diagnoses.enter_in_error,
        form=ReasonForm,
        lines=(
            gettext_lazy("The diagnosis is marked as entered in error, such as another patient's."),
            COUNTS_NO_MORE,
            STAYS,
            PLAN_STAYS,
        ),
        done=gettext_lazy("The diagnosis is marked as entered in error."),
        sets=("verification", Verification.ENTERED_IN_ERROR),
        is_grave=True,
    ),
}


@require_GET
@load_patient
@require(Permission.READ_CHART)
@load_diagnosis
@in_clinic_time
def diagnosis(request, patient, diagnosis):
    """As it stands, and everything that stood before."""
    now = diagnoses.as_it_stands(diagnosis)
    may_change = permissions.may(request.user, Permission.RECORD_DIAGNOSIS, patient=patient)
    context = {
        "patient": patient,
        "diagnosis": diagnosis,
        "facts": versions.facts(now),
        "changes": versions.changes(diagnosis, now),
        "may_change": may_change,
        "deeds": [
            (name, deed)
            for name, deed in DEEDS.items()
            if may_change and deed.is_offered(diagnosis)
        ],
        "trail": trail(request.user, patient, str(diagnosis)),
    }
    return render(request, "patients/diagnosis.html", context)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
@load_diagnosis
@in_clinic_time
def change_diagnosis(request, patient, diagnosis):
    """Change what stands; what stood before is kept."""
    stale, status = None, 200
    if request.method == "POST":
        form = ChangeDiagnosisForm(request.POST, diagnosis=diagnosis)
        if form.is_valid():
            try:
                changed = form.apply(
                    diagnoses.change,
                    diagnosis,
                    by=request.user,
                    seen=form.cleaned_data["seen"],
                    **form.entered(),
                )
            except Stale as refusal:
                stale, status = _stale(diagnosis, refusal, form, form.plain()), 409
            else:
                if changed:
                    messages.success(request, _("The change is saved."))
                    return redirect("patients:diagnosis", patient.pk, diagnosis.pk)
    else:
        form = ChangeDiagnosisForm.of(diagnosis, diagnoses.as_it_stands(diagnosis)["levels"])
    context = {
        "patient": patient,
        "diagnosis": diagnosis,
        "entry": diagnosis.entry,
        "form": form,
        "stale": stale,
        "high_grade_hint": spine.HIGH_GRADE_HINT,
        "trail": _trail(request.user, patient, diagnosis, _("Change")),
    }
    return render(request, "patients/change_diagnosis.html", context, status=status)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
@load_diagnosis
@in_clinic_time
def settle_diagnosis(request, patient, diagnosis, deed):
    """Confirm, resolve, refute, or mark as entered in error, with a reason."""
    if deed not in DEEDS:
        raise Http404
    chosen = DEEDS[deed]
    stale, status = None, 200
    if request.method == "POST":
        form = chosen.form(request.POST)
        if form.is_valid():
            values = form.entered()
            seen = form.cleaned_data["seen"]
            try:
                if form.apply(chosen.action, diagnosis, by=request.user, seen=seen, **values):
                    messages.success(request, chosen.done)
                    return redirect("patients:diagnosis", patient.pk, diagnosis.pk)
            except Stale as refusal:
                typed = dict([chosen.sets, *values.items()])
                stale, status = _stale(diagnosis, refusal, form, typed), 409
    elif chosen.is_offered(diagnosis):
        form = chosen.form(initial={"seen": diagnosis.version})
    else:
        raise NotNow(
            _("This diagnosis does not stand as it did: that is done already."), patient=patient
        )
    context = {
        "patient": patient,
        "diagnosis": diagnosis,
        "deed": chosen,
        "form": form,
        "facts": versions.facts(diagnoses.as_it_stands(diagnosis)),
        "stale": stale,
        "trail": _trail(request.user, patient, diagnosis, chosen.title),
    }
    return render(request, "patients/settle_diagnosis.html", context, status=status)


def _stale(diagnosis, refusal, form, typed) -> dict:
    """What was entered, upon the version that the form showed, beside what stands now."""
    diagnosis.refresh_from_db()
    now = diagnoses.as_it_stands(diagnosis)
    seen = diagnosis.versions.filter(number=form.cleaned_data["seen"]).first()
    entered = {**(seen.stood if seen else now), **typed}
    form.shows(diagnosis.version)
    return {
        "reason": refusal.reason,
        "differences": versions.differences(entered, now),
        "who": diagnosis.changed_by,
        "when": diagnosis.changed_at,
    }


def _trail(user, patient, diagnosis, step):
    here = reverse("patients:diagnosis", args=[patient.pk, diagnosis.pk])
    return trail(user, patient, (str(diagnosis), here), str(step))
