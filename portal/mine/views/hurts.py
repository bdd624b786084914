"""The stop rule, one tap from every page: red flags first, then what to do."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assessments.models import Plan
from assessments.safety.notices import GET_HELP_NOW, NOT_WATCHED, URGENT_FOR_PATIENT
from portal.mine import stop_rule
from portal.mine.access import emergency_first, frame, own_record
from portal.mine.plans import language_of


@require_GET
@own_record
@emergency_first
def hurts(request, now):
    """My back hurts now. Each step is a page of its own and writes nothing."""
    language = language_of(now.plan) if now.plan else get_language() or "en"
    asked = request.GET.get("step", stop_rule.FIRST)
    texts = stop_rule.edition_of(now).texts(language)
    context = {
        **frame(request, now),
        "lines": tuple(GET_HELP_NOW.values()),
        "not_watched": NOT_WATCHED,
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
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
    elif asked in (stop_rule.GONE, stop_rule.SEE_DOCTOR):
        context["ending"] = asked
    else:
        context["step"] = stop_rule.step_of(now, language, asked)
        if context["step"] is None:
            raise Http404
    return render(request, "mine/hurts.html", context)
