"""Registering a patient, and the contact data."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patients import audit, permissions
from patients.access import WORDS, at_clinic, load_patient, page_of, require
from patients.actions import people
from patients.forms import ContactForm, RegisterForm, from_words
from patients.permissions import Permission
from patients.refusals import Stale
from patients.views.ways import first_page, trail


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.REGISTER_PATIENT)
def register(request, clinic):
    """Put somebody on the clinic's register."""
    if request.method == "POST":
        form = RegisterForm(request.POST, clinic=clinic, by=request.user)
        is_complete = form.is_valid()
        if form.likely_same:
            audit.read("patients.searched", by=request.user, clinic=clinic, target=page_of(request))
        if is_complete:
            patient = form.apply(people.register, clinic, by=request.user, **form.entered())
            if patient:
                messages.success(
                    request, _("%(name)s is registered.") % {"name": patient.full_name}
                )
                return redirect(first_page(request.user, patient))
    else:
        typed = from_words(request.session.get(WORDS, "") if "found_nobody" in request.GET else "")
        form = RegisterForm(clinic=clinic, by=request.user, initial=typed)
    return render(request, "patients/register.html", {"form": form, "clinic": clinic})


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.READ_CONTACT)
def contact(request, patient):
    """Contact data: read by everybody who works here, changed by those who register."""
    may_change = permissions.may(request.user, Permission.REGISTER_PATIENT, patient=patient)
    if request.method == "GET":
        return _contact_page(request, patient, ContactForm(patient=patient), may_change=may_change)
    return _change_contact(request, patient=patient)


@require(Permission.REGISTER_PATIENT)
def _change_contact(request, patient):
    form = ContactForm(request.POST, patient=patient)
    if not form.is_valid():
        return _contact_page(request, patient, form)
    try:
        changed = form.apply(
            people.change_contact,
            patient,
            by=request.user,
            seen=form.cleaned_data["seen"],
            **form.entered(),
        )
    except Stale as refusal:
        patient = request.user.patients().get(pk=patient.pk)
        stale = {"reason": refusal.reason, "differences": form.differences(patient)}
        form.shows(patient.version)
        return _contact_page(request, patient, form, stale=stale, status=409)
    if not changed:
        return _contact_page(request, patient, form)
    messages.success(request, _("The contact data are saved."))
    return redirect("patients:contact", patient.pk)


def _contact_page(request, patient, form, *, may_change=True, stale=None, status=200):
    context = {
        "patient": patient,
        "form": form,
        "stale": stale,
        "may_change": may_change,
        "may_open": permissions.may(request.user, Permission.OPEN_PORTAL, patient=patient),
        "may_merge": permissions.may(request.user, Permission.MERGE_PATIENTS, patient=patient),
        "may_erase": permissions.may(request.user, Permission.ERASE_PATIENTS, patient=patient),
        "invitation": patient.invitations.not_ended().first(),
        "trail": trail(request.user, patient, _("Contact data")),
    }
    return render(request, "patients/contact.html", context, status=status)
