"""What an access key may be made for, and what is never given to a key: data, with reasons.

A scope is one permission of `patients.permissions`. A key never does more than its owner may do at
this moment: it takes away, it adds nothing. Only a system, whose role has hardly any permission of
its own, gets them from here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from patients.permissions import GRANTS, Permission, Role


class Owner(StrEnum):
    """Whose key it is, as far as its scopes go."""

    STAFF = "staff"
    PATIENT = "patient"
    SYSTEM = "system"


@dataclass(frozen=True)
class Scope:
    """A permission that a key may carry: whose key, why, and what cannot be had without it."""

    owners: frozenset[Owner]
    reason: str
    brings: frozenset[Permission] = frozenset()


P = Permission
_STAFF = frozenset({Owner.STAFF})
_AT_WORK = frozenset({Owner.STAFF, Owner.SYSTEM})

KEY_SCOPES: dict[Permission, Scope] = {
    P.FIND_PATIENTS: Scope(_AT_WORK, "A record system looks up whom it asks about."),
    P.READ_CONTACT: Scope(_AT_WORK, "Names and numbers are kept in step with the record system."),
    P.READ_CHART: Scope(_AT_WORK, "Diagnoses, assessments and plans go into the record system."),
    P.RECORD_DIAGNOSIS: Scope(
        _AT_WORK, "Diagnoses that a clinician entered elsewhere need not be typed again."
    ),
    P.RECORD_SAFETY_CHECK: Scope(
        _STAFF,
        "Somebody who asks the patient may answer in a program of one's own. Not for systems, "
        "which ask nobody; not for patients, who must see what an alarming answer calls for.",
    ),
    P.ASSESS: Scope(
        _STAFF,
        "A draft binds nobody: a clinician signs it, in the portal. The answers that a draft is "
        "made from come with it.",
        brings=frozenset({P.RECORD_INTAKE, P.JUDGE_PAIN_CAUSE}),
    ),
    P.READ_OWN_PLAN: Scope(
        frozenset({Owner.PATIENT}), "The plan is the patient's, in whatever program it is read."
    ),
    P.READ_GUIDELINE: Scope(frozenset(Owner), "Open knowledge."),
}

NEVER_A_SCOPE: dict[Permission, str] = {
    P.REGISTER_PATIENT: "Whether somebody is registered already is looked at by a person.",
    P.IMPORT_PATIENTS: "Somebody looks at the file beside the register before it is written.",
    P.OPEN_PORTAL: "A way in is handed to a person by a person.",
    P.EXPORT_PATIENTS: "Many patients' data leave the house in one file by a person's hand.",
    P.RECORD_INTAKE: "Comes with a draft; on its own nobody would see what the answers change.",
    P.JUDGE_PAIN_CAUSE: "Comes with a draft, whose signer answers for it.",
    P.CLEAR_EMERGENCY: "Somebody has looked into it and says so in person.",
    P.REVIEW: "Whoever says to have looked has looked in person.",
    P.RECORD_CONSULTATION: "Closes a duty of the patient: a clinician's word, given in person.",
    P.SIGN_ASSESSMENT: "Responsibility is taken by a person in front of what is signed.",
    P.ANSWER_BEFORE_VISIT: "Whoever answers must see what an alarming answer calls for.",
    P.DECIDE: "The decision is the patient's, taken in front of the explained risk.",
    P.KEEP_DIARY: "What an entry calls for is read on the page where it is made.",
    P.ASK_CORRECTION: "Whoever asks reads on the page what became of it.",
    P.CHOOSE_REMINDERS: "Mails stop or begin by a person's hand.",
    P.ANSWER_CORRECTION: "Somebody has looked at the record, and answers in person.",
    P.CHOOSE_LANGUAGE: "Chosen on the pages that are read in it.",
    P.MERGE_PATIENTS: "Whether two are one person is judged in front of both records.",
    P.ERASE_PATIENTS: "It cannot be undone: somebody has seen who asks, and types the number.",
    P.MANAGE_MEMBERS: "A key that makes keys could not be taken back.",
    P.READ_AUDIT: "Who looked at whose record is read by a person, who is in the trail for it.",
    P.READ_OVERRIDES: "Figures about the work of colleagues are read by a person, on record.",
    P.READ_PLATFORM_AUDIT: "Who tried at the doors is read by a person, in the same way.",
    P.MANAGE_CLINICS: "Power over the platform is used in front of a page.",
}


def owner_in(role: Role) -> Owner:
    """As whose a key counts where its owner has this role."""
    return {Role.PATIENT: Owner.PATIENT, Role.SYSTEM: Owner.SYSTEM}.get(role, Owner.STAFF)


def through_key(scopes: Collection[str], roles: Collection[Role]) -> frozenset[Permission]:
    """What a key with these scopes may do where its owner has these roles now."""
    return frozenset().union(*(_in_one_role(scopes, role) for role in roles))


def offered(roles: Collection[Role]) -> list[Permission]:
    """The scopes from which somebody with these roles chooses, in the order of the table."""
    within = through_key(KEY_SCOPES, roles)
    return [scope for scope in KEY_SCOPES if scope in within]


def _in_one_role(scopes: Collection[str], role: Role) -> frozenset[Permission]:
    owner = owner_in(role)
    chosen = [
        (permission, scope)
        for permission, scope in KEY_SCOPES.items()
        if permission in scopes and owner in scope.owners
    ]
    carried = frozenset().union(*({permission} | scope.brings for permission, scope in chosen))
    return carried if owner is Owner.SYSTEM else carried & GRANTS[role].permissions
