"""What somebody sent when it was too late to be saved, given back as text to copy."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from portal.came_from import page_before

# Never shown again: secrets, and numbers that mean nothing to a person.
SECRET = re.compile(r"password|token|secret|credential|^code$|^key$|_key$|^next$|^action$")
OF_PATIENTS = "/mine/"
# What a patient writes by hand, as the page called it; the rest is codes that say nothing to them.
BY_HAND = {
    "words": _("What is wrong, and what is right?"),
    "teach_back": _("Your words"),
    "typed_name": _("Your name"),
    "answer": _("Your words"),
    "minutes": _("How many minutes?"),
    "distance": _("How many kilometres?"),
    "note": _("Anything else?"),
}


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
    """The names and the texts of a form, without its secrets; of a patient's what was written."""
    is_patients = request.path_info.startswith(OF_PATIENTS)
    return [
        (str(BY_HAND[name]) if is_patients else name.replace("_", " "), text)
        for name, texts in request.POST.lists()
        if not SECRET.search(name.lower()) and (name in BY_HAND or not is_patients)
        for text in texts
        if text.strip()
    ]
