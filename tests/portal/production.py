"""Asks a portal on production settings as browsers do; run as a program, it prints the answers.

A process of its own, because the settings are read once. The proxy in front says that it is HTTPS.
"""

import json
import sys

HOST = "portal.example.org"
PHRASE = "nobody else knows this one"


def answers() -> dict[str, dict]:
    """Each answer by its name: status, headers, cookies and text."""
    import django
    from django.conf import settings

    # Named by their content is how files are kept, which no header depends on.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from patients.actions import clinics

    call_command("migrate", verbosity=0)
    clinics.create_user(by=None, email="new@portal.example", name="Newt New", password=PHRASE)
    over_tls = {"HTTP_HOST": HOST, "HTTP_X_FORWARDED_PROTO": "https"}
    browser = Client(raise_request_exception=False, **over_tls)
    form = {"login": "new@portal.example", "password": PHRASE}
    told = {
        "not over TLS": Client(HTTP_HOST=HOST).get("/accounts/login/?a=b"),
        "the way in": browser.get("/accounts/login/"),
        "another host": Client(**{**over_tls, "HTTP_HOST": "evil.example"}).get("/"),
        "a file": browser.get("/static/spine_and_stride/style.css"),
        "sent away": browser.get("/clinic/"),
        "signing in": browser.post("/accounts/login/", form),
        "a page": browser.get("/guideline/"),
        "not there": browser.get("/nowhere/"),
        "not for them": browser.get("/admin/login/"),
        "a method": browser.get("/clinics/choose/"),
        "the interface": browser.get("/api/v1/catalogue/"),
        "its refusal": browser.get("/api/v1/nothing/"),
        "signing out": browser.post("/accounts/logout/"),
    }
    return {name: _told(answer) for name, answer in told.items()}


def _told(answer) -> dict:
    told = {
        "status": answer.status_code,
        "headers": dict(answer.headers),
        "cookies": {
            name: {key: value for key, value in cookie.items() if value}
            for name, cookie in answer.cookies.items()
        },
        "text": "" if answer.streaming else answer.content.decode(),
    }
    answer.close()
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answers()))
