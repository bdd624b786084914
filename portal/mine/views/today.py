"""The patient's first page: what holds now, and the one thing to do next."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessments import adherence
from assessments.safety.notices import URGENT_FOR_PATIENT
from portal import looks
from portal.mine import choices, diary, plans, ways_in
from portal.mine.access import choose_record, emergency_first, frame, own_record
from portal.mine.diary_forms import MorningForm


@require_GET
@own_record
@emergency_first
def today(request, now):
    """My class in words, what to do next, who signed it."""
    may_log = diary.may_write(now)
    context = {
        **frame(request, now),
        "day": now.today,
        "urgent": None,
        "withdrawn_on": None,
        "renewed": ways_in.renewed(now.patient),
        "may_log": may_log,
        "morning": _morning(now),
    }
    if now.urgent:
        context["urgent"] = URGENT_FOR_PATIENT
    if now.plan is None:
        return render(
            request, "mine/today.html", {**context, "withdrawn_on": plans.withdrawn_on(now)}
        )
    page = plans.page_of(now.plan, now)
    stale = plans.is_stale(now)
    has_read = looks.has_read(now.plan, request.user)
    taken = choices.taken(now)
    context |= {
        "plan": page,
        "next": plans.next_step(now, has_read=has_read, stale=stale),
        "week": adherence.of(now, plans.language_of(now.plan)) if may_log else (),
        "replaces": plans.has_older(now),
        "review_is_over": bool(now.plan.review_on and now.plan.review_on < now.today),
        "decision": next((each for each in taken if each.holds), None),
        "fell": choices.fell(now, page),
    }
    return render(request, "mine/today.html", context)


def _morning(now):
    """What is asked about this morning, with its form; None where nothing is."""
    asked = diary.morning_to_ask(now)
    return asked and {"about": asked, "form": MorningForm(initial={"row": asked.row})}


@require_POST
def choose(request):
    """Show my record at another clinic."""
    choose_record(request, request.POST.get("record", ""))
    return redirect("mine:today")
