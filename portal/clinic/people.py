"""Who works in the clinic, and how somebody leaves it; for those who manage the members."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from patients.access import at_clinic
from patients.actions.leaving import leave, sheets_that_end
from patients.forms.leaving import LeaveForm
from patients.models import Membership
from patients.permissions import Permission, Role


@dataclass
class Person:
    """Somebody who works here, with the roles that stand."""

    user: object
    memberships: list[Membership] = field(default_factory=list)
    patients: int = 0  # whom a disabled sign-in leaves waiting

    @property
    def roles(self) -> str:
        """Their names, in one line."""
        return ", ".join(str(Role(each.role).label) for each in self.memberships)


@require_GET
@at_clinic(Permission.MANAGE_MEMBERS)
def people(request, clinic):
    """Everybody who works here, with what each does."""
    context = {
        "clinic": clinic,
        "people": [row for row in _with_patients(clinic) if not _is_system(row)],
        "former": clinic.former_people(),
        "invitations": clinic.invitations_to_work(),
        "trail": way_here(),
    }
    return render(request, "clinic/people.html", context)


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.MANAGE_MEMBERS)
def leaving(request, clinic, user_id):
    """End everything that somebody does here, and hand the patients over."""
    person = next((row for row in _people(clinic) if row.user.pk == user_id), None)
    if person is None or person.user == request.user:
        raise Http404
    patients = clinic.patients_answered_for_by(person.user).count()
    about = {"clinic": clinic, "user": person.user, "hands_over": patients > 0}
    form = LeaveForm(request.POST if request.method == "POST" else None, **about)
    if form.is_valid() and form.apply(
        leave,
        clinic,
        person.user,
        by=request.user,
        successor=form.cleaned_data.get("successor"),
    ):
        messages.success(
            request,
            _("%(name)s no longer works here and is shut out already.") % {"name": person.user},
        )
        return redirect("clinic:people")
    context = {
        "person": person,
        "form": form,
        "patients": patients,
        "keys": clinic.system_keys_made_by(person.user),
        "lines": [*_what_will_happen(person, clinic, patients), *_sheets(person, clinic)],
        "trail": way_here(str(person.user)),
    }
    return render(request, "clinic/leaving.html", context)


def _people(clinic) -> list[Person]:
    rows: dict = {}
    for membership in clinic.people():
        rows.setdefault(membership.user_id, Person(membership.user)).memberships.append(membership)
    return list(rows.values())


def _with_patients(clinic) -> list[Person]:
    people = _people(clinic)
    for person in people:
        if not person.user.is_active:
            person.patients = clinic.patients_answered_for_by(person.user).count()
    return people


def _is_system(person: Person) -> bool:
    return all(each.role == Role.SYSTEM for each in person.memberships)


def _what_will_happen(person: Person, clinic, patients: int) -> list[str]:
    lines = [
        _("%(name)s is shut out of %(clinic)s with the next click: %(roles)s.")
        % {"name": person.user, "clinic": clinic, "roles": person.roles},
        _("What this person wrote and signed stays, with the name."),
        _("Work at other clinics and an own record as a patient are not touched."),
    ]
    if patients:
        lines.insert(
            1,
            ngettext(
                "%(count)d patient goes to the colleague whom you choose, in the same step.",
                "%(count)d patients go to the colleague whom you choose, in the same step.",
                patients,
            )
            % {"count": patients},
        )
    return lines


def _sheets(person: Person, clinic) -> list[str]:
    """What becomes of the invitations that were given out and not used yet."""
    for_patients = sheets_that_end(clinic, person.user).filter(patient__isnull=False).count()
    for_colleagues = sheets_that_end(clinic, person.user).filter(patient__isnull=True).count()
    lines = []
    if for_patients:
        lines.append(
            ngettext(
                "%(count)d sheet that this person gave to a patient and nobody has used yet opens "
                "nothing any more. Hand out a new one.",
                "%(count)d sheets that this person gave to patients and nobody has used yet open "
                "nothing any more. Hand out new ones.",
                for_patients,
            )
            % {"count": for_patients}
        )
    if for_colleagues:
        lines.append(
            ngettext(
                "%(count)d colleague whom this person invited has not joined yet, and cannot with "
                "that sheet or mail any more. Invite again.",
                "%(count)d colleagues whom this person invited have not joined yet, and cannot "
                "with those sheets or mails any more. Invite them again.",
                for_colleagues,
            )
            % {"count": for_colleagues}
        )
    return lines


def way_here(*steps: str) -> list[dict]:
    """The way back from the page of people, or from a further step."""
    path = [{"name": _("Today"), "url": reverse("clinic:home")}]
    if not steps:
        return [*path, {"name": _("People"), "url": ""}]
    path.append({"name": _("People"), "url": reverse("clinic:people")})
    return [*path, *({"name": step, "url": ""} for step in steps)]
