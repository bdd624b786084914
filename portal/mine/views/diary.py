"""The patient's diary: log an activity, say how the morning was, look back, put it right."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessments import diary_trend, policies
from assessments.actions import diary as actions
from assessments.safety.notices import URGENT_FOR_PATIENT
from patients.access import SAFE
from portal.mine import diary as entries
from portal.mine import hurting
from portal.mine.access import emergency, emergency_first, frame, own_record
from portal.mine.diary_forms import EntryForm, LogForm, MorningForm, RowForm
from portal.paging import page_number


def may_write(view: Callable) -> Callable:
    """Let the view run for whoever keeps a diary; an emergency comes first, also when it is posted.

    Others read why not. Below `own_record`.
    """

    @wraps(view)
    def instead(request, now, **kwargs):
        if now.is_emergency:
            return emergency(request, now, status=200 if request.method in SAFE else 409)
        policies.check_may_keep_diary(now)
        return view(request, now=now, **kwargs)

    return instead


@require_GET
@own_record
@emergency_first
def diary(request, now):
    """What I logged, the newest first."""
    number = page_number(request.GET.get("page"))
    lines, has_older = entries.page(now, number)
    context = {
        **frame(request, now),
        "may_write": entries.may_write(now),
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "told": entries.told_last(now),
        "trend": diary_trend.of(now),
        "lines": lines,
        "newer": number - 1,
        "older": number + 1 if has_older else 0,
    }
    return render(request, "mine/diary.html", context)


@require_http_methods(["GET", "POST"])
@own_record
@may_write
def log(request, now):
    """Log an activity: what, how long, and whatever else I want to say."""
    form = LogForm(_sent(request), initial={"day": now.today})
    if form.is_valid():
        logged = form.apply(actions.log, now.patient, by=request.user, **form.said())
        if logged is not None:
            hurting.forget(request.session)
            messages.success(request, _("Saved. Thank you for writing it down."))
            return redirect("mine:diary")
    return render(request, "mine/log.html", {**frame(request, now), "form": form})


@require_http_methods(["GET", "POST"])
@own_record
@may_write
def entry(request, now, entry_id):
    """One entry: change it within a day, put it right afterwards."""
    row = entries.found(now, entry_id)
    if row is None:
        raise Http404
    form = EntryForm(_sent(request), row=row)
    if form.is_valid():
        shown = _row_of(now, form.cleaned_data["row"], entry_id)
        changed = form.apply(actions.change, shown, by=request.user, **form.said())
        if changed is not None:
            hurting.forget(request.session)
            messages.success(request, _("Saved."))
            return redirect("mine:diary")
    context = {
        **frame(request, now),
        "form": form,
        "entry_id": str(row.entry_id),
        "row": str(row.pk),
        "corrects": not row.may_be_changed,
        "before": entries.before(row),
    }
    return render(request, "mine/diary_entry.html", context)


@require_POST
@own_record
@may_write
def take_back(request, now, entry_id):
    """Take an entry out that was made by mistake."""
    form = RowForm(request.POST)
    if not form.is_valid() and entries.found(now, entry_id) is not None:
        return redirect("mine:diary_entry", entry_id=entry_id)
    if not form.is_valid():
        raise Http404
    actions.take_back(_row_of(now, form.cleaned_data["row"], entry_id), by=request.user)
    messages.success(request, _("Taken out. It no longer counts."))
    return redirect("mine:diary")


@require_POST
@own_record
@may_write
def morning(request, now):
    """How my back was this morning."""
    form = MorningForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose a number from 0 to 10."))
        return redirect("mine:today")
    row = entries.row_shown(now, form.cleaned_data["row"])
    if row is None:
        raise Http404
    told = form.cleaned_data["pain"]
    if form.apply(actions.record_morning, row, by=request.user, pain=told) is not None:
        messages.success(request, _("Saved. Thank you."))
    return redirect("mine:today")


def _sent(request):
    """What was typed, or None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def _row_of(now, row_id, entry_id):
    """The row that the page showed; 404 where it is no row of this entry."""
    row = entries.row_shown(now, row_id)
    if row is None or row.entry_id != entry_id:
        raise Http404
    return row
