"""What every page may ask: is this a demonstration, and who is the reader to whom."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import ngettext

from patients.access import current_clinic, is_patient
from patients.permissions import CLINICIANS, Permission, Role, granted, roles_in
from portal import language
from portal.account import timeouts


@dataclass(frozen=True)
class Relation:
    """What the signed-in reader is, for the navigation; permission is checked elsewhere."""

    clinic: object = None
    clinics: tuple = ()
    roles: frozenset = frozenset()
    is_patient: bool = False
    is_platform_admin: bool = False

    @property
    def is_staff(self) -> bool:
        """Works for a clinic."""
        return bool(self.roles)

    @property
    def is_clinician(self) -> bool:
        """Answers for patients there."""
        return bool(self.roles & CLINICIANS)

    @property
    def may_admin(self) -> bool:
        """Whether the administration is worth a link."""
        return self.is_platform_admin or Role.CLINIC_ADMIN in self.roles or self.is_clinician

    @property
    def may_manage_members(self) -> bool:
        """Whether the people and the systems of the clinic are worth a link."""
        return Permission.MANAGE_MEMBERS in granted(self.roles)

    @property
    def may_read_trail(self) -> bool:
        """Whether the audit trail is worth a link."""
        return Permission.READ_AUDIT in granted(self.roles)

    @property
    def may_read_overrides(self) -> bool:
        """Whether the figures about overrides are worth a link."""
        return Permission.READ_OVERRIDES in granted(self.roles)

    @property
    def may_read_platform_trail(self) -> bool:
        """The same of the platform's."""
        held = {Role.PLATFORM_ADMIN} if self.is_platform_admin else ()
        return Permission.READ_PLATFORM_AUDIT in granted(held)

    @property
    def may_register(self) -> bool:
        """Whether "register a patient" is worth a button."""
        return Permission.REGISTER_PATIENT in granted(self.roles)

    @property
    def may_merge(self) -> bool:
        """Whether putting two records together is worth a link."""
        return Permission.MERGE_PATIENTS in granted(self.roles)

    @property
    def may_import(self) -> bool:
        """Whether registering many at once, from a file, is worth a button."""
        return Permission.IMPORT_PATIENTS in granted(self.roles)

    @property
    def may_read_charts(self) -> bool:
        """Whether a found patient leads to the chart (else to the contact data)."""
        return Permission.READ_CHART in granted(self.roles)

    @property
    def may_export(self) -> bool:
        """Whether the list of patients can be saved as a table."""
        return Permission.EXPORT_PATIENTS in granted(self.roles)


def relation_of(request) -> Relation:
    """The reader's standing, worked out once a request."""
    if not hasattr(request, "_relation"):
        user = request.user
        clinic = current_clinic(request)
        request._relation = Relation(
            clinic=clinic,
            clinics=tuple(dict.fromkeys(m.clinic for m in request._memberships)),
            roles=roles_in(user, clinic) if clinic else frozenset(),
            is_patient=is_patient(request),
            is_platform_admin=user.is_platform_admin,
        )
    return request._relation


def link_lasts() -> str:
    """For how long a mailed link lets somebody choose another password, in whole hours."""
    hours = settings.PASSWORD_RESET_TIMEOUT // (60 * 60)
    return ngettext("one hour", "%(count)d hours", hours) % {"count": hours}


def house(request) -> dict:
    """`demo`, what the ways in say, and for somebody signed in `relation` and the session.

    Languages to choose from before signing in; afterwards a patient's page says which there are.
    """
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "demo": settings.DEMO,
        "hospital": settings.OIDC_NAME if settings.OIDC_ISSUER else "",
        "link_lasts": link_lasts(),
        "languages": [] if signed_in else language.offered(),
        "session_guard": timeouts.state(request).as_dict() if signed_in else None,
        "session_warning": settings.SESSION_WARNING,
        "relation": relation_of(request) if signed_in else Relation(),
    }
