"""The patient's decision about running: the risk first, then the choice, changed at any time."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import standing
from assessments.actions.decisions import decide
from assessments.safety.notices import URGENT_FOR_PATIENT
from patients.refusals import NotNow
from portal.mine import choices, plans
from portal.mine.access import emergency, emergency_first, frame, own_record
from portal.mine.forms import DecisionForm


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def decision(request, now):
    """What running could do, what I choose, and what I chose before."""
    if request.method == "POST":
        return _taken(request, now)
    wants_form = now.plan and not now.urgent and (now.decision is None or "change" in request.GET)
    return _page(request, now, DecisionForm(plan=now.plan) if wants_form else None)


def _taken(request, now):
    shown = _plan_of_the_form(request, now)
    form = DecisionForm(request.POST, plan=shown)
    if form.is_valid():
        try:
            recorded = form.apply(
                decide,
                shown,
                by=request.user,
                choice=form.cleaned_data["choice"],
                teach_back=form.cleaned_data["teach_back"],
                typed_name=form.cleaned_data["typed_name"],
                language=plans.language_of(shown),
            )
        except NotNow as refusal:
            return _not_now(request, standing.of(now.patient), form, refusal, shown)
        if recorded is not None:
            return _done(request, form, recorded)
    return _page(request, now, form, shown=shown)


def _plan_of_the_form(request, now):
    """The plan that the form was about; 404 where it is not one of this patient's."""
    try:
        plan_id = UUID(request.POST.get("plan", ""))
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(
        now.patient.plans.select_related("assessment__signed_by").prefetch_related("items"),
        pk=plan_id,
    )


def _done(request, form, recorded):
    if recorded.choice != form.cleaned_data["choice"]:
        messages.warning(
            request,
            _(
                "This form was sent before, so nothing new was recorded. "
                "Choose “Change my mind” to decide again."
            ),
        )
    else:
        messages.success(
            request, _("Your decision is recorded. You can change your mind at any time.")
        )
    return redirect("mine:decision")


def _not_now(request, now, form, refusal, shown):
    """The plan changed, or a red flag came up, while the patient was writing."""
    if now.is_emergency:
        return emergency(request, now, status=409)
    changed = {
        "choice": dict(form.fields["choice"].choices).get(form.cleaned_data["choice"], ""),
        "teach_back": form.cleaned_data["teach_back"],
    }
    if now.urgent or now.plan == shown:
        refused = {"reason": refusal.reason, **changed}
        return _page(request, now, None, refused=refused, status=409)
    again = form.for_another(now.plan) if now.plan else None
    return _page(request, now, again, changed=changed, status=409)


def _page(request, now, form, *, shown=None, changed=None, refused=None, status=200):
    plan = shown or now.plan
    taken = choices.taken(now)
    texts = plans.texts_of(plan) if plan else None
    context = {
        **frame(request, now),
        "form": form,
        "plan": plans.page_of(plan, now) if plan else None,
        "changed": changed,
        "refused": refused,
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "withdrawn_on": plans.withdrawn_on(now),
        "risks": plans.risks_of(plan) if form else [],
        "evidence": texts.evidence_label.patient if texts else "",
        "awareness": texts.decision.awareness.patient if texts else "",
        "change_of_mind": texts.decision.change_of_mind if texts else "",
        "reveals": bool(plan) and plans.has_texts_for_running(plan),
        "may_change": not now.urgent,
        "holding": next((each for each in taken if each.holds), None),
        "fell": bool(taken) and now.decision is None and now.plan is not None,
        "history": taken,
    }
    return render(request, "mine/decision.html", context, status=status)
