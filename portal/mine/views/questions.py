"""Questions before my visit: one a page, each kept at once, sent together at the end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.actions import before_visit, kept
from assessments.safety import scope
from assessments.verdicts import edition_for
from patients.forms import SubmissionForm
from patients.refusals import Invalid
from portal.mine import asking
from portal.mine.access import emergency_first, frame, own_record

SEND, DISCARD = "send", "discard"


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def questions(request, now):
    """What is asked and why; how far one is; at the end everything once more, and sending it."""
    given = _given(request, now)
    asked = asking.steps(edition_for(now.patient.clinic), given)
    form = SubmissionForm(request.POST or None)
    if request.method == "POST" and request.POST.get("deed") == DISCARD:
        kept.discard_answers(now.patient, by=request.user)
        messages.success(request, _("Your answers are gone. Nothing was sent."))
        return redirect("mine:questions")
    if request.method == "POST" and form.is_valid() and _sent(request, now, form, given):
        messages.success(
            request, _("Thank you. Your answers are with your clinic, ready for your visit.")
        )
        return redirect("mine:today")
    first_open = asking.first_open(asked, given)
    context = {
        **frame(request, now),
        "form": form if first_open is None else None,
        "too_young": _too_young(now),
        "begun": bool(given),
        "first_open": first_open,
        "how_many": len(asked),
        "open_now": len([step for step in asked if step.key not in given]),
        "parts": _told(asked, given) if first_open is None else [],
        "sent_on": now.valid_check.recorded_at if _was_sent(now) else None,
    }
    return render(request, "mine/questions.html", context)


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def question(request, now, number: int):
    """One question. Its answer is kept at once; an alarming one goes to the clinic at once."""
    edition, given = edition_for(now.patient.clinic), _given(request, now)
    asked = asking.steps(edition, given)
    if _too_young(now) or not 1 <= number <= len(asked):
        return redirect("mine:questions")
    step = asked[number - 1]
    error = ""
    if request.method == "POST":
        step = next((each for each in asked if each.key == request.POST.get("question")), step)
        answer = request.POST.get("answer", "").strip()
        if step.takes(answer) and len(answer) <= asking.LONGEST:
            return _answered(request, now, given, step, answer)
        error = (
            _("Write at most %(number)s characters.") % {"number": asking.LONGEST}
            if step.takes(answer)
            else _("Choose one of the answers.")
        )
    said = given.get(step.key)
    before = asking.said_before(step, now.intake) if said is None else ""
    context = {
        **frame(request, now),
        "step": step,
        "part": asking.parts()[step.part],
        "number": number,
        "how_many": len(asked),
        "said": request.POST.get("answer", "") if error else said or before,
        "from_before": step.words_of(before) if before and step.takes(before) else "",
        "longest": asking.LONGEST,
        "error": error,
    }
    return render(request, "mine/question.html", context, status=400 if error else 200)


def _answered(request, now, given: dict, step: asking.Step, answer: str):
    known = asking.with_answer(given, step, answer)
    if asking.is_emergency(step, answer):
        part = asking.safety_part(known)
        before_visit.stop_for_emergency(now.patient, by=request.user, **part)
        return redirect("mine:today")
    kept.keep_own_answers(now.patient, by=request.user, given=known)
    asked = asking.steps(edition_for(now.patient.clinic), known)
    here = asked.index(step) + 1
    is_revisited = asking.first_open(asked, given) is None
    following = asking.first_open(asked, known) if is_revisited else _next(asked, here)
    if following is None:
        return redirect("mine:questions")
    return redirect("mine:question", following)


def _next(asked: list[asking.Step], here: int) -> int | None:
    return here + 1 if here < len(asked) else None


def _sent(request, now, form: SubmissionForm, given: dict) -> bool:
    """Whether everything is recorded; a question left open is said above the form."""
    everything = asking.everything(edition_for(now.patient.clinic), given)
    try:
        return (
            form.apply(before_visit.send_before_visit, now.patient, by=request.user, **everything)
            is not None
        )
    except Invalid as refusal:
        form.add_refusal(refusal)
        return False


def _given(request, now) -> dict[str, str]:
    found = now.kept_by(request.user)
    return dict(found.given) if found else {}


def _too_young(now) -> str:
    """Why somebody under 18 does not answer alone; empty for everybody else."""
    return scope.BY_ID[scope.UNDER_18].for_patient if now.outside.refuses_self_service else ""


def _was_sent(now) -> bool:
    return now.valid_check is not None and now.valid_check.at_home


def _told(asked: list[asking.Step], given: dict) -> list[dict]:
    """Every question with its answer, by part."""
    return [
        {
            "title": title,
            "rows": [
                {
                    "number": number,
                    "question": step.text,
                    "answer": step.words_of(given.get(step.key, "")),
                }
                for number, step in enumerate(asked, start=1)
                if step.part == part
            ],
        }
        for part, title in asking.parts().items()
    ]
