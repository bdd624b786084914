"""Recording a diagnosis, and that somebody examined the spine."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from patients import catalogue, spine
from patients.access import load_patient, require
from patients.actions import diagnoses
from patients.forms import DiagnosisForm, ExaminationForm
from patients.forms.levels import is_about_levels
from patients.permissions import Permission
from patients.refusals import Invalid
from patients.views.choosing import Choosing
from patients.views.ways import first_page, trail

MOST = 12


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
def choose_diagnosis(request, patient):
    """Find it in the catalogue. Words and choice are posted: no address says what somebody has."""
    choosing = Choosing(request, patient)
    if request.method == "POST":
        entry = catalogue.named(request.POST.get("diagnosis", ""))
        if entry is not None:
            choosing.choose(entry)
            return redirect("patients:record_diagnosis", patient.pk)
        choosing.look_for(request.POST.get("look_for", ""))
        if not request.htmx:
            return redirect("patients:choose_diagnosis", patient.pk)
    system = patient.clinic.code_system
    context = {
        "patient": patient,
        "words": choosing.words,
        "found": [_choice(entry, system) for entry in catalogue.find(choosing.words, limit=MOST)],
        "kinds": [
            (label, [_choice(each, system) for each in catalogue.ENTRIES if each.kind == kind])
            for kind, label in catalogue.KIND_LABELS.items()
        ],
        "trail": trail(request.user, patient, _("Record a diagnosis")),
    }
    page = "diagnosis_choices.html" if request.htmx else "choose_diagnosis.html"
    return render(request, f"patients/{page}", context)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
def record_diagnosis(request, patient):
    """Say of what was chosen where it sits and what it means for running, and record it."""
    choosing = Choosing(request, patient)
    entry = _posted(request) if request.method == "POST" else choosing.entry
    if entry is None:
        return redirect("patients:choose_diagnosis", patient.pk)
    about = {"entry": entry, "code_system": patient.clinic.code_system}
    form = DiagnosisForm(request.POST if request.method == "POST" else None, **about)
    if form.is_valid():
        recorded = form.apply(
            diagnoses.record,
            patient,
            by=request.user,
            catalogue_key=entry.key,
            **form.entered(),
        )
        if recorded:
            choosing.end()
            messages.success(
                request, _("“%(diagnosis)s” is recorded.") % {"diagnosis": recorded.title}
            )
            return redirect(first_page(request.user, patient))
    context = {
        "patient": patient,
        "entry": entry,
        "form": form,
        "high_grade_hint": spine.HIGH_GRADE_HINT,
        "trail": trail(request.user, patient, _("Record a diagnosis")),
    }
    return render(request, "patients/record_diagnosis.html", context)


@require_POST
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
def diagnosis_levels(request, patient):
    """The levels of the region that a form about a diagnosis shows now; records nothing."""
    entry = _posted(request)
    if entry is None:
        raise Invalid({"diagnosis": _("Choose a diagnosis of the list.")}, patient=patient)
    typed = {
        name: value
        for name, value in request.POST.items()
        if name == "region" or is_about_levels(name)
    }
    form = DiagnosisForm(
        initial={**typed, "levels": request.POST.getlist("levels")},
        entry=entry,
        code_system=patient.clinic.code_system,
    )
    return render(request, "patients/diagnosis_levels.html", {"form": form})


def _posted(request) -> catalogue.Entry | None:
    """The entry that a form is about, or None where there is no such entry."""
    return catalogue.named(request.POST.get("diagnosis", ""))


def _choice(entry, system: str) -> dict:
    codes = catalogue.codes(entry.key, system)
    more = len(codes) > 3
    return {
        "key": entry.key,
        "title": entry.title,
        "kind": catalogue.KIND_LABELS[entry.kind],
        "codes": ", ".join(codes[:3]) + (" …" if more else ""),
    }


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
def examine(request, patient):
    """ "I examined the spine": today, or on the day that is entered."""
    form = ExaminationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        examination = form.apply(
            diagnoses.record_examination,
            patient,
            by=request.user,
            examined_on=form.cleaned_data["examined_on"],
        )
        if examination:
            messages.success(request, _("The examination is recorded."))
            return redirect(first_page(request.user, patient))
    context = {
        "patient": patient,
        "form": form,
        "trail": trail(request.user, patient, _("Spine examined")),
    }
    return render(request, "patients/examine.html", context)
