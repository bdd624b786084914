"""The trail of a clinic or of the platform, searched and exported on record by who runs it."""

from datetime import UTC

from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from patients import audit
from patients.access import at_clinic, check_anywhere, page_of
from patients.permissions import Permission
from portal.clinic import trail_rows
from portal.clinic.trail_form import TrailForm
from portal.clinic.trail_rows import OF_THE_PLATFORM, Chain, Row, Wanted
from portal.formats import table
from portal.paging import page_number

A_PAGE = 50


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.READ_AUDIT)
def trail(request, clinic):
    """What happened in the clinic, newest first, fifty events a page."""
    return _trail(request, Chain.of(clinic))


@require_POST
@at_clinic(Permission.READ_AUDIT)
def export(request, clinic):
    """The same events as a table for a spreadsheet; times are in UTC."""
    return _export(request, Chain.of(clinic))


@require_http_methods(["GET", "POST"])
def platform_trail(request):
    """What concerns no clinic, in the same way, for whoever runs the platform."""
    check_anywhere(request, Permission.READ_PLATFORM_AUDIT)
    return _trail(request, OF_THE_PLATFORM)


@require_POST
def export_platform_trail(request):
    """The same as a table."""
    check_anywhere(request, Permission.READ_PLATFORM_AUDIT)
    return _export(request, OF_THE_PLATFORM)


def _trail(request, chain: Chain):
    form = TrailForm(request.POST if request.method == "POST" else None, chain=chain)
    if form.is_bound and not form.is_valid():
        return _page(request, chain, form)
    wanted = form.wanted()
    event = "audit.searched" if wanted.is_narrow else "audit.read"
    audit.read(event, by=request.user, clinic=chain.clinic, target=page_of(request))
    return _page(request, chain, form, wanted)


def _export(request, chain: Chain):
    form = TrailForm(request.POST, chain=chain)
    if not form.is_valid():
        return _page(request, chain, form)
    audit.read("audit.exported", by=request.user, clinic=chain.clinic, target=page_of(request))
    found = trail_rows.events(request.user, chain, form.wanted())
    rows = trail_rows.in_words(found.iterator(chunk_size=trail_rows.AT_ONCE))
    name = f"audit-{chain.slug}-{timezone.localdate(timezone=chain.zone).isoformat()}.csv"
    return table.download(table.lines(_header(), (_cells(row) for row in rows)), name)


def _page(request, chain: Chain, form: TrailForm, wanted: Wanted | None = None):
    number = page_number(request.POST.get("page"))
    rows = []
    if wanted is not None:
        begin = (number - 1) * A_PAGE
        found = trail_rows.events(request.user, chain, wanted)[begin : begin + A_PAGE + 1]
        rows = list(trail_rows.in_words(found))
    context = {
        "chain": chain,
        "shell": "base_clinic.html" if chain.clinic else "base_platform.html",
        "here": resolve_url("clinic:trail" if chain.clinic else "platform_trail"),
        "export": resolve_url("clinic:export_trail" if chain.clinic else "export_platform_trail"),
        "form": form,
        "rows": rows[:A_PAGE],
        "number": number,
        "newer": number - 1 if number > 1 else None,
        "older": number + 1 if len(rows) > A_PAGE else None,
        "is_narrow": wanted is not None and wanted.is_narrow,
        "is_faulty": wanted is None,
    }
    with timezone.override(chain.zone):
        return render(request, "clinic/trail.html", context)


def _header() -> list[str]:
    return [
        _("When (UTC)"),
        _("Who"),
        _("In which role"),
        _("What happened"),
        _("Whose record"),
        _("About whom or which key"),
        _("Event"),
        _("What"),
        _("Fields"),
        _("From where"),
        _("Request"),
        _("Access key"),
        _("Number of the access key"),
    ]


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.at.astimezone(UTC).isoformat(),
        row.who,
        row.role,
        row.words,
        row.record,
        row.about,
        row.event,
        row.target,
        row.fields,
        row.source,
        row.request_id,
        row.key,
        row.token,
    )
