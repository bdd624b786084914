"""Every address of the house with its methods, and who gets in: the declared matrix.

What is not declared is closed to everybody (`portal.doorkeeper`). The doors stand in front of the
permission checks of the pages and replace none of them: a test walks every address by every method
as everybody, and compares with what stands here. docs/permissions.md is made from it.
"""

from collections.abc import Mapping

from patients.permissions import Permission, Role
from portal.admin_doors import ADMIN
from portal.door import (
    AT_WORK,
    EVERYBODY,
    PEOPLE,
    Door,
    Room,
    Way,
    anybody,
    let_in,
    nobody,
    resting_on,
    signed_in,
)

P = Permission
PATIENT = frozenset({Role.PATIENT})

SIGNED_IN = signed_in("whoever is signed in, about nobody but oneself")
ANY_STAFF = let_in(*AT_WORK, why="whoever works in a clinic")
WAY_IN = anybody("the way in: shows nothing of anybody")
WITH_CODE = anybody("whoever has shown the code of an invitation; others are led to ask for it")
ANY_KEY = signed_in("the same for everybody, so any access key too", or_key=True)


ENTRANCE = Room(
    "The entrance",
    PEOPLE,
    (
        Door("home", GET=signed_in("leads everybody to the own first page")),
        Door("guideline", GET=P.READ_GUIDELINE),
        Door("switch_clinic", POST=ANY_STAFF),
        Door("choose_language", POST=anybody("in which language one reads; a patient's is kept")),
        Door("worker", GET=anybody("the same script for everybody; holds nothing of anybody")),
        Door("violations", POST=anybody("what a browser tells by itself; nothing is kept of it")),
        Door("gallery", GET=signed_in("sample data, in the demonstration only")),
    ),
)

