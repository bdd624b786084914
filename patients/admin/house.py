"""What every class of the admin shares: permission from our table, own clinics, no deletion.

Django's model permissions are not used (`User.has_perm` is always false). A row of another clinic
does not exist; whoever looks at a patient's record leaves a row in the trail.
"""

from collections.abc import Mapping

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst

from patients import audit, permissions
from patients.access import current_clinic, page_of
from patients.admin.columns import in_words
from patients.folding import fold
from patients.permissions import Permission, Role
from patients.refusals import NotPermitted

WORDS = "searched_records"  # the session's key: never in an address
LONGEST = 200  # characters of what is looked for


def clinics_where(request, permission: Permission) -> list:
    """The clinics in which the reader may do this, asked for once a request."""
    if not hasattr(request, "_roles_by_clinic"):
        request._roles_by_clinic = {}
        for membership in request.user.memberships():
            roles = request._roles_by_clinic.setdefault(membership.clinic, set())
            roles.add(Role(membership.role))
    return [
        clinic
        for clinic, roles in request._roles_by_clinic.items()
        if permission in permissions.granted(roles)
    ]


def words_of(request) -> str:
    """By which name, birth date or record number the lists of records are narrowed now."""
    return request.session.get(WORDS, "")


class HouseAdmin(admin.ModelAdmin):
    """Shows rows to those whom `reads` allows it in a clinic; adds, changes, deletes nothing.

    No list of people or records is searched here: the words would stand in the address.
    """

    reads: Permission
    has_history = True
    actions = None
    view_on_site = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def get_urls(self):
        """Without Django's old address of a row, which has no name and so no door."""
        return [url for url in super().get_urls() if url.name]

    def has_module_permission(self, request) -> bool:
        """Whether anything of this kind is to be seen."""
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        """In some clinic; which rows, `get_queryset` says."""
        return bool(clinics_where(request, self.reads))

    def has_add_permission(self, request, obj=None) -> bool:
        """No."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """No."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """Never: a record ends by an action, it does not vanish."""
        return False

    def lookup_allowed(self, lookup, value, request) -> bool:
        """Only what the list's own filters and dates ask.

        Any other would count rows by what the reader may not see: a record's diagnoses, a password.
        """
        return lookup in self._offered(request)

    def _offered(self, request) -> set[str]:
        offered = set()
        for entry in self.get_list_filter(request):
            name = entry[0] if isinstance(entry, tuple) else entry
            offered |= {name, f"{name}__exact", f"{name}__id__exact", f"{name}__isnull"}
        if self.date_hierarchy:
            parts = ("year", "month", "day", "gte", "lt")
            offered |= {f"{self.date_hierarchy}__{part}" for part in parts}
        return offered

    def changelist_view(self, request, extra_context=None):
        """The list under its own name."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One row under its own name; one that is not the reader's does not exist."""
        if self.has_view_permission(request) and self.row(request, object_id) is None:
            raise Http404
        about = {
            "title": capfirst(self.opts.verbose_name),
            "has_history": self.has_history,
            "show_save_and_continue": False,
        }
        return super().change_view(request, object_id, form_url, about | (extra_context or {}))

    def history_view(self, request, object_id, extra_context=None):
        """What the audit trail tells of one row, in words; Django's own log is not kept."""
        self._refuse_unless_readable(request)
        row = self.row(request, object_id)
        if row is None:
            raise Http404
        self._history_looked(request, row)
        return self.admin_site.history(request, self, row)

    def told_of(self, row):
        """The row of which the trail tells what happened to this one; most often itself."""
        return row

    def chains(self, request, row) -> list[str]:
        """Which chains of the trail this reader may read of the row in."""
        chains = [str(clinic.pk) for clinic in clinics_where(request, Permission.READ_AUDIT)]
        if permissions.may(request.user, Permission.READ_PLATFORM_AUDIT):
            chains.append(audit.PLATFORM)
        return chains

    def _history_looked(self, request, row) -> None:
        """Reading of the row in the trail leaves a row there."""
        for clinic in clinics_where(request, Permission.READ_AUDIT):
            audit.read("audit.read", by=request.user, clinic=clinic, target=page_of(request))
        if permissions.may(request.user, Permission.READ_PLATFORM_AUDIT):
            audit.read("audit.read", by=request.user, target=page_of(request))

    def _refuse_unless_readable(self, request) -> None:
        if self.has_view_permission(request):
            return
        refusal = NotPermitted(
            permissions.refusal_words(self.reads),
            clinic=next((m.clinic for m in request.user.memberships()), None),
        )
        audit.refused(page_of(request), refusal, by=request.user)
        raise refusal

    def row(self, request, object_id):
        """The row with this id among those that the reader may see, or None."""
        return self.get_object(request, unquote(object_id))

    def save_model(self, request, obj, form, change):
        """Nothing: only actions write."""

    def save_related(self, request, form, formsets, change):
        """Nothing: only actions write."""

    def delete_model(self, request, obj):
        """Nothing: only actions end a record."""

    delete_queryset = delete_model

    def log_addition(self, request, obj, message):
        """Nothing: the action has written its audit row."""

    log_change = log_addition


