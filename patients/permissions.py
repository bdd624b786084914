"""May this *person* do that? Roles and what each may do, as data with their reasons.

A permission comes from the relation between a user and one patient (works in the patient's clinic,
or is the patient), never from the user alone. Whether something may happen *now* is a policy
(`assessments.policies`), not a permission.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from patients.permission import Permission
from patients.refusals import NotPermitted


class Role(StrEnum):
    """What somebody is to a clinic or to a patient."""

    ORTHOPAEDIST = "orthopaedist"
    NEUROSURGEON = "neurosurgeon"
    THERAPIST = "therapist"
    FRONT_DESK = "front_desk"
    CLINIC_ADMIN = "clinic_admin"
    PATIENT = "patient"
    SYSTEM = "system"
    PLATFORM_ADMIN = "platform_admin"

    @property
    def label(self):
        """The role's name on pages."""
        return ROLE_NAMES[self]


ROLE_NAMES = {
    Role.ORTHOPAEDIST: _("Orthopaedist"),
    Role.NEUROSURGEON: _("Neurosurgeon"),
    Role.THERAPIST: _("Therapist"),
    Role.FRONT_DESK: _("Front desk"),
    Role.CLINIC_ADMIN: _("Clinic administrator"),
    Role.PATIENT: _("Patient"),
    Role.SYSTEM: _("Other system"),
    Role.PLATFORM_ADMIN: _("Platform administrator"),
}

CLINICIANS = frozenset({Role.ORTHOPAEDIST, Role.NEUROSURGEON})
STAFF_ROLES = (
    Role.ORTHOPAEDIST,
    Role.NEUROSURGEON,
    Role.THERAPIST,
    Role.FRONT_DESK,
    Role.CLINIC_ADMIN,
    Role.SYSTEM,
)


@dataclass(frozen=True)
class Grant:
    """What a role may do, and why just that."""

    permissions: frozenset[Permission]
    reason: str


P = Permission
_REGISTER = {
    P.FIND_PATIENTS,
    P.READ_CONTACT,
    P.REGISTER_PATIENT,
    P.IMPORT_PATIENTS,
    P.OPEN_PORTAL,
    P.READ_GUIDELINE,
}
_CLINICIAN = Grant(
    frozenset(
        _REGISTER
        | {
            P.READ_CHART,
            P.EXPORT_PATIENTS,
            P.RECORD_DIAGNOSIS,
            P.RECORD_INTAKE,
            P.JUDGE_PAIN_CAUSE,
            P.RECORD_SAFETY_CHECK,
            P.CLEAR_EMERGENCY,
            P.REVIEW,
            P.RECORD_CONSULTATION,
            P.ASSESS,
            P.SIGN_ASSESSMENT,
            P.ANSWER_CORRECTION,
        }
    ),
    "Answers for the patient: everything clinical, the signature, and what the front desk may do. "
    "Only who answers for patients takes their clinical data out of the house in one file.",
)