ACCOUNT = Room(
    "Signing in, and one's own account",
    PEOPLE,
    (
        Door("account_login", GET=WAY_IN, POST=WAY_IN),
        Door("account_logout", GET=WAY_IN, POST=WAY_IN),
        Door("account_inactive", GET=WAY_IN),
        Door("account_signup", GET=anybody("says that nobody registers here")),
        Door("account_reset_password", GET=WAY_IN, POST=WAY_IN),
        Door("account_reset_password_done", GET=WAY_IN),
        Door("account_reset_link", GET=WAY_IN, POST=WAY_IN),
        Door("account_reset_password_from_key", GET=WAY_IN, POST=WAY_IN),
        Door("account_reset_password_from_key_done", GET=WAY_IN),
        Door("hospital_sign_in", POST=WAY_IN),
        Door("hospital_callback", GET=WAY_IN),
        Door("account_session", GET=anybody("whether a session holds, and whose, by a hash")),
        Door("account_stay", POST=SIGNED_IN),
        Door("account_signed_in_again", GET=SIGNED_IN),
        Door("account_reauthenticate", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("account_change_password", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("account_set_password", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_authenticate", GET=WAY_IN, POST=WAY_IN),
        Door("mfa_login_webauthn", GET=WAY_IN, POST=WAY_IN),
        Door("mfa_index", GET=SIGNED_IN),
        Door("mfa_reauthenticate", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_activate_totp", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_deactivate_totp", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_view_recovery_codes", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_generate_recovery_codes", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_list_webauthn", GET=SIGNED_IN),
        Door("mfa_add_webauthn", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_reauthenticate_webauthn", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_remove_webauthn", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("mfa_edit_webauthn", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("account_overview", GET=SIGNED_IN),
        Door("account_keys", GET=SIGNED_IN),
        Door("account_make_key", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("account_revoke_key", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("usersessions_list", GET=SIGNED_IN, POST=SIGNED_IN),
    ),
)

JOINING = Room(
    "Joining, with the code of an invitation",
    PEOPLE,
    (
        Door("join:code", GET=WAY_IN, POST=WAY_IN),
        Door("join:birth_date", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:how", GET=WITH_CODE),
        Door("join:email", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:confirm", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:password", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:without_email", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:back", GET=WITH_CODE, POST=WITH_CODE),
        Door("join:with_own_sign_in", GET=SIGNED_IN, POST=SIGNED_IN),
        Door("join:welcome", GET=SIGNED_IN),
    ),
)

CLINIC = Room(
    "The clinic: people at work",
    AT_WORK,
    (
        Door("clinic:home", GET=P.FIND_PATIENTS),
        Door("clinic:reviewed", POST=(P.REVIEW, P.OPEN_PORTAL)),
        Door("clinic:find", GET=P.FIND_PATIENTS, POST=P.FIND_PATIENTS),
        Door("clinic:patients", GET=P.READ_CHART),
        Door("clinic:export_patients", POST=P.EXPORT_PATIENTS),
        Door("clinic:people", GET=P.MANAGE_MEMBERS),
        Door("clinic:invite", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:invite_again", POST=P.MANAGE_MEMBERS),
        Door("clinic:withdraw_invitation", POST=P.MANAGE_MEMBERS),
        Door("clinic:member_way_back", POST=P.MANAGE_MEMBERS),
        Door("clinic:leaving", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:systems", GET=P.MANAGE_MEMBERS),
        Door("clinic:make_system", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:make_system_key", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:revoke_system_key", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:end_system", GET=P.MANAGE_MEMBERS, POST=P.MANAGE_MEMBERS),
        Door("clinic:trail", GET=P.READ_AUDIT, POST=P.READ_AUDIT),
        Door("clinic:export_trail", POST=P.READ_AUDIT),
        Door("clinic:overrides", GET=P.READ_OVERRIDES),
        Door("clinic:export_overrides", POST=P.READ_OVERRIDES),
        Door("clinic:chart", GET=P.READ_CHART),
        Door("clinic:merge", GET=P.MERGE_PATIENTS, POST=P.MERGE_PATIENTS),
        Door("clinic:merge_with", GET=P.MERGE_PATIENTS, POST=P.MERGE_PATIENTS),
        Door("clinic:part", GET=P.MERGE_PATIENTS, POST=P.MERGE_PATIENTS),
        Door("clinic:correction", GET=P.READ_CHART, POST=P.ANSWER_CORRECTION),
        Door("clinic:erase", GET=P.ERASE_PATIENTS, POST=P.ERASE_PATIENTS),
        Door("clinic:erased", GET=P.ERASE_PATIENTS),
        Door("clinic:history", GET=P.READ_CHART),
        Door("clinic:diary", GET=P.READ_CHART),
        Door("clinic:looks", GET=P.READ_CHART),
        Door("patients:register", GET=P.REGISTER_PATIENT, POST=P.REGISTER_PATIENT),
        Door("patients:import", GET=P.IMPORT_PATIENTS, POST=P.IMPORT_PATIENTS),
        Door("patients:import_template", GET=P.IMPORT_PATIENTS),
        Door("patients:import_file", GET=P.IMPORT_PATIENTS, POST=P.IMPORT_PATIENTS),
        Door("patients:start_import", POST=P.IMPORT_PATIENTS),
        Door("patients:go_on_with_import", POST=P.IMPORT_PATIENTS),
        Door("patients:discard_import", POST=P.IMPORT_PATIENTS),
        Door("patients:contact", GET=P.READ_CONTACT, POST=P.REGISTER_PATIENT),
        Door("patients:open_portal", GET=P.OPEN_PORTAL, POST=P.OPEN_PORTAL),
        Door("patients:withdraw_invitation", POST=P.OPEN_PORTAL),
        Door("clinic:patient_way_back", POST=P.OPEN_PORTAL),
        Door("clinic:close_portal", GET=P.OPEN_PORTAL, POST=P.OPEN_PORTAL),
        Door("patients:examine", GET=P.RECORD_DIAGNOSIS, POST=P.RECORD_DIAGNOSIS),
        Door("patients:choose_diagnosis", GET=P.RECORD_DIAGNOSIS, POST=P.RECORD_DIAGNOSIS),
        Door("patients:diagnosis_levels", POST=P.RECORD_DIAGNOSIS),
        Door("patients:record_diagnosis", GET=P.RECORD_DIAGNOSIS, POST=P.RECORD_DIAGNOSIS),
        Door("patients:diagnosis", GET=P.READ_CHART),
        Door("patients:change_diagnosis", GET=P.RECORD_DIAGNOSIS, POST=P.RECORD_DIAGNOSIS),
        Door("patients:settle_diagnosis", GET=P.RECORD_DIAGNOSIS, POST=P.RECORD_DIAGNOSIS),
        Door("assessments:answers", GET=P.RECORD_INTAKE, POST=P.RECORD_INTAKE),
        Door("assessments:safety", GET=P.READ_CHART, POST=P.RECORD_SAFETY_CHECK),
        Door("assessments:safety_outcome", GET=P.READ_CHART),
        Door("assessments:clear", GET=P.CLEAR_EMERGENCY, POST=P.CLEAR_EMERGENCY),
        Door("assessments:consultation", GET=P.RECORD_CONSULTATION, POST=P.RECORD_CONSULTATION),
        Door("assessments:assess", GET=P.ASSESS, POST=P.ASSESS),
        Door("assessments:preview", POST=P.ASSESS),
        Door("assessments:discard_kept", POST=P.ASSESS),
        Door("assessments:review", GET=P.ASSESS, POST=P.SIGN_ASSESSMENT),
        Door("assessments:discard", POST=P.ASSESS),
        Door("assessments:signed", GET=P.READ_CHART),
        Door("assessments:withdraw", GET=P.SIGN_ASSESSMENT, POST=P.SIGN_ASSESSMENT),
        Door("assessments:print", GET=P.READ_CHART),
        Door("assessments:trainer", GET=P.READ_CHART),
        Door("assessments:visit", GET=P.READ_CHART),
        Door("assessments:plan_templates", GET=P.ASSESS),
        Door("assessments:rename_plan_template", GET=P.ASSESS, POST=P.ASSESS),
        Door("assessments:retire_plan_template", GET=P.ASSESS, POST=P.ASSESS),
    ),
)

PLATFORM = Room(
    "The platform: whoever runs it",
    frozenset({Role.PLATFORM_ADMIN}),
    (
        Door("platform_trail", GET=P.READ_PLATFORM_AUDIT, POST=P.READ_PLATFORM_AUDIT),
        Door("export_platform_trail", POST=P.READ_PLATFORM_AUDIT),
    ),
)

MINE = Room(
    "One's own record: patients",
    PATIENT,
    (
        Door("mine:today", GET=P.READ_OWN_PLAN),
        Door("mine:choose", POST=P.READ_OWN_PLAN),
        Door("mine:plan", GET=P.READ_OWN_PLAN),
        Door("mine:older_plan", GET=P.READ_OWN_PLAN),
        Door("mine:decision", GET=P.READ_OWN_PLAN, POST=P.DECIDE),
        Door("mine:hurts", GET=P.READ_OWN_PLAN, POST=P.READ_OWN_PLAN),
        Door("mine:kept", GET=P.READ_OWN_PLAN),
        Door("mine:send_kept", POST=P.ANSWER_BEFORE_VISIT),
        Door("mine:questions", GET=P.READ_OWN_PLAN, POST=P.ANSWER_BEFORE_VISIT),
        Door("mine:question", GET=P.READ_OWN_PLAN, POST=P.ANSWER_BEFORE_VISIT),
        Door("mine:diary", GET=P.READ_OWN_PLAN),
        Door("mine:log", GET=P.READ_OWN_PLAN, POST=P.KEEP_DIARY),
        Door("mine:morning", POST=P.KEEP_DIARY),
        Door("mine:week", POST=P.KEEP_DIARY),
        Door("mine:diary_entry", GET=P.READ_OWN_PLAN, POST=P.KEEP_DIARY),
        Door("mine:take_back", POST=P.KEEP_DIARY),
        Door("mine:data", GET=P.READ_OWN_PLAN),
        Door("mine:corrections", GET=P.READ_OWN_PLAN, POST=P.ASK_CORRECTION),
        Door("mine:reminders", GET=P.READ_OWN_PLAN, POST=P.CHOOSE_REMINDERS),
        Door("mine:take_along", GET=P.READ_OWN_PLAN),
        Door("mine:about", GET=P.READ_OWN_PLAN),
        Door("mine:guideline", GET=P.READ_OWN_PLAN),
    ),
)

INTERFACE = Room(
    "REST: by session or access key",
    EVERYBODY,
    (
        Door("api:documentation", GET=signed_in("a page for whoever is signed in")),
        Door("api:schema", GET=ANY_KEY),
        Door("api:guideline", GET=P.READ_GUIDELINE),
        Door("api:edition", GET=P.READ_GUIDELINE),
        Door("api:evaluate", POST=resting_on(P.READ_GUIDELINE, within=EVERYBODY - {Role.PATIENT})),
        Door("api:catalogue", GET=ANY_KEY),
        Door("api:patients", GET=(P.FIND_PATIENTS, P.READ_OWN_PLAN)),
        Door("api:search_patients", POST=(P.FIND_PATIENTS, P.READ_OWN_PLAN)),
        Door("api:patient", GET=(P.READ_CONTACT, P.READ_OWN_PLAN)),
        Door("api:diagnoses", GET=P.READ_CHART, POST=P.RECORD_DIAGNOSIS),
        Door("api:diagnosis", GET=P.READ_CHART),
        Door("api:safety_checks", GET=P.READ_CHART, POST=P.RECORD_SAFETY_CHECK),
        Door("api:intake", GET=P.READ_CHART),
        Door("api:assessments", GET=P.READ_CHART, POST=P.ASSESS),
        Door("api:assessment", GET=P.READ_CHART),
        Door("api:plans", GET=P.READ_CHART),
        Door("api:plan", GET=P.READ_CHART),
        Door("api:own_plan", GET=P.READ_OWN_PLAN),
        Door("api:nowhere", GET=nobody("every other address of the interface")),
    ),
)

ROOMS = (ENTRANCE, ACCOUNT, JOINING, CLINIC, PLATFORM, MINE, INTERFACE, ADMIN)
DOORS: Mapping[str, Mapping[str, Way]] = {
    name: ways for room in ROOMS for name, ways in room.ways()
}