class RecordAdmin(HouseAdmin):
    """Clinical rows and contact data of the reader's clinics, to read only; of nobody erased.

    Nobody sees the own record here: it has pages of its own. Lists are searched as in the finder.
    """

    hidden: tuple[str, ...] = ()
    own = "patient__user"  # the way from a row to the sign-in of the person it is about
    whose = "patient"  # and to the person
    date_hierarchy = "recorded_at"
    list_select_related = ("clinic", "patient", "recorded_by")
    list_filter = (("clinic", admin.RelatedOnlyFieldListFilter),)

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.shown = tuple(
            in_words(field)
            for field in model._meta.fields
            if field.name not in ("id", *self.hidden)
        )

    def get_fields(self, request, obj=None):
        """Every column but what is hidden."""
        return self.shown

    def get_readonly_fields(self, request, obj=None):
        """All of them."""
        return self.shown

    def get_queryset(self, request):
        """The rows of the clinics where the reader may see this."""
        shown = {self.own.replace("user", "erased_at"): None}
        shown["clinic__in"] = clinics_where(request, self.reads)
        return super().get_queryset(request).filter(**shown).exclude(**{self.own: request.user})

    def patient_of(self, row):
        """Whose record the row belongs to."""
        return row.patient

    def changelist_view(self, request, extra_context=None):
        """The list in the time of the clinic, drawn after it was recorded who looked."""
        self._refuse_unless_readable(request)
        if request.method == "POST":
            request.session[WORDS] = request.POST.get("words", "").strip()[:LONGEST]
            return redirect(request.path)
        with timezone.override(current_clinic(request).zone):
            found = {"searches": True, "words": words_of(request)}
            page = super().changelist_view(request, found | (extra_context or {}))
            self._listed(request, getattr(page, "context_data", {}))
            return page.render() if hasattr(page, "render") else page

    def get_search_results(self, request, queryset, search_term):
        """Only the rows of patients who answer to the words looked for."""
        words = words_of(request)
        if fold(words):
            found = request.user.patients().matching(words)
            queryset = queryset.filter(**{f"{self.whose}__in": found.values("pk")})
        return queryset, False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One row, after it was recorded who looked; with the way to the chart."""
        self._refuse_unless_readable(request)
        row = self.row(request, object_id)
        if row is None:
            raise Http404
        patient = self.patient_of(row)
        audit.read("record.read", by=request.user, patient=patient, target=page_of(request))
        leads = {"patient": patient, "may_read_chart": self._may_read_chart(request, patient)}
        with timezone.override(row.clinic.zone):
            page = super().change_view(request, object_id, form_url, leads | (extra_context or {}))
            return page.render()

    def _may_read_chart(self, request, patient) -> bool:
        return patient.clinic in clinics_where(request, Permission.READ_CHART)

    def _listed(self, request, shown: Mapping) -> None:
        """Record the list; of clinical rows also a look at each record on the page."""
        look = {"by": request.user, "target": page_of(request)}
        event = "patients.searched" if fold(words_of(request)) else "patients.listed"
        with audit.trail():
            for clinic in clinics_where(request, self.reads):
                audit.record(event, clinic=clinic, **look)
            if self.reads == Permission.READ_CHART and "cl" in shown:
                rows = shown["cl"].result_list
                audit.read_each(
                    "record.read", patients=[self.patient_of(row) for row in rows], **look
                )

    def chains(self, request, row) -> list[str]:
        """The one of the patient's clinic: who reads the record reads what happened to it."""
        return [str(row.clinic_id)]

    def _history_looked(self, request, row) -> None:
        """It is a look at the record."""
        look = {"patient": self.patient_of(row), "target": page_of(request)}
        audit.read("record.read", by=request.user, **look)


class RowInline(admin.TabularInline):
    """Rows that belong to the row shown, to read only."""

    template = "admin/rows.html"
    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever sees the row sees what belongs to it."""
        return True

    def has_add_permission(self, request, obj=None) -> bool:
        """No."""
        return False

    has_change_permission = has_delete_permission = has_add_permission
