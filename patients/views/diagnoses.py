"""Recording a diagnosis, and that somebody examined the spine."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patients import catalogue, spine
from patients.access import load_patient, require
from patients.actions import diagnoses
from patients.forms import DiagnosisForm, ExaminationForm
from patients.forms.levels import is_about_levels
from patients.permissions import Permission
from patients.views.ways import first_page, trail

MOST = 12


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_DIAGNOSIS)
def record_diagnosis(request, patient):
    """Choose from the catalogue, then say where it sits and what it means for running."""
    entry = _chosen(request)
    if entry is None:
        return _choose(request, patient)
    form = _form(request, patient, entry)
    if request.htmx and request.method == "GET":
        return render(request, "patients/diagnosis_levels.html", {"form": form})
    if request.method == "POST" and form.is_valid():
        recorded = form.apply(
            diagnoses.record,
            patient,
            by=request.user,
            catalogue_key=entry.key,
            **form.entered(),
        )
        if recorded:
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


def _chosen(request):
    """The entry that the page is about, or None where it is still to be chosen."""
    key = (request.POST if request.method == "POST" else request.GET).get("diagnosis", "")
    try:
        return catalogue.get(key)
    except catalogue.UnknownDiagnosisError:
        return None


def _form(request, patient, entry) -> DiagnosisForm:
    about = {"entry": entry, "code_system": patient.clinic.code_system}
    if request.method == "POST":
        return DiagnosisForm(request.POST, **about)
    typed = {
        name: value
        for name, value in request.GET.items()
        if name == "region" or is_about_levels(name)
    }
    return DiagnosisForm(initial={**typed, "levels": request.GET.getlist("levels")}, **about)


def _choose(request, patient):
    """What the words typed so far find, or the whole catalogue by kind."""
    words = request.GET.get("look_for", "").strip()
    system = patient.clinic.code_system
    context = {
        "patient": patient,
        "words": words,
        "found": [_choice(entry, system) for entry in catalogue.find(words, limit=MOST)],
        "kinds": [
            (label, [_choice(each, system) for each in catalogue.ENTRIES if each.kind == kind])
            for kind, label in catalogue.KIND_LABELS.items()
        ],
        "trail": trail(request.user, patient, _("Record a diagnosis")),
    }
    page = "diagnosis_choices.html" if request.htmx else "choose_diagnosis.html"
    return render(request, f"patients/{page}", context)


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
