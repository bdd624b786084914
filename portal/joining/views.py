"""From a code to a sign-in: the code, the birth date, and how to sign in from now on."""

from functools import wraps

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from patients import audit
from patients.access import choose_clinic, forget_memberships, page_of
from patients.models import Invitation
from patients.models.invitation import Kind
from patients.refusals import Invalid, NotNow, NotPermitted
from portal import language
from portal.account import second_factor
from portal.actions import joining
from portal.actions.way_back import come_back, opens_more
from portal.joining import limits
from portal.joining.forms import BirthDateForm, CodeForm, NewPasswordForm, PresentPasswordForm
from portal.joining.visit import Visit

ASK_MAILBOX = {"email", "confirm"}  # steps on which an address is shown to be one's own
TOO_MANY = gettext_lazy("That was often. Wait five minutes, then try again.")


def on_the_way(view):
    """Let the view run for a browser that has shown its code, and who it is; gives `invitation`.

    Everybody else is led to where codes are typed in.
    """

    @wraps(view)
    def led(request, **kwargs):
        visit = Visit(request)
        invitation = visit.proved()
        if invitation is None:
            return redirect("join:code")
        if invitation.kind == Kind.WAY_BACK:
            steps = {"back"} | (ASK_MAILBOX if invitation.only_address else set())
            if view.__name__ not in steps:
                return redirect("join:back")
        elif view.__name__ == "back":
            return redirect("join:how")
        return view(request, visit=visit, invitation=invitation, **kwargs)

    return led


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
def code(request):
    """Take the code. One that is unknown, used, too old, withdrawn or void is just no code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not limits.allows(request, "code"):
        return _no_code(request, TOO_MANY, status=429)
    if not form.is_valid():
        return render(request, "joining/code.html", {"form": form})
    typed, whoever = form.cleaned_data["code"], _whoever(request)
    invitation = Invitation.with_code(typed)
    known = invitation or Invitation.that_had_code(typed)
    audit.read(
        "invitation.opened" if invitation else "invitation.code_refused",
        by=whoever,
        patient=known and known.patient,
        clinic=known.clinic if known else audit.home_of(whoever),
        target=known or page_of(request),
    )
    if invitation is None:
        return _no_code(request)
    Visit(request).begin(invitation)
    return redirect("join:birth_date" if invitation.patient_id else "join:how")


def _no_code(request, refusal=joining.NOT_VALID, status=200):
    """The one answer to every code that does not work; what was typed does not come back."""
    Visit(request).end()
    context = {"form": CodeForm(), "refusal": refusal}
    return render(request, "joining/code.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
def birth_date(request):
    """Only the invited patient goes on; a few wrong dates, and the code is no code any more."""
    visit = Visit(request)
    invitation = visit.invited()
    if invitation is None or invitation.patient_id is None:
        return redirect("join:code")
    form = BirthDateForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "joining/birth_date.html", {"form": form})
    if not limits.allows(request, "birth_date", invitation=invitation):
        form.add_error("birth_date", TOO_MANY)
        return render(request, "joining/birth_date.html", {"form": form}, status=429)
    born = form.cleaned_data["birth_date"]
    if joining.try_birth_date(invitation, by=_whoever(request), birth_date=born):
        visit.keep(born=born.isoformat())
        return redirect("join:how")
    if visit.invited() is None:
        return _no_code(request)
    form.add_error(
        "birth_date",
        _(
            "This is not the date in the clinic's record. Check day, month and year. After a few "
            "wrong dates the code works no more."
        ),
    )
    return render(request, "joining/birth_date.html", {"form": form})


@require_GET
@login_not_required
@never_cache
@on_the_way
def how(request, visit, invitation):
    """With an address, with a sign-in that is there already, or with a name made here."""
    return render(request, "joining/how.html", {"invitation": invitation})


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@on_the_way
def password(request, visit, invitation):
    """Choose a password for the address that was shown to be one's own."""
    if not visit.address:
        return redirect("join:email")
    return _choose_password(request, visit, invitation, email=visit.address)


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@on_the_way
def without_email(request, visit, invitation):
    """Choose a password, and get a name to sign in with."""
    if invitation.patient_id is None:
        return redirect("join:how")
    return _choose_password(request, visit, invitation, email="")


def _choose_password(request, visit, invitation, *, email):
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        chosen = form.cleaned_data["password"]
        try:
            user = joining.accept_anew(
                invitation,
                by=None,
                password=chosen,
                email=email,
                birth_date=visit.birth_date,
                language=language.chosen_in(request),
            )
        except Invalid as refusal:
            for name, sentence in refusal.errors.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        except NotNow:
            return _no_code(request)
        else:
            visit.end()
            goes_on = reverse("home" if email else "join:welcome")
            return perform_password_login(request, {}, Login(user=user, redirect_url=goes_on))
    context = {"form": form, "email": email, "invitation": invitation}
    return render(request, "joining/password.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@on_the_way
def with_own_sign_in(request, visit, invitation):
    """Accept with the sign-in that one has; whoever is not signed in does so first."""
    refusal = ""
    if request.method == "POST":
        try:
            joining.accept(invitation, by=request.user, birth_date=visit.birth_date)
        except Invalid as error:
            refusal = error.reason
        except NotNow:
            return _no_code(request)
        else:
            visit.end()
            return _joined(request, invitation)
    context = {"invitation": invitation, "refusal": refusal}
    return render(request, "joining/with_own_sign_in.html", context)


def _joined(request, invitation):
    clinic = invitation.clinic
    forget_memberships(request)
    messages.success(request, _("You have joined %(clinic)s.") % {"clinic": clinic})
    if invitation.patient_id:
        return redirect("mine:today")
    choose_clinic(request, clinic.pk)
    return redirect("home")


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@on_the_way
def back(request, visit, invitation):
    """Set up signing in anew: a patient with a new password, staff with the present one.

    A patient who signs in with an address has shown to read what is mailed there.
    """
    if invitation.only_address not in ("", visit.address):
        return redirect("join:email")
    kind = NewPasswordForm if invitation.patient_id else PresentPasswordForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            password = form.cleaned_data["password"]
            proofs = {"password": password, "email": visit.address or ""}
            if user := come_back(invitation, by=_whoever(request), **proofs):
                visit.end()
                return _come_back(request, user, invitation)
        except (NotNow, NotPermitted):
            return _no_code(request)
        if visit.proved() is None:
            return _no_code(request)
        form.add_error("password", _("This is not your password. Check it, or renew it by mail."))
    context = {"form": form, "invitation": invitation, "is_parted": opens_more(invitation)}
    return render(request, "joining/back.html", context)


def _come_back(request, user, invitation):
    """Staff go straight on to the second factor, a new sign-in sees its name, others the door."""
    if not invitation.patient_id:
        login = Login(user=user, redirect_url=reverse("mfa_index"))
        answer = perform_password_login(request, {}, login)
        second_factor.came_back(request, invitation)
        return answer
    if user != invitation.user:
        login = Login(user=user, redirect_url=reverse("join:welcome"))
        return perform_password_login(request, {}, login)
    messages.success(request, _("It is done. Sign in now."))
    return redirect("account_login")


@require_GET
@never_cache
def welcome(request):
    """The name to sign in with, to be written down."""
    return render(request, "joining/welcome.html")


def _whoever(request):
    return request.user if request.user.is_authenticated else None
