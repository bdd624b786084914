"""The stop rule, one tap from every page: red flags first, then what to do."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from assessments.models import Plan
from assessments.safety.notices import GET_HELP_NOW, NOT_WATCHED, URGENT_FOR_PATIENT
from portal.mine import stop_rule
from portal.mine.access import emergency_first, frame, own_record
from portal.mine.plans import language_of

TAKEN = (
    "hurts"  # the session's key: the steps to which the answers led so far, the first one left out
)
MOST = 20  # steps that are remembered; the longest way through the rule has five


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def hurts(request, now):
    """My back hurts now. Each step is a page of its own, and nothing of it is recorded.

    Answers are posted. The address says how many were given and not which, so that the way back
    works and no address tells how somebody feels.
    """
    language = language_of(now.plan) if now.plan else get_language() or "en"
    if request.method == "POST":
        return _answered(request, now, language)
    at, asked = _asked(request)
    if asked is None:
        return redirect("mine:hurts")
    texts = stop_rule.edition_of(now).texts(language)
    context = {
        **frame(request, now),
        "lines": tuple(GET_HELP_NOW.values()),
        "not_watched": NOT_WATCHED,
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "at": at,
        "is_first": asked == stop_rule.FIRST,
        "scope": texts.stop_rule.scope.patient,
        "evidence": texts.evidence_label.patient,
        "step": None,
        "rule": None,
        "ending": "",
    }
    if now.urgent:
        return render(request, "mine/hurts.html", {**context, "is_first": True})
    if stop_rule.kind_of(now) != Plan.StopRule.ARTICLE or asked == stop_rule.OWN_RULE:
        context["rule"] = stop_rule.rule_of(now, language)
    elif asked in stop_rule.ENDINGS:
        context["ending"] = asked
    else:
        context["step"] = stop_rule.step_of(now, language, asked)
        if context["step"] is None:
            raise Http404
    return render(request, "mine/hurts.html", context)


def _asked(request) -> tuple[int, str | None]:
    """How many answers were given, and the step they led to; None where it is not known here."""
    at = _number(request.GET.get("at"))
    taken = request.session.get(TAKEN, [])
    if at == 0:
        return 0, stop_rule.FIRST
    return at, taken[at - 1] if at <= len(taken) else None


def _answered(request, now, language: str):
    """Go on to the step that was answered with; what was answered after an earlier one is gone."""
    leads_to = request.POST.get("step", "")
    ends = (stop_rule.OWN_RULE, *stop_rule.ENDINGS)
    if leads_to not in ends and stop_rule.step_of(now, language, leads_to) is None:
        return redirect("mine:hurts")
    before = request.session.get(TAKEN, [])[: min(_number(request.POST.get("at")), MOST)]
    request.session[TAKEN] = [*before, leads_to]
    return redirect(f"{reverse('mine:hurts')}?at={len(before) + 1}")


def _number(text: str | None) -> int:
    digits = (text or "")[:3]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
