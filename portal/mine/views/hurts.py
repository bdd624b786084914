"""The stop rule, one tap from every page: red flags first, then what to do, then the diary."""

from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.actions import hurting as actions
from assessments.models import Plan
from assessments.safety.notices import GET_HELP_NOW, NOT_WATCHED, URGENT_FOR_PATIENT
from assessments.safety.red_flags import Action, outcome
from patients.forms import SubmissionForm
from portal.mine import asking, hurting, stop_rule
from portal.mine import diary as entries
from portal.mine.access import emergency_first, frame, own_record
from portal.mine.diary_forms import EntryForm, LogForm


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def hurts(request, now):
    """My back hurts now. Each question and each step is a page of its own.

    Answers are posted. The address says how many were given and not which, so that the way back
    works and no address tells how somebody feels.
    """
    if request.method == "POST":
        return redirect("mine:hurts") if now.is_emergency else _answered(request, now)
    at = _number(request.GET.get("at"))
    said = hurting.so_far(request.session, at)
    if said is None:
        return redirect("mine:hurts")
    here = _place(now, said)
    texts = stop_rule.edition_of(now).texts(hurting.language_of(now))
    context = {
        **frame(request, now),
        "lines": tuple(GET_HELP_NOW.values()),
        "not_watched": NOT_WATCHED,
        "form": SubmissionForm(),
        "at": at,
        "before": max(at - 1, 0),
        "question": here.question,
        "number": here.number,
        "how_many": here.how_many,
        "part": asking.parts()[asking.SAFETY],
        "lists_signs": not _answers_alone(now),
        "scope": texts.stop_rule.scope.patient,
        "evidence": texts.evidence_label.patient,
        "urgent": None,
        "step": None,
        "rule": None,
        "ending": "",
        "entry": None,
    }
    if here.question is None:
        context |= _what_to_do(now, here)
        if not context["step"]:
            context["entry"] = _entry(now, here, is_new=bool(request.GET.get("new")))
    return render(request, "mine/hurts.html", context)


def _what_to_do(now, here: hurting.Place) -> dict:
    """The urgent notice before everything, else the rule that holds, a step of it or its end."""
    if now.urgent:
        return {"urgent": URGENT_FOR_PATIENT}
    if stop_rule.kind_of(now) != Plan.StopRule.ARTICLE or here.step == stop_rule.OWN_RULE:
        return {"rule": stop_rule.rule_of(now, hurting.language_of(now))}
    if here.step in stop_rule.ENDINGS:
        return {"ending": here.step}
    return {"step": stop_rule.step_of(now, hurting.language_of(now), here.step)}


def _entry(now, here: hurting.Place, *, is_new: bool) -> dict | None:
    """The diary's form with what was said on the way: of today's entry, or a new one."""
    if not entries.may_write(now):
        return None
    told = here.diary_says()
    row = None if is_new else entries.logged_today(now, told.get("activity"))
    if row is None:
        return {"form": LogForm(initial={"day": now.today, **told}), "id": "", "line": None}
    return {
        "form": EntryForm(row=row, told=told),
        "id": str(row.entry_id),
        "line": entries.line(row),
    }


def _answered(request, now):
    """Go on from the answer; what was answered after an earlier one is gone."""
    at = _number(request.POST.get("at"))
    before = hurting.so_far(request.session, at)
    if before is None:
        return redirect("mine:hurts")
    here = _place(now, before)
    key, answer = request.POST.get("question", ""), request.POST.get("answer", "")
    if not _takes(now, here, key, answer):
        return redirect(_page(at))
    said = [*before, [key, answer]]
    hurting.keep(request.session, said)
    _record(request, now, here, _place(now, said))
    return redirect(_page(at + 1))


def _takes(now, here: hurting.Place, key: str, answer: str) -> bool:
    """Whether this is an answer to what is asked here."""
    if here.question is not None:
        return key == here.question.key and here.question.takes(answer)
    step = _what_to_do(now, here).get("step")
    return step is not None and key == step.id and answer in dict(step.choices)


def _record(request, now, before: hurting.Place, after: hurting.Place) -> None:
    """Tell the clinic at once: an alarming answer, the last one, and pain that stays after rest."""
    form = SubmissionForm(request.POST)
    sent: dict[str, UUID | str] = {"by": request.user}
    if form.is_valid():
        sent["key"] = str(form.cleaned_data["submission_key"])
    if before.question is not None:
        found, known = outcome(after.flags).action, outcome(before.flags).action
        is_new = found in (Action.EMERGENCY, Action.URGENT) and found != known
        if is_new or after.question is None:
            actions.answer_red_flags(now.patient, red_flags=after.flags, **sent)
    elif after.step == stop_rule.SEE_DOCTOR and _answers_alone(now):
        actions.still_hurts_after_rest(now.patient, **sent)


def _place(now, said: hurting.Said) -> hurting.Place:
    return hurting.place(said, with_flags=_answers_alone(now))


def _answers_alone(now) -> bool:
    """Whether this patient is asked without a doctor; somebody under 18 reads the signs instead."""
    return not now.outside.refuses_self_service


def _page(at: int) -> str:
    return f"{reverse('mine:hurts')}?at={at}" if at else reverse("mine:hurts")


def _number(text: str | None) -> int:
    digits = (text or "")[:3]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
