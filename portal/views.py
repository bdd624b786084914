"""Pages that belong to no app: where somebody lands, and what is shown when something fails."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from patients.access import choose_clinic, record_refusal
from patients.refusals import Invalid, WithoutToken
from portal import language
from portal.account import kept
from portal.actions import languages
from portal.came_from import is_from_here, page_before
from portal.context_processors import relation_of
from portal.gallery import samples


@require_GET
def home(request):
    """Everybody to their own first page: staff to the clinic's, patients to today."""
    relation = relation_of(request)
    if relation.is_staff:
        return redirect("clinic:home")
    if relation.is_patient:
        return redirect("mine:today")
    if relation.is_platform_admin:
        return redirect("admin:index")
    return render(request, "nobody_yet.html")


@require_POST
def switch_clinic(request):
    """Work in the name of another clinic."""
    choose_clinic(request, request.POST.get("clinic", ""))
    return redirect("home")


@require_POST
@login_not_required
def choose_language(request):
    """Go on in another language: a patient's choice is kept, anybody else's in this browser."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose one of the languages on the page.")})
    if request.user.is_authenticated:
        languages.choose(by=request.user, language=chosen)
    response = redirect(page_before(request))
    language.keep(response, chosen)
    return response


@login_not_required
def csrf_failure(request, reason=""):
    """The form's token is missing or old; say what to do instead of naming the attack.

    A form of ours that was open while somebody signed in anew is given back as text. Of somebody
    signed in the trail has a row: the browser may have been made to send it.
    """
    record_refusal(request, WithoutToken(""))
    if request.method == "POST" and is_from_here(request):
        return kept.page(request, status=403)
    return render(
        request,
        "403.html",
        {
            "reason": _(
                "This form was open too long or came from another page. "
                "Go back, load the page again and send it once more."
            )
        },
        status=403,
    )


def server_error(request):
    """The page of a fault of ours: it needs neither the database nor the request."""
    return render(None, "500.html", {"demo": settings.DEMO}, status=500)


@require_GET
def gallery(request):
    """Every component with sample data, in the demonstration only."""
    if not request.user.is_authenticated:
        raise Http404
    return render(request, "gallery.html", samples(request.GET.get("shell", "clinic")))
