"""How often one client may try codes and have mails sent, while joining."""

from allauth.core.internal import ratelimit

RATES = {
    "code": "30/5m/ip",
    "birth_date": "30/5m/ip",
    "mail": "10/10m/ip,3/10m/key",
}


def allows(request, what: str, *, key: str | None = None) -> bool:
    """Whether this client may try once more now; counts the try."""
    usage = ratelimit.consume(request, app="portal.joining", action=what, config=RATES, key=key)
    return usage is not None
