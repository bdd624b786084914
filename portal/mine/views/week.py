"""What of the plan was done this week: a tap says so, another takes it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.actions import diary as actions
from portal.mine import diary as entries
from portal.mine.access import own_record
from portal.mine.diary_forms import RowForm, TickForm
from portal.mine.views.diary import may_write

PAGES = ("today", "plan")  # where the week stands, and where one comes back to


@require_POST
@own_record
@may_write
def week(request, now):
    """Tick a day of something in my plan, or take the tick back; what says neither does nothing."""
    tick, back = TickForm(request.POST), RowForm(request.POST)
    if tick.is_valid():
        _tick(request, now, **tick.cleaned_data)
    elif back.is_valid():
        _take_back(request, now, **back.cleaned_data)
    page = request.POST.get("page")
    address = reverse(f"mine:{page if page in PAGES else PAGES[0]}")
    return redirect(f"{address}#this-week")


def _tick(request, now, item, day):
    planned = get_object_or_404(now.patient.plan_items.select_related("plan"), pk=item)
    actions.tick(planned, by=request.user, day=day)
    messages.success(request, _("Noted: done on %(day)s.") % {"day": date_format(day)})


def _take_back(request, now, row):
    ticked = entries.row_shown(now, row)
    if ticked is None:
        raise Http404
    actions.take_back(ticked, by=request.user)
    day = date_format(ticked.day)
    messages.success(request, _("Taken back: not done on %(day)s.") % {"day": day})
