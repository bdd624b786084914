"""Mozilla's HTTP Observatory: its published rules as a table, and what it would find in an answer.

After mdn/mdn-http-observatory (`src/grader/charts.js`, `src/analyzer/tests/`) and the page "Tests &
Scoring" of MDN, as of 2025. Every site begins with 100; penalties are taken off, and where 90 or
more are left the bonuses are added. 100 and more is A+.
"""

import re
from collections.abc import Iterator

GRADES = (
    (100, "A+"),
    (90, "A"),
    (85, "A-"),
    (80, "B+"),
    (70, "B"),
    (65, "B-"),
    (60, "C+"),
    (50, "C"),
    (45, "C-"),
    (40, "D+"),
    (30, "D"),
    (25, "D-"),
    (0, "F"),
)
FOR_BONUSES = 90
MODIFIERS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-not-implemented": -25,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-without-secure-flag": -20,
    "cookies-samesite-flag-invalid": -20,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cookies-session-without-secure-flag": -40,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "redirection-to-https": 0,
    "redirection-off-host-from-http": -5,
    "redirection-missing": -20,
    "redirection-not-to-https": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "corp-implemented-with-same-origin": 10,
    "corp-implemented-with-cross-origin": 0,
    "corp-not-implemented": 0,
}  # fmt: skip
SIX_MONTHS = 15_768_000
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "https://*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SCRIPT = re.compile(r"<script\b[^>]*\bsrc=\"([^\"]+)\"")


def score(results: list[str]) -> int:
    """The points for these results."""
    modifiers = [MODIFIERS[result] for result in results]
    points = 100 + sum(each for each in modifiers if each < 0)
    return max(points, 0) + (sum(e for e in modifiers if e > 0) if points >= FOR_BONUSES else 0)


def grade(points: int) -> str:
    """The letter for these points."""
    return next(letter for least, letter in GRADES if points >= least)


def results(answer: dict, over_http: dict, cookies: dict) -> list[str]:
    """What the scanner finds in the answer over TLS, in the one without, and in the cookies."""
    headers = answer["headers"]
    policy = {
        name: set(sources)
        for name, *sources in (
            part.split() for part in headers.get("Content-Security-Policy", "").split(";") if part
        )
    }
    return [
        _csp(policy),
        _cookies(cookies, _hsts(headers).endswith("at-least-six-months")),
        _cors(headers),
        _redirection(over_http),
        _referrer(headers.get("Referrer-Policy")),
        _hsts(headers),
        _scripts(answer["text"]),
        f"x-content-type-options-{headers.get('X-Content-Type-Options', 'not-implemented')}",
        _framing(headers, policy),
        _corp(headers.get("Cross-Origin-Resource-Policy")),
    ]


def _csp(policy: dict) -> str:
    if not policy:
        return "csp-not-implemented"
    script, style, objects = (
        policy.get(name, policy.get("default-src", {"*"}))
        for name in ("script-src", "style-src", "object-src")
    )
    passive = {s for n in ("img-src", "media-src") for s in policy.get(n, set())}
    active = {s for n, of in policy.items() if n not in ("img-src", "media-src") for s in of}
    found = "csp-implemented-with-"
    if script & (BROAD | INLINE) or objects & BROAD:
        return found + "unsafe-inline"
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return found + "insecure-scheme"
    if "'unsafe-eval'" in script | style:
        return found + "unsafe-eval"
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return found + "insecure-scheme-in-passive-content-only"
    if style & (BROAD | INLINE):
        return found + "unsafe-inline-in-style-src-only"
    is_closed = policy.get("default-src") == {"'none'"}
    return found + ("no-unsafe-default-src-none" if is_closed else "no-unsafe")


def _cookies(cookies: dict, hsts: bool) -> str:
    """The worst that is found in any of them."""
    if not cookies:
        return "cookies-not-found"
    worst = sorted(_cookie_faults(cookies, hsts), key=MODIFIERS.__getitem__)
    if worst:
        return worst[0]
    everywhere = all(cookie.get("samesite") for cookie in cookies.values())
    best = "cookies-secure-with-httponly-sessions"
    return f"{best}-and-samesite" if everywhere else best


def _cookie_faults(cookies: dict, hsts: bool) -> Iterator[str]:
    protected = "-but-protected-by-hsts" if hsts else ""
    for name, cookie in cookies.items():
        is_session = any(word in name.lower() for word in ("login", "sess"))
        if str(cookie.get("samesite", "Lax")).lower() not in ("lax", "strict"):
            yield "cookies-samesite-flag-invalid"
        if not cookie.get("secure"):
            kind = "cookies-session" if is_session else "cookies"
            yield f"{kind}-without-secure-flag{protected}"
        if "csrf" in name.lower() and not cookie.get("samesite"):
            yield "cookies-anticsrf-without-samesite-flag"
        if is_session and not cookie.get("httponly"):
            yield "cookies-session-without-httponly-flag"


def _cors(headers: dict) -> str:
    found = "cross-origin-resource-sharing-"
    is_open = "Access-Control-Allow-Origin" in headers
    return found + ("implemented-with-universal-access" if is_open else "not-implemented")


def _redirection(answer: dict) -> str:
    if answer["status"] not in (301, 302, 307, 308):
        return "redirection-missing"
    leads_to = answer["headers"]["Location"]
    if not leads_to.startswith("https://"):
        return "redirection-not-to-https"
    is_ours = leads_to.startswith("https://portal.example.org/")
    return "redirection-to-https" if is_ours else "redirection-off-host-from-http"


def _referrer(policy: str | None) -> str:
    if policy is None:
        return "referrer-policy-not-implemented"
    return "referrer-policy-private" if policy in PRIVATE else "referrer-policy-unsafe"


def _hsts(headers: dict) -> str:
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if age is None:
        return "hsts-not-implemented"
    how_long = "at-least" if int(age[1]) >= SIX_MONTHS else "less-than"
    return f"hsts-implemented-max-age-{how_long}-six-months"


def _scripts(page: str) -> str:
    elsewhere = [src for src in SCRIPT.findall(page) if not re.match(r"/(?!/)", src)]
    if not elsewhere:
        return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
    if all(src.startswith("https://") for src in elsewhere):
        return "sri-not-implemented-but-external-scripts-loaded-securely"
    return "sri-not-implemented-and-external-scripts-not-loaded-securely"


def _framing(headers: dict, policy: dict) -> str:
    if policy.get("frame-ancestors", {"*"}).isdisjoint(BROAD):
        return "x-frame-options-implemented-via-csp"
    is_said = headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN")
    return "x-frame-options-" + ("sameorigin-or-deny" if is_said else "not-implemented")


def _corp(policy: str | None) -> str:
    return f"corp-implemented-with-{policy}" if policy else "corp-not-implemented"
