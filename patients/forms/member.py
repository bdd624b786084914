"""The form with which a colleague is invited to work in a clinic."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms.submission import SubmissionForm
from patients.models import Invitation


class InviteMemberForm(SubmissionForm):
    """Who, at which address, in which role."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        error_messages={"required": _("Enter the name, as colleagues and patients know it.")},
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_(
            "A mail with a link goes there. Only whoever reads it, or signs in with it, can join."
        ),
        error_messages={
            "required": _("Enter the person's own email address."),
            "invalid": _("Enter an address such as name@example.org."),
        },
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Invitation._meta.get_field("role").choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the person will do here.")},
    )
    licence_number = forms.CharField(
        label=_("Licence number"),
        max_length=60,
        required=False,
        help_text=_("For doctors and therapists, where there is one."),
    )
