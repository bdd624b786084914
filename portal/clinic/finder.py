"""Finding a patient by whatever is at hand."""

from dataclasses import dataclass
from itertools import combinations

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessments import standings
from patients import audit, permissions
from patients.access import WORDS, at_clinic, page_of
from patients.folding import fold
from patients.models import Patient
from patients.permissions import Permission
from portal.clinic import recent

MOST = 30
LONGEST = 200  # characters of what is looked for


@dataclass(frozen=True)
class Found:
    """A patient who was found; `is_alike` where only the sound or a slip of the finger fits."""

    patient: Patient
    is_alike: bool = False
    is_emergency: bool = False


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.FIND_PATIENTS)
def find(request, clinic):
    """One box: names in any order, with or without accents, record number, birth date.

    The words are posted and kept in the session, so that no name stands in an address and the way
    back from a patient still leads to those who were found. Before one types, and by a link at
    any time, the charts opened last are offered.
    """
    if request.method == "POST":
        request.session[WORDS] = request.POST.get("q", "").strip()[:LONGEST]
        if not request.htmx:
            return redirect("clinic:find")
    words = "" if "opened_last" in request.GET else request.session.get(WORDS, "")
    may = permissions.allowed(request.user, permissions.roles_in(request.user, clinic))
    is_search = bool(fold(words))
    if is_search:
        found = _found(request.user.patients().of_clinic(clinic), words, clinic)
    else:
        found = [Found(patient) for patient in recent.opened(request.user, clinic, may)]
    shown = found[:MOST]
    if Permission.READ_CHART in may:
        shown = _with_emergencies(shown)
    if shown or is_search:
        _looked(request, clinic, shown, "searched" if is_search else "listed")
    context = {
        "clinic": clinic,
        "words": words,
        "is_search": is_search,
        "exact": [each for each in shown if not each.is_alike],
        "alike": [each for each in shown if each.is_alike],
        "more": len(found) > MOST,
        "most": MOST,
        "twice": _twice(shown) if Permission.MERGE_PATIENTS in may else None,
    }
    page = "clinic/find_results.html" if request.htmx else "clinic/find.html"
    return render(request, page, context)


def _found(register, words: str, clinic) -> list[Found]:
    """Those in whose record the words stand; after them those who are called something like it."""
    exact = list(register.matching(words, clinic=clinic)[: MOST + 1])
    others = register.sounding(words, clinic=clinic).exclude(pk__in=[each.pk for each in exact])
    alike = others[: MOST + 1 - len(exact)]
    return [Found(each) for each in exact] + [Found(each, is_alike=True) for each in alike]


def _twice(found: list[Found]) -> tuple[Patient, Patient] | None:
    """The first two of these who are likely one person."""
    patients = [each.patient for each in found]
    pairs = combinations(patients, 2)
    return next((pair for pair in pairs if pair[0].is_perhaps(pair[1])), None)


def _with_emergencies(found: list[Found]) -> list[Found]:
    """The same, with who is in an open emergency."""
    urgent = standings.in_emergency([each.patient.pk for each in found])
    return [
        Found(each.patient, each.is_alike, is_emergency=each.patient.pk in urgent) for each in found
    ]


def _looked(request, clinic, shown: list[Found], how: str) -> None:
    """The search is in the trail, and a look at each record of which the page says something."""
    look = {"by": request.user, "target": page_of(request)}
    told = [each.patient for each in shown if each.is_emergency]
    with audit.trail():
        audit.read(f"patients.{how}", clinic=clinic, **look)
        audit.read_each("record.read", patients=told, **look)
