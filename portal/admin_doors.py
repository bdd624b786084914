"""The doors of Django's administration; `portal.doors` has all others."""

from patients.permissions import Permission, Role
from portal.door import AT_WORK, Door, Room, Way, let_in, nobody, resting_on, signed_in

P = Permission
ADMINISTRATION = AT_WORK | {Role.PLATFORM_ADMIN}
STAFF_OR_PLATFORM = let_in(*ADMINISTRATION, why="whoever works in a clinic or for the platform")
LEADS_OUT = signed_in("leads out")
ENDS_BY_A_DEED = nobody("a record ends by an action, it does not vanish")
ACTIONS_WRITE = nobody("written on pages of its own, by actions alone")
RUNS_A_CLINIC = resting_on(P.MANAGE_MEMBERS, within=AT_WORK)
RUNS_THE_PLATFORM = resting_on(P.MANAGE_CLINICS, within=ADMINISTRATION)
RUNS_EITHER = resting_on(P.MANAGE_MEMBERS, P.MANAGE_CLINICS, within=ADMINISTRATION)


def _records(model: str, reads: Permission) -> tuple[Door, ...]:
    """The doors of a class of the admin that shows records: its list is searched by post."""
    searched = Door(f"admin:{model}_changelist", GET=reads, POST=reads)
    return (searched, *_rows(model, reads)[1:])


def _rows(
    model: str, reads: Permission | Way, *, adds=None, changes=None, history=None
) -> tuple[Door, ...]:
    """The doors of one class of Django's admin."""
    add = {"GET": adds, "POST": adds} if adds else {"GET": ACTIONS_WRITE}
    change = {"GET": reads, "POST": changes} if changes else {"GET": reads}
    return (
        Door(f"admin:{model}_changelist", GET=reads),
        Door(f"admin:{model}_add", **add),
        Door(f"admin:{model}_change", **change),
        Door(f"admin:{model}_delete", GET=ENDS_BY_A_DEED),
        Door(f"admin:{model}_history", GET=history or reads),
    )


ADMIN = Room(
    "Django's administration",
    ADMINISTRATION,
    (
        Door("admin:login", GET=Way(ADMINISTRATION, "leads to the way in", is_open=True)),
        Door("admin:index", GET=STAFF_OR_PLATFORM),
        Door("admin:catalogue", GET=STAFF_OR_PLATFORM),
        Door("admin:jsi18n", GET=STAFF_OR_PLATFORM),
        Door("admin:logout", GET=LEADS_OUT, POST=LEADS_OUT),
        Door("admin:password_change", GET=STAFF_OR_PLATFORM),
        Door("admin:password_change_done", GET=STAFF_OR_PLATFORM),
        *_rows("patients_clinic", RUNS_EITHER, adds=RUNS_THE_PLATFORM, changes=RUNS_A_CLINIC),
        *_rows("patients_membership", RUNS_EITHER, changes=RUNS_A_CLINIC),
        *_rows("patients_invitation", RUNS_THE_PLATFORM, adds=RUNS_THE_PLATFORM),
        *_rows("portal_user", RUNS_THE_PLATFORM, changes=RUNS_THE_PLATFORM),
        *_rows("patients_auditevent", P.READ_AUDIT, history=nobody("an event has no history")),
        *_records("patients_patient", P.READ_CONTACT),
        *_records("patients_examination", P.READ_CHART),
        *_records("patients_diagnosis", P.READ_CHART),
        *_records("assessments_intake", P.READ_CHART),
        *_records("assessments_consultation", P.READ_CHART),
        *_records("assessments_safetycheck", P.READ_CHART),
        *_records("assessments_safetyclearance", P.READ_CHART),
        *_records("assessments_assessment", P.READ_CHART),
        *_records("assessments_assessmentend", P.READ_CHART),
        *_records("assessments_plan", P.READ_CHART),
        *_records("assessments_decision", P.READ_CHART),
        *_records("assessments_diaryentry", P.READ_CHART),
        *_records("assessments_review", P.READ_CHART),
    ),
)
