"""How often one client may try codes and have mails sent, while joining."""

from allauth.core.internal import ratelimit

from patients import audit
from patients.access import page_of

RATES = {
    "code": "30/5m/ip",
    "birth_date": "30/5m/ip",
    "mail": "10/10m/ip,3/10m/key",
    # A trail that everybody can fill is no help: one row a minute says that tries are refused.
    "told": "1/m/ip",
}


def allows(request, what: str, *, invitation=None, key: str | None = None) -> bool:
    """Whether this client may try once more now; counts the try, and tells the trail of too many.

    `invitation` is the one whose code was shown, if any: its clinic is told, else the platform.
    """
    allowed = _counts(request, what, key)
    if not allowed and _counts(request, "told"):
        audit.read(
            "invitation.too_often",
            by=None,
            patient=invitation and invitation.patient,
            clinic=invitation and invitation.clinic,
            target=invitation or page_of(request),
        )
    return allowed


def _counts(request, what: str, key: str | None = None) -> bool:
    usage = ratelimit.consume(request, app="portal.joining", action=what, config=RATES, key=key)
    return usage is not None
