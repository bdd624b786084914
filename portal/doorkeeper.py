"""Default deny: an address or a method that is not declared in `portal.doors` is not answered."""

from collections.abc import Iterator

from django.core.checks import Error
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _

from portal.addresses import addresses
from portal.doors import DOORS


class DoorMiddleware:
    """Stands in front of every page; what a page asks for itself is asked all the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Refuse with 404 what is not declared, with 405 a method that is not."""
        name = request.resolver_match.view_name
        if name not in DOORS:
            raise Http404
        declared = DOORS[name]
        if ("GET" if request.method == "HEAD" else request.method) in declared:
            return None
        if name.startswith("api:"):
            allow = {"Allow": ", ".join(declared)}
            reason = _("Method “%(method)s” is not offered here.") % {"method": request.method}
            return JsonResponse({"reason": reason}, status=405, headers=allow)
        return HttpResponseNotAllowed(declared)


def every_address_has_a_door(app_configs, **kwargs) -> list[Error]:
    """For `manage.py check`: names each address that nobody could open."""
    return [
        Error(
            f"The address “{name}” is not declared, so it is closed to everybody.",
            hint="Declare in portal/doors.py who gets in by which method.",
            id="portal.E001",
        )
        for name in sorted(undeclared())
    ]


def undeclared() -> Iterator[str]:
    """The addresses without a door."""
    return (address.name for address in addresses() if address.name not in DOORS)
