"""Which page a request came from, as far as the browser says; nobody is led back elsewhere."""

from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def is_from_here(request: HttpRequest) -> bool:
    """Whether one of our own pages sent this, as far as the browser says so."""
    return _is_ours(request, request.headers.get("Origin") or request.headers.get("Referer", ""))


def page_before(request: HttpRequest) -> str:
    """Where a refused person looks at the record: the page itself, or the one that posted here.

    A posting may have gone to an address without a page. Only a page of our own host is led to;
    where the browser names none, the first page.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    return came_from if _is_ours(request, came_from) else resolve_url("home")


def _is_ours(request: HttpRequest, address: str) -> bool:
    """Whether it is named in full, as browsers do, and lies within the host that was asked."""
    is_within = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return is_within and address.startswith(("http://", "https://"))
