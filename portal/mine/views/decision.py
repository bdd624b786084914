"""The patient's decision about running: the risk first, then the choice, then a last look at it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import decision_words, policies, standing
from assessments.actions.decisions import decide
from assessments.safety.notices import URGENT_FOR_PATIENT
from patients.refusals import NotNow
from portal.mine import choices, plans
from portal.mine.access import emergency, emergency_first, frame, own_record
from portal.mine.forms import DecisionForm

RISK, CHOOSE, CHECK, EDIT, RECORD = "risk", "choose", "check", "edit", "record"
PLACE = {RISK: 1, CHOOSE: 2, CHECK: 3}


@require_http_methods(["GET", "POST"])
@own_record
@emergency_first
def decision(request, now):
    """What running could do, what I choose, and what I chose before."""
    if request.method == "POST":
        return _sent(request, now)
    wants_form = now.plan and not now.urgent and (now.decision is None or "change" in request.GET)
    if not wants_form:
        return _page(request, now)
    step = CHOOSE if request.GET.get("step") == CHOOSE else RISK
    words = decision_words.of(now.plan, now, plans.language_of(now.plan))
    return _page(request, now, DecisionForm(plan=now.plan, words=words), step=step)


def _sent(request, now):
    """On to the last look, back from it, or recorded: nothing is before the last look was taken."""
    shown = _plan_of_the_form(request, now)
    words = decision_words.of(shown, now, _language_of_the_form(request, shown))
    form = DecisionForm(request.POST, plan=shown, words=words)
    step = request.POST.get("step")
    if step == EDIT:
        return _page(request, now, form.to_change(words), step=CHOOSE)
    if not form.is_valid():
        return _page(request, now, form, step=CHOOSE)
    try:
        if step != RECORD:
            policies.check_may_decide(now, shown)
            return _page(request, now, form, step=CHECK)
        recorded = form.apply(
            decide,
            shown,
            by=request.user,
            choice=form.cleaned_data["choice"],
            teach_back=form.cleaned_data["teach_back"],
            typed_name=form.cleaned_data["typed_name"],
            language=words.language,
            seen=form.cleaned_data["seen"],
        )
    except NotNow as refusal:
        return _not_now(request, standing.of(now.patient), form, refusal)
    if recorded is None:
        return _page(request, now, form, step=CHOOSE)
    return _done(request, form, recorded)


def _plan_of_the_form(request, now):
    """The plan that the form was about; 404 where it is not one of this patient's."""
    try:
        plan_id = UUID(request.POST.get("plan", ""))
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(
        now.patient.plans.select_related("assessment__signed_by", "clinic").prefetch_related(
            "items"
        ),
        pk=plan_id,
    )


def _language_of_the_form(request, plan) -> str:
    """The language in which the text was shown, whichever the page is in by now."""
    shown_in = request.POST.get("language", "")
    return shown_in if shown_in in plan.texts else plans.language_of(plan)


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


def _not_now(request, now, form, refusal):
    """The plan or its words changed, or a red flag came up, while the patient was writing."""
    if now.is_emergency:
        return emergency(request, now, status=409)
    changed = {"choice": form.chosen(), "teach_back": form.cleaned_data["teach_back"]}
    if now.urgent or now.plan == form.about:
        refused = {"reason": refusal.reason, **changed}
        return _page(request, now, refused=refused, status=409)
    again = None
    if now.plan:
        words = decision_words.of(now.plan, now, plans.language_of(now.plan))
        again = form.for_another(now.plan, words)
    return _page(request, now, again, step=CHOOSE, changed=changed, status=409)


def _page(request, now, form=None, *, step=RISK, changed=None, refused=None, status=200):
    taken = choices.taken(now)
    page = plans.page_of(now.plan, now) if now.plan else None
    texts = plans.texts_of(now.plan).decision if now.plan else None
    address = reverse("mine:decision")
    change = "&change=yes" if now.decision else ""
    first = f"{address}?step={RISK}{change}"
    context = {
        **frame(request, now),
        "form": form,
        "step": step,
        "steps": [{"name": _("Read"), "url": first}, {"name": _("Choose")}, {"name": _("Check")}],
        "place": PLACE[step],
        "first": first,
        "second": f"{address}?step={CHOOSE}{change}",
        "words": form.words if form else None,
        "plan": page,
        "changed": changed,
        "refused": refused,
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "withdrawn_on": plans.withdrawn_on(now),
        "awareness": texts.awareness.patient if texts else "",
        "change_of_mind": texts.change_of_mind if texts else "",
        "may_change": not now.urgent,
        "holding": next((each for each in taken if each.holds), None),
        "fell": choices.fell(now, page),
        "history": taken,
    }
    return render(request, "mine/decision.html", context, status=status)
