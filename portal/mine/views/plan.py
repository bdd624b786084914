"""The patient's plan, and the plans before it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments import adherence
from assessments.safety.notices import URGENT_FOR_PATIENT
from portal import looks
from portal.mine import diary, plans
from portal.mine.access import emergency_first, frame, own_record


@require_GET
@own_record
@emergency_first
def plan(request, now):
    """The signed plan in my words."""
    ended = plans.ended_plans(now)
    context = {
        **frame(request, now),
        "name": now.patient.full_name,
        "plan": plans.left_of(now.plan, now) if now.plan else None,
        "withdrawn_on": plans.withdrawn_on(now),
        "older": [plans.named(each, now) for each in ended],
        "urgent": None,
    }
    if not now.urgent:
        if now.plan:
            looks.show(now.plan, by=request.user)
            may_log = diary.may_write(now)
            context |= {
                "stale": plans.is_stale(now),
                "week": adherence.of(now, plans.language_of(now.plan)) if may_log else (),
            }
        return render(request, "mine/plan.html", context)
    context["urgent"] = URGENT_FOR_PATIENT
    return render(request, "mine/plan_urgent.html", context)


@require_GET
@own_record
@emergency_first
def older(request, now, plan_id):
    """A plan that has ended, readable and marked as such."""
    found = next((each for each in plans.ended_plans(now) if each.pk == plan_id), None)
    if found is None:
        raise Http404
    context = {
        **frame(request, now),
        "name": now.patient.full_name,
        "ended": plans.named(found, now),
        "has_new_one": now.plan is not None,
        "plan": plans.left_of(found, now),
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
    }
    return render(request, "mine/older_plan.html", context)
