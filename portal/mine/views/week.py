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
    """Tick a day of something in my plan, or take the tick back."""
    if "day" in request.POST:
        _tick(request, now)
    else:
        _take_back(request, now)
    page = request.POST.get("page")
    address = reverse(f"mine:{page if page in PAGES else PAGES[0]}")
    return redirect(f"{address}#this-week")


def _tick(request, now):
    form = TickForm(request.POST)
    if not form.is_valid():
        raise Http404
    item = get_object_or_404(
        now.patient.plan_items.select_related("plan"), pk=form.cleaned_data["item"]
    )
    day = form.cleaned_data["day"]
    actions.tick(item, by=request.user, day=day)
    messages.success(request, _("Noted: done on %(day)s.") % {"day": date_format(day)})


def _take_back(request, now):
    form = RowForm(request.POST)
    row = entries.row_shown(now, form.cleaned_data["row"]) if form.is_valid() else None
    if row is None:
        raise Http404
    actions.take_back(row, by=request.user)
    messages.success(request, _("Taken back: not done on %(day)s.") % {"day": date_format(row.day)})
