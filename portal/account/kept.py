"""What somebody sent when it was too late to be saved, given back as text to copy."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.came_from import page_before

# Never shown again: secrets, and numbers that mean nothing to a person.
SECRET = re.compile(r"password|token|secret|credential|^code$|^key$|_key$|^next$|^action$")


def page(request: HttpRequest, *, status: int) -> HttpResponse:
    """Nothing was saved; here is what was sent, and the way back in."""
    answer = render(
        request,
        "account/not_saved.html",
        {"sent": what_was_sent(request), "back": page_before(request)},
        status=status,
    )
    answer["Cache-Control"] = "no-store"
    return answer


def what_was_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The names and the texts of a form, without its secrets."""
    return [
        (name.replace("_", " "), text)
        for name, texts in request.POST.lists()
        if not SECRET.search(name.lower())
        for text in texts
        if text.strip()
    ]
