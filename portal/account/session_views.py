"""Pages and answers about sessions: how long yet, back again, and where else one is signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.account import sessions, timeouts


@timeouts.passive
@login_not_required
@never_cache
@require_GET
def session_state(request):
    """Whose session this browser has and how long yet; asking does not lengthen it."""
    return _state(request)


@timeouts.passive
@never_cache
@require_POST
def stay(request):
    """Somebody is still there and says so."""
    timeouts.touch(request, at_once=True)
    return _state(request)


@require_GET
def signed_in_again(request):
    """Signed in again in a tab of its own: back to the page that waits in the other."""
    return render(request, "account/signed_in_again.html")


@require_http_methods(["GET", "POST"])
def own_sessions(request):
    """Where one is signed in; ends one of these sessions or all others."""
    if request.method == "POST":
        ended = sessions.end(request, request.POST.get("session", ""))
        messages.success(
            request,
            ngettext("%(count)d session ended.", "%(count)d sessions ended.", ended)
            % {"count": ended},
        )
        return redirect("usersessions_list")
    return render(
        request, "usersessions/usersession_list.html", {"sessions": sessions.own(request)}
    )


def _state(request):
    told = timeouts.state(request).as_dict()
    if told["who"]:
        told["token"] = get_token(request)
    return JsonResponse(told)
