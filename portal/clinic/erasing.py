"""A patient is erased, after saying what goes when; and who was."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from patients.access import at_clinic, load_patient, require
from patients.clinic_time import at_clinic_time, in_clinic_time
from patients.forms import SubmissionForm
from patients.models import Erasure
from patients.permissions import Permission
from patients.views.ways import trail
from portal.actions.erasing import erase_patient, kept_until
from portal.paging import page_number

A_PAGE = 50


class EraseForm(SubmissionForm):
    """Why, and the record number once more: nobody is erased by a slip of the finger."""

    reason = forms.CharField(
        label=gettext_lazy("Who asked for it, and how do you know that it is this person?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=gettext_lazy(
            "Such as: asked at the desk, identity card seen. Write no name and nothing medical: "
            "this stays."
        ),
        error_messages={
            "required": gettext_lazy(
                "Say who asked for it, and how you know that it was the person."
            )
        },
    )
    typed_number = forms.CharField(
        label=gettext_lazy("Type the record number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the record number as it stands above.")},
    )


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.ERASE_PATIENTS)
@in_clinic_time
def erase(request, patient):
    """Erase who somebody is; the record follows when its retention is over."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        erased = form.apply(erase_patient, patient, by=request.user, **form.entered())
        if erased:
            messages.success(request, _("Erased. This cannot be undone."))
            return redirect("clinic:erased")
    context = {
        "patient": patient,
        "form": form,
        "lines": _what_will_happen(patient),
        "trail": trail(request.user, patient, _contact(patient), _("Erase")),
    }
    return render(request, "clinic/erase.html", context)


@require_GET
@at_clinic(Permission.ERASE_PATIENTS)
def erased(request, clinic):
    """Who was erased, by a number: when, by whom, why, and until when the record is kept."""
    rows = Erasure.objects.filter(clinic=clinic).select_related("patient", "recorded_by")
    page = Paginator(rows, A_PAGE).get_page(page_number(request.GET.get("page")))
    context = {
        "clinic": clinic,
        "erasures": page.object_list,
        "newer": page.previous_page_number() if page.has_previous() else 0,
        "older": page.next_page_number() if page.has_next() else 0,
        "trail": [
            {"name": _("Today"), "url": reverse("clinic:home")},
            {"name": _("Erased patients"), "url": ""},
        ],
    }
    with at_clinic_time(clinic):
        return render(request, "clinic/erased.html", context)


def _contact(patient) -> tuple[str, str]:
    return _("Contact data"), reverse("patients:contact", args=[patient.pk])


def _what_will_happen(patient) -> list[str]:
    return [
        _(
            "Names, day of birth, address, telephone, mail and every number of this person are "
            "erased at once, also in records that were merged into this one."
        ),
        _(
            "The sign-in is emptied and signed out everywhere. Where it opens something else too, "
            "it stays for that alone."
        ),
        _("Sheets, answers not sent yet, and lines of files that are being imported go at once."),
        _(
            "What doctors and the patient recorded is kept until %(day)s, word for word, under a "
            "number that is made now. Nobody reads it in the portal any more. Then it is erased "
            "by itself."
        )
        % {"day": date_format(kept_until(patient))},
        _("The audit trail stays. It holds numbers and names of fields, never what stood in them."),
        _("This cannot be undone, also not by us. A backup holds the person until it is replaced."),
    ]
