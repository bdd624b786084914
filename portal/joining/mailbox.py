"""Whether an address is one's own: a code goes there, and comes back. What is known never shows."""

import hmac
import time

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from patients import audit, letters
from patients.models.invitation import Kind, digest_of, new_code
from portal.joining import limits
from portal.joining.forms import EmailForm, MailedCodeForm
from portal.joining.views import TOO_MANY, on_the_way
from portal.models import User

WAITS = 15 * 60  # seconds
MOST_TRIES = 5
NOT_SENT = gettext_lazy(
    "The mail could not be sent just now. Try again in a while; your sheet goes on working."
)


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@on_the_way
def email(request, visit, invitation):
    """Take the address. To one that signs in already goes another mail; the page is the same."""
    form = _form_of(request, invitation)
    context = {"form": form, "invitation": invitation}
    if not form.is_valid():
        return render(request, "joining/email.html", context)
    address = form.cleaned_data["email"]
    if address == visit.own_mailbox:
        # The code came out of this very mailbox.
        return _own(request, visit, invitation, address)
    if not limits.allows(request, "mail", invitation=invitation, key=address):
        form.add_error("email", TOO_MANY)
        return render(request, "joining/email.html", context, status=429)
    code = new_code()
    if invitation.kind == Kind.WAY_BACK:
        is_sent = letters.confirm_back(address, invitation.clinic, code)
    elif User.signs_in(address):
        is_sent = letters.known(address, invitation.clinic)
        code = new_code()  # nobody learns this one
    else:
        is_sent = letters.confirm(address, invitation.clinic, code)
    if not is_sent:  # said of a known address and of an unknown one
        form.add_error("email", NOT_SENT)
        return render(request, "joining/email.html", context, status=503)
    visit.keep(mailed_to=address, mailed=digest_of(code), mailed_at=time.time(), mailed_tries=0)
    return redirect("join:confirm")


def _form_of(request, invitation) -> EmailForm:
    """Where only one address may use the invitation, whatever else is posted does not count."""
    if request.method != "POST":
        return EmailForm(initial={"email": invitation.email})
    only = invitation.only_address
    return EmailForm({"email": only} if only else request.POST)


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@on_the_way
def confirm(request, visit, invitation):
    """Take the code that was mailed."""
    if not visit.mailed_to:
        return redirect("join:email")
    form = MailedCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = digest_of(form.cleaned_data["code"])
        is_late = time.time() - visit.mailed_at > WAITS or visit.mailed_tries >= MOST_TRIES
        visit.keep(mailed_tries=visit.mailed_tries + 1)
        if not is_late and hmac.compare_digest(typed, visit.mailed):
            return _own(request, visit, invitation, visit.mailed_to)
        if visit.mailed_tries <= MOST_TRIES:  # more of them open nothing, and fill no trail
            _was_wrong(request, invitation)
        form.add_error(
            "code",
            _(
                "This is not the code, or it is too old. Check it, or go back and have another "
                "mail sent."
            ),
        )
    return render(request, "joining/confirm.html", {"form": form, "address": visit.mailed_to})


def _was_wrong(request, invitation) -> None:
    audit.read(
        "invitation.wrong_mail_code",
        by=request.user if request.user.is_authenticated else None,
        patient=invitation.patient,
        clinic=invitation.clinic,
        target=invitation,
    )


def _own(request, visit, invitation, address):
    """Go on with an address that was shown to be one's own."""
    if invitation.kind == Kind.WAY_BACK:
        visit.keep(address=address)
        return redirect("join:back")
    if User.signs_in(address):
        messages.info(request, _("You sign in with this address already. Sign in to go on."))
        return redirect("join:with_own_sign_in")
    visit.keep(address=address)
    return redirect("join:password")
