"""The provider's address as configured: read strictly, and before anything of Django is loaded."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

NEEDED = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
PORTS = {"https": 443, "http": 80}


def origin_of(address: str) -> tuple[str, str, int]:
    """Scheme, host and port; raises ValueError for anything that is no address of a web server."""
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(f"{address!r} is no address of a web server.")
    return parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme]


def source_of(address: str) -> str:
    """The origin as a content security policy writes it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def faults(named: Mapping[str, Any], *, is_production: bool) -> str:
    """What is wrong with the settings, as a sentence; nothing where they are whole or absent."""
    missing = [name for name in NEEDED if not named[name]]
    if len(missing) == len(NEEDED):
        return ""
    if missing:
        return (
            f"The hospital's sign-in also needs {', '.join(missing)}. Set all of "
            f"{', '.join(NEEDED)} or none; docs/installation.md says what belongs in them."
        )
    issuer = named["OIDC_ISSUER"]
    try:
        scheme, *_ = origin_of(issuer)
    except ValueError:
        scheme = ""
    parts = urlsplit(issuer)
    is_bare = not (parts.query or parts.fragment or parts.username)
    if scheme not in (("https",) if is_production else PORTS) or not is_bare or len(issuer) > 200:
        return (
            "OIDC_ISSUER is the provider's own https:// address, without a query: "
            "the `issuer` of its discovery document, letter by letter."
        )
    return ""
