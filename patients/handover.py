"""The one-time link with which a patient chooses the first password, handed over on paper."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from patients.models import Patient

VALID_DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


def may_be_handed_over(patient: Patient) -> bool:
    """Whether a link is this clinic's to make: its own patient's sign-in that was never used.

    Somebody who chose a password, who works for a clinic or who is another clinic's patient too
    gets a new one only by their own mail: whoever registers patients could otherwise sign in as
    them. False for a patient without a sign-in.
    """
    user = patient.user
    return (
        user is not None
        and user.is_active
        and not user.has_usable_password()
        and not user.is_staff
        and not Patient.objects.filter(user=user).exclude(clinic=patient.clinic).exists()
    )


def link_to_first_password(user) -> str:
    """The path of the page that asks for a new password; works once, for VALID_DAYS days.

    Never log it and never keep it: whoever has it is the patient.
    """
    token = default_token_generator.make_token(user)
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": token},
    )
