"""How often somebody may try a password or a code, or ask for a link, and who is never shut out.

Nobody can lock an account for its owner: a browser on which the owner signed in before counts for
itself, and one stranger's address is stopped long before all strangers together are slowed down.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit

from portal.account import known, trail

# Tries at signing in, codes of the second factor, and links to choose a new password. Of each:
# from one address for whatever accounts, from one address for one account, from all strangers
# together for one account, and from a browser that the account was signed in on before. Codes also
# from all such browsers together: whoever holds the password must not guess them day after day.
LIMITS = {
    "signin.address": "30/m/ip,300/h/ip",
    "signin.account_at_address": "5/5m/key",
    "signin.account_by_strangers": "100/h/key",
    "signin.account_at_known_browser": "10/5m/key",
    "code.address": "30/m/ip,300/h/ip",
    "code.account_at_address": "5/15m/key,30/d/key",
    "code.account_by_strangers": "40/h/key,100/d/key",
    "code.account_at_known_browser": "5/5m/key",
    "code.account_by_known_browsers": "100/d/key",
    "reset.address": "20/h/ip",
    "reset.account_at_address": "3/h/key",
    "reset.account_by_strangers": "10/h/key",
    "reset.account_at_known_browser": "3/h/key",
    # On the way to the hospital's sign-in and back no account is named, and a whole hospital may
    # share one address.
    "hospital.address": "120/m/ip,1200/h/ip",
    # A trail that everybody can fill is no help: one row a minute says that tries are refused.
    "told": "1/m/key",
}


class Attempt:
    """One try that was counted before it was judged, so that many at once cannot slip through."""

    def __init__(self):
        self._counted = []

    def count(self, request, limit: str, key: str) -> bool:
        """Whether one more is within this limit."""
        usage = ratelimit.consume(
            request, app="portal", action=limit, config=LIMITS, key=key, limit_get=True
        )
        if usage is not None:
            self._counted.append(usage)
        return usage is not None

    def forgive(self) -> None:
        """It was the right person: nothing counts."""
        for usage in self._counted:
            usage.rollback()


def attempt(request, what: str, address: str = "") -> Attempt:
    """Count a try at `what` for the account of this address, whether there is one or not.

    Without an address only the client counts.

    Raises ImmediateHttpResponse with the page that asks for patience where there were too many.
    """
    account = address.strip().lower()
    made = Attempt()
    for limit, key in _limits(request, what, account):
        if not made.count(request, limit, key):
            if Attempt().count(request, "told", f"{what}:{account}"):
                trail.throttled(what, account)
            raise ImmediateHttpResponse(ratelimit.respond_429(request))
    return made


def _limits(request, what: str, account: str) -> list[tuple[str, str]]:
    if not account:
        return [(f"{what}.address", "")]
    browser = known.browser_of(request, account, or_by_link=what == "signin")
    if browser:
        limits = [
            (f"{what}.account_at_known_browser", f"{browser}:{account}"),
            (f"{what}.account_by_known_browsers", account),
        ]
        return [each for each in limits if each[0] in LIMITS]
    # In this order: what one address is refused does not count against all strangers.
    return [
        (f"{what}.address", ""),
        (f"{what}.account_at_address", f"{ratelimit.get_ip(request)}:{account}"),
        (f"{what}.account_by_strangers", account),
    ]
