"""The audit trail of a clinic, row by row with its digests; it is searched on the clinic's page."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from patients import audit
from patients.access import page_of
from patients.admin.house import HouseAdmin, clinics_where
from patients.models import AuditEvent, Patient
from patients.permissions import Permission, Role


class EventFilter(admin.AllValuesFieldListFilter):
    """Each event that the trail holds, under the words that the site has for it."""

    def choices(self, changelist):
        """The values of the list, in words."""
        for each in super().choices(changelist):
            yield each | {"display": changelist.model_admin.in_words(each["display"])}


@admin.register(AuditEvent)
class AuditEventAdmin(HouseAdmin):
    """Who did what to whose record. The rows hold ids; names are looked up for the page."""

    reads = Permission.READ_AUDIT
    has_history = False
    date_hierarchy = "at"
    list_display = ("when", "what", "who", "in_which_role", "whose_record", "target", "source")
    list_filter = (("event", EventFilter),)
    ordering = ("-at", "-number")
    fields = (
        "at",
        "event",
        "actor",
        "role",
        "patient",
        "target",
        "fields",
        "source",
        "request_id",
        "token",
        "number",
        "previous",
        "digest",
    )
    readonly_fields = fields

    def get_queryset(self, request):
        """The chains of the clinics whose trail the reader may read."""
        chains = [str(clinic.pk) for clinic in clinics_where(request, self.reads)]
        return super().get_queryset(request).filter(chain__in=chains)

    def get_changelist_instance(self, request):
        """The rows of one page, with the names of whom they speak of."""
        listed = super().get_changelist_instance(request)
        people = get_user_model().objects.filter(
            pk__in={row.actor for row in listed.result_list if row.actor}
        )
        records = Patient.objects.filter(
            pk__in={row.patient for row in listed.result_list if row.patient}
        )
        names = {str(person.pk): str(person) for person in (*people, *records)}
        for row in listed.result_list:
            row.actor_name = names.get(row.actor, row.actor)
            row.patient_name = names.get(row.patient, row.patient)
        return listed

    def history_view(self, request, object_id, extra_context=None):
        """An event has none."""
        raise Http404

    def changelist_view(self, request, extra_context=None):
        """Reading the trail leaves a row in it."""
        for clinic in clinics_where(request, self.reads):
            audit.read("audit.read", by=request.user, clinic=clinic, target=page_of(request))
        return super().changelist_view(request, extra_context)

    def in_words(self, event: str) -> str:
        """What an event is called by this site; what it has no words for stays as it is."""
        return self.admin_site.event_in_words(str(event))

    @admin.display(description=_("event"), ordering="event")
    def what(self, row):
        """What was done, in words; the row's own page has its name."""
        return self.in_words(row.event)

    @admin.display(description=_("when (UTC)"), ordering="at")
    def when(self, row):
        """To the second, as the chain holds it."""
        return f"{row.at:%Y-%m-%d %H:%M:%S}"

    @admin.display(description=_("in which role"), ordering="role")
    def in_which_role(self, row):
        """The roles' names."""
        return ", ".join(str(Role(role).label) for role in row.role.split())

    @admin.display(description=_("who"), ordering="actor")
    def who(self, row):
        """The name, where the person is still known."""
        return row.actor_name

    @admin.display(description=_("whose record"), ordering="patient")
    def whose_record(self, row):
        """The patient's name."""
        return row.patient_name