GRANTS: dict[Role, Grant] = {
    Role.ORTHOPAEDIST: _CLINICIAN,
    Role.NEUROSURGEON: _CLINICIAN,
    Role.THERAPIST: Grant(
        frozenset(
            {
                P.FIND_PATIENTS,
                P.READ_CONTACT,
                P.READ_CHART,
                P.RECORD_INTAKE,
                P.RECORD_SAFETY_CHECK,
                P.REVIEW,
                P.READ_GUIDELINE,
            }
        ),
        "Watches the patient run and asks the questions, but neither judges the cause of pain nor "
        "diagnoses, clears a red flag, signs or takes the list of patients away.",
    ),
    Role.FRONT_DESK: Grant(
        frozenset(_REGISTER),
        "Registers, one by one or from a file, and invites; clinical data is not needed for that "
        "and is not shown, so a file with diagnoses is left to a clinician.",
    ),
    Role.CLINIC_ADMIN: Grant(
        frozenset(
            {
                P.FIND_PATIENTS,
                P.READ_CONTACT,
                P.MERGE_PATIENTS,
                P.ERASE_PATIENTS,
                P.MANAGE_MEMBERS,
                P.READ_AUDIT,
                P.READ_OVERRIDES,
                P.READ_GUIDELINE,
            }
        ),
        "Runs the clinic; clinical data only with a clinical membership too.",
    ),
    Role.PATIENT: Grant(
        frozenset(
            {
                P.READ_OWN_PLAN,
                P.DECIDE,
                P.KEEP_DIARY,
                P.ASK_CORRECTION,
                P.CHOOSE_LANGUAGE,
                P.CHOOSE_REMINDERS,
                P.RECORD_INTAKE,
                P.RECORD_SAFETY_CHECK,
                P.ANSWER_BEFORE_VISIT,
                P.READ_GUIDELINE,
            }
        ),
        "The record is about this person; the decision is this person's alone.",
    ),
    Role.SYSTEM: Grant(
        frozenset({P.READ_GUIDELINE}),
        "A service user has no pages; what else it may do comes from the scopes of its token.",
    ),
    Role.PLATFORM_ADMIN: Grant(
        frozenset({P.MANAGE_CLINICS, P.READ_PLATFORM_AUDIT, P.READ_GUIDELINE}),
        "Sets up clinics and watches who tries at the doors; sees no clinical data.",
    ),
}


def roles_in(user, clinic) -> frozenset[Role]:
    """The roles that a user holds today in a clinic; empty for everybody else."""
    if not user.is_active:
        return frozenset()
    return frozenset(
        Role(membership.role) for membership in user.works_as() if membership.clinic_id == clinic.pk
    )


def relation(user, patient) -> frozenset[Role]:
    """What a user is to a patient. Nobody acts as staff on their own record."""
    if patient.user_id is not None and patient.user_id == user.pk:
        return frozenset({Role.PATIENT}) if user.is_active else frozenset()
    return roles_in(user, patient.clinic)


def _runs_the_platform(user) -> bool:
    return user.is_active and user.is_platform_admin


def granted(roles) -> frozenset[Permission]:
    """Everything that these roles may do together."""
    return frozenset().union(*(GRANTS[role].permissions for role in roles))


def allowed(user, roles) -> frozenset[Permission]:
    """What these roles let this user do now; through an access key, only what the key is for."""
    key = user.access_key
    return granted(roles) if key is None else key.allows(roles)


def standing(user, *, patient=None, clinic=None) -> frozenset[Role]:
    """The roles that count for a deed: towards a patient, in a clinic, or on the platform."""
    if patient is not None:
        return relation(user, patient)
    if clinic is not None:
        return roles_in(user, clinic)
    return frozenset({Role.PLATFORM_ADMIN}) if _runs_the_platform(user) else frozenset()


def anywhere(user, memberships) -> frozenset[Role]:
    """What a user is in any clinic and to the platform; without all of it, whether a patient."""
    held = {Role(membership.role) for membership in memberships}
    if _runs_the_platform(user):
        held.add(Role.PLATFORM_ADMIN)
    if user.is_system:
        held.add(Role.SYSTEM)
    if not held and user.patients().filter(user=user).exists():
        held.add(Role.PATIENT)
    return frozenset(held)


def held_by(user) -> frozenset[Role]:
    """Every role that a user has towards anybody today."""
    held = anywhere(user, user.memberships())
    is_patient = user.patients().filter(user=user).exists()
    return held | {Role.PATIENT} if is_patient else held


def may(user, permission: Permission, *, patient=None, clinic=None) -> bool:
    """Whether a user may do something to this patient, or in this clinic."""
    return permission in allowed(user, standing(user, patient=patient, clinic=clinic))


def check(user, permission: Permission, *, patient=None, clinic=None) -> None:
    """Raise `NotPermitted`, with a sentence for the person, unless the user may."""
    if not may(user, permission, patient=patient, clinic=clinic):
        raise NotPermitted(refusal_words(permission), patient=patient, clinic=clinic)


def refusal_words(permission: Permission) -> str:
    """Why somebody may not, and whom to ask."""
    return _("Your role does not allow you to %(deed)s. Ask a colleague who may.") % {
        "deed": permission.label
    }
