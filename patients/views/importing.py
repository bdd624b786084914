"""Importing patients from a file: choosing it, looking at each line, letting it run."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from patients import audit, catalogue, permissions
from patients.access import at_clinic, page_of
from patients.actions import importing
from patients.clinic_time import at_clinic_time
from patients.forms.importing import DecisionForm, StartForm, UploadForm
from patients.importing.columns import COLUMNS, template
from patients.permissions import Permission
from patients.refusals import Invalid
from patients.views import import_rows

A_BATCH = 2.0  # seconds of importing before the page tells how far it is


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.IMPORT_PATIENTS)
def import_patients(request, clinic):
    """Choose a file; nothing is imported before every line was shown."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = form.apply(importing.upload, clinic, by=request.user, **form.entered())
        if kept:
            return redirect("patients:import_file", kept.pk)
    diagnoses = permissions.may(request.user, Permission.RECORD_DIAGNOSIS, clinic=clinic)
    context = {
        "clinic": clinic,
        "form": form,
        "kept": clinic.imports.of(request.user).first(),
        "columns": [each for each in COLUMNS if diagnoses or not each.is_clinical],
        "entries": catalogue.ENTRIES if diagnoses else (),
        "code_system": clinic.code_system,
        "trail": _trail(),
    }
    with at_clinic_time(clinic):
        return render(request, "patients/importing/upload.html", context)


@require_GET
@at_clinic(Permission.IMPORT_PATIENTS)
def template_file(request, clinic):
    """A file to begin with: the headings, and one made-up patient."""
    diagnoses = permissions.may(request.user, Permission.RECORD_DIAGNOSIS, clinic=clinic)
    answer = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="patients-template.csv"'},
    )
    csv.writer(answer).writerows(template(with_diagnoses=diagnoses))
    return answer


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.IMPORT_PATIENTS)
def import_file(request, clinic, import_id):
    """The lines as they would be stored, or how far the import is, or what it did."""
    kept = _kept(request, clinic, import_id)
    if kept.started_at is None:
        return _preview(request, clinic, kept)
    page = "done" if kept.finished_at else "running"
    context = {
        "clinic": clinic,
        "kept": kept,
        "progress": import_rows.progress(kept),
        "refused": list(kept.lines.all()) if kept.finished_at else [],
        "trail": _trail(_("Import")),
    }
    return render(request, f"patients/importing/{page}.html", context)


@require_POST
@at_clinic(Permission.IMPORT_PATIENTS)
def start(request, clinic, import_id):
    """Import what was shown, with a first batch at once; without what cannot be, if so ticked."""
    kept = _kept(request, clinic, import_id)
    try:
        started = importing.start(kept, by=request.user, without="without" in request.POST)
    except Invalid as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("patients:import_file", kept.pk)
    importing.go_on(started, by=request.user, seconds=A_BATCH)
    return redirect("patients:import_file", kept.pk)


@require_POST
@at_clinic(Permission.IMPORT_PATIENTS)
def go_on(request, clinic, import_id):
    """The next batch; the page asks for it by itself, or somebody presses the button."""
    kept = importing.go_on(_kept(request, clinic, import_id), by=request.user, seconds=A_BATCH)
    if not request.htmx:
        return redirect("patients:import_file", kept.pk)
    if kept.finished_at:
        return HttpResponseClientRedirect(kept.get_absolute_url())
    context = {"kept": kept, "progress": import_rows.progress(kept)}
    return render(request, "patients/importing/progress.html", context)


@require_POST
@at_clinic(Permission.IMPORT_PATIENTS)
def discard(request, clinic, import_id):
    """Erase what was uploaded; who is imported already stays."""
    importing.discard(_kept(request, clinic, import_id), by=request.user)
    messages.success(request, _("What you uploaded is erased."))
    return redirect("patients:import")


def _preview(request, clinic, kept):
    shown = import_rows.shown(kept, request.GET)
    candidates = import_rows.candidates(shown.lines, request.user.patients())
    form = DecisionForm(
        request.POST or None, lines=import_rows.to_decide(shown.lines), candidates=candidates
    )
    if request.method == "POST" and form.is_valid():
        importing.decide(kept, by=request.user, decided=form.decided())
        messages.success(request, _("Your decisions are kept."))
        return redirect(f"{kept.get_absolute_url()}?{shown.query}")
    look = {"by": request.user, "target": page_of(request)}
    with audit.trail():
        audit.read("patients.searched", clinic=clinic, **look)
        if kept.is_clinical:
            there = [line.patient for line in shown.lines if line.patient]
            audit.read_each("record.read", patients=[*there, *candidates.values()], **look)
    counts = import_rows.counts(kept)
    context = {
        "clinic": clinic,
        "kept": kept,
        "shown": shown,
        "rows": import_rows.rows(shown.lines, form),
        "counts": counts,
        "form": form,
        "start_form": StartForm(held_back=counts.held_back),
        "trail": _trail(_("Look at it")),
    }
    with at_clinic_time(clinic):
        return render(request, "patients/importing/preview.html", context)


def _kept(request, clinic, import_id):
    return get_object_or_404(clinic.imports.of(request.user), pk=import_id)


def _trail(*step: str) -> list[dict]:
    """The way back; the last step is the page itself."""
    path = [
        {"name": _("Today"), "url": reverse("clinic:home")},
        {"name": _("New patient"), "url": reverse("patients:register")},
        {"name": _("Import from a file"), "url": reverse("patients:import")},
    ]
    if not step:
        path[-1].pop("url")
    return [*path, *({"name": name} for name in step)]
