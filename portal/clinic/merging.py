"""Two records of one person: found, seen side by side, put together, and parted again."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patients import audit
from patients.access import load_patient, page_of, require
from patients.clinic_time import in_clinic_time
from patients.models.merge import history_of
from patients.permissions import Permission
from patients.refusals import NotNow
from patients.views.ways import first_page, trail
from portal.actions import merging
from portal.clinic.merge_facts import side_by_side
from portal.clinic.merge_form import MergeForm, PartForm

MOST = 20
LONGEST = 200  # characters of what is looked for


def load_other(view: Callable) -> Callable:
    """Turn `other_id` into the other record, by the same rules as the first; a look at it too."""

    @wraps(view)
    def loaded(request, patient, other_id, **kwargs):
        at_work = request.user.patients().exclude(user=request.user)
        other = get_object_or_404(at_work.select_related("user"), pk=other_id)
        return _permitted(request, patient=other, first=patient, view=view, **kwargs)

    return loaded


@require(Permission.MERGE_PATIENTS)
def _permitted(request, patient, first, view, **kwargs):
    return view(request, patient=first, other=patient, **kwargs)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.MERGE_PATIENTS)
@in_clinic_time
def choose(request, patient):
    """Which other record is the same person: those who look like it, or whoever is looked for.

    What is looked for is posted and kept nowhere.
    """
    words = request.POST.get("q", "").strip()[:LONGEST]
    register = request.user.patients().of_clinic(patient.clinic).exclude(user=request.user)
    others = register.exclude(pk=patient.pk)
    if words:
        found = list(others.sounding(words, clinic=patient.clinic)[: MOST + 1])
    else:
        contact = {"email": patient.email, "phone": patient.phone}
        found = others.resembling(patient.family_name, patient.birth_date, **contact)
    how = "patients.searched" if words else "patients.listed"
    audit.read(how, by=request.user, clinic=patient.clinic, target=page_of(request))
    context = {
        "patient": patient,
        "words": words,
        "found": found[:MOST],
        "more": len(found) > MOST,
        "merged": [row for row in history_of(patient) if row.patient.merged_into == patient],
        "trail": trail(request.user, patient, _("Two records of one person")),
    }
    return render(request, "clinic/merge_choose.html", context)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.MERGE_PATIENTS)
@load_other
@in_clinic_time
def compare(request, patient, other):
    """Both side by side, what will happen, and the deed; or what stands in the way."""
    pairs = ((other, patient), (patient, other))
    in_the_way = {into: merging.what_is_in_the_way(goes, into) for goes, into in pairs}
    possible = [into for into, sentence in in_the_way.items() if not sentence]
    form = MergeForm(request.POST if request.method == "POST" else None, possible=[patient, other])
    if form.is_valid():
        into = form.chosen()
        goes = other if into == patient else patient
        reason = form.cleaned_data["reason"]
        if form.apply(merging.merge, goes, by=request.user, into=into, reason=reason):
            messages.success(request, _("The two records are put together."))
            return redirect(first_page(request.user, into))
    elif request.method == "GET":
        form = MergeForm(possible=possible, initial=_only(possible))
    context = {
        "patient": patient,
        "other": other,
        "facts": side_by_side(patient, other),
        "form": form if possible else None,
        "in_the_way": [
            {"stays": into, "reason": sentence} for into, sentence in in_the_way.items() if sentence
        ],
        "lines": _what_will_happen(),
        "trail": trail(request.user, patient, _way_to_choose(patient), _("Side by side")),
    }
    return render(request, "clinic/merge_compare.html", context)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.MERGE_PATIENTS)
@load_other
@in_clinic_time
def part(request, patient, other):
    """Take a record out again that was put together with this one."""
    form = PartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if form.apply(merging.part, other, by=request.user, into=patient, reason=reason):
            messages.success(request, _("The two records are parted again."))
            return redirect(first_page(request.user, patient))
    row = history_of(other).first()
    if other.merged_into_id != patient.pk or row is None:
        raise NotNow(merging.NOT_MERGED, patient=patient)
    context = {
        "patient": patient,
        "other": other,
        "merge": row,
        "facts": side_by_side(patient, other),
        "form": form,
        "lines": _what_parting_does(patient, other, row),
        "trail": trail(request.user, patient, _way_to_choose(patient), _("Part them")),
    }
    return render(request, "clinic/merge_part.html", context)


def _only(possible: list) -> dict:
    """Where only one record can stay there is nothing to choose."""
    return {"stays": str(possible[0].pk)} if len(possible) == 1 else {}


def _way_to_choose(patient) -> tuple[str, str]:
    return _("Two records of one person"), reverse("clinic:merge", args=[patient.pk])


def _what_will_happen() -> list[str]:
    return [
        _("Nothing is copied, changed or deleted: each entry stays where it was written."),
        _("The record that stays shows both histories, on its chart and in every list."),
        _("The record that goes leaves the register. Its names and numbers still find the other."),
        _("Contact data stay those of the record that stays; change them there where needed."),
        _("Whatever is open in either record stands on the worklist for the one that stays."),
        _("A class that was signed before is marked: a clinician assesses again with both."),
        _(
            "A sheet of the record that goes opens nothing any more. A patient who signs in to the "
            "other one reads both histories."
        ),
        _(
            "It can be parted again. Each record then keeps what was written in it, and what is "
            "written from now on stays in the record that stays."
        ),
    ]


def _what_parting_does(patient, other, row) -> list[str]:
    about = {
        "stays": patient.record_number,
        "goes": other.record_number,
        "day": date_format(timezone.localdate(row.recorded_at, patient.clinic.zone)),
    }
    return [
        _("%(goes)s is on the register again, with the entries that were written in it.") % about,
        _(
            "Whatever was written since %(day)s stays in %(stays)s, also where it is about the "
            "other person. A clinician reads it and says so there."
        )
        % about,
        _("What is open in %(goes)s stands on the worklist under its own name again.") % about,
        _("A class signed in %(stays)s since then rests on both, and is marked.") % about,
        _("%(goes)s has no sign-in. To open the portal to that patient, make a sheet.") % about,
    ]
