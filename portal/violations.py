"""What browsers report when a page asks for what the content security policy forbids.

A report may hold addresses with somebody's words in them: of each only the directive and the
blocked host are kept, as one line of the log. Nothing is written to the database.
"""

import json
import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

LONGEST = 16 * 1024  # bytes of a report that is read at all
MOST = 10  # violations of one report that are kept
LIMITS = {"violation": "20/m/ip"}
KNOWN = frozenset(
    f"{kind}-src{part}"
    for kind in ("default", "script", "style", "img", "font", "connect", "manifest", "object")
    for part in ("", "-elem", "-attr")
) | {"form-action", "frame-ancestors", "base-uri", "frame-src", "worker-src", "media-src"}
logger = logging.getLogger(__name__)


@login_not_required
@csrf_exempt  # a browser sends it by itself, without a form; it changes nothing
@require_POST
def violations(request):
    """Take a report of either kind; the answer is the same whatever it holds."""
    may = ratelimit.consume(request, app="portal", action="violation", config=LIMITS)
    if may and int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST:
        for directive, host in _told(request.read(LONGEST)):
            logger.warning("a page broke the policy: %s from %s", directive, host)
    return HttpResponse(status=204)


def _told(body: bytes) -> Iterator[tuple[str, str]]:
    """The directive and the blocked host of each violation; what cannot be read is left out."""
    try:
        found = json.loads(body)
    except ValueError:
        return
    for report in (found if isinstance(found, list) else [found])[:MOST]:
        told = report.get("csp-report", report.get("body")) if isinstance(report, dict) else None
        if isinstance(told, dict):
            directive = told.get("effective-directive", told.get("effectiveDirective"))
            blocked = told.get("blocked-uri", told.get("blockedURL"))
            is_known = isinstance(directive, str) and directive in KNOWN
            yield (directive if is_known else "unknown"), _host(blocked)


def _host(address) -> str:
    """The host of an address; what is none, such as "inline", is not repeated."""
    try:
        host = urlsplit(address).hostname if isinstance(address, str) else None
    except ValueError:
        host = None
    return (host or "the page itself").encode("ascii", "replace").decode()[:100]
