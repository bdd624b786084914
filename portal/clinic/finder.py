"""Finding a patient by whatever is at hand."""

import re

from django.shortcuts import redirect, render
from django.utils.dates import MONTHS, MONTHS_3
from django.views.decorators.http import require_http_methods

from patients import audit
from patients.access import WORDS, at_clinic, page_of
from patients.folding import fold
from patients.permissions import Permission

MOST = 30
LONGEST = 200  # characters of what is looked for

# A birth date as one says it, "21 March 1985" or "March 21, 1985", is looked up by its numbers.
DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2}) (?P<month>[^\W\d]{3,}) (?P<year>\d{4})\b")
MONTH_FIRST = re.compile(r"\b(?P<month>[^\W\d]{3,}) (?P<day>\d{1,2}) (?P<year>\d{4})\b")


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.FIND_PATIENTS)
def find(request, clinic):
    """One box: names in any order, with or without accents, record number, birth date.

    The words are posted and kept in the session, so that no name stands in an address and the way
    back from a patient still leads to those who were found.
    """
    if request.method == "POST":
        request.session[WORDS] = request.POST.get("q", "").strip()[:LONGEST]
        if not request.htmx:
            return redirect("clinic:find")
    words = request.session.get(WORDS, "")
    patients = []
    if fold(words):
        audit.read("patients.searched", by=request.user, clinic=clinic, target=page_of(request))
        register = request.user.patients().of_clinic(clinic)
        patients = list(register.matching(_with_numbers(words), clinic=clinic)[: MOST + 1])
    context = {
        "clinic": clinic,
        "words": words,
        "patients": patients[:MOST],
        "more": len(patients) > MOST,
        "most": MOST,
    }
    page = "clinic/find_results.html" if request.htmx else "clinic/find.html"
    return render(request, page, context)


def _with_numbers(words: str) -> str:
    """A birth date written out, in the numbers by which patients are found."""
    months = {
        fold(str(name)): number for names in (MONTHS, MONTHS_3) for number, name in names.items()
    }

    def numbers(said: re.Match) -> str:
        month = months.get(said["month"])
        return f"{said['year']}{month:02d}{int(said['day']):02d}" if month else said[0]

    return MONTH_FIRST.sub(numbers, DAY_FIRST.sub(numbers, fold(words)))
