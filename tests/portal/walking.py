"""Who walks past every door, and what stands behind it: a record with a row of every kind."""

from urllib.parse import urlsplit

from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.actions import intakes, plan_templates, safety
from assessments.models import Review
from assessments.plan_choices import ActivityChoice, PlanChoices
from patients import scopes
from patients.actions import clinics, corrections, diagnoses, invitations
from patients.permissions import Permission, Role, may
from portal.actions import merging, reminders
from portal.doors import DOORS
from tests.api.conftest import system_key
from tests.conftest import PASSWORD, join, make_member, make_patient
from tests.patients.importing.files import upload
from tests.portal.addresses import Address
from tests.portal.own_plans import HURTING, ask_red_flags, decide, draft, log, record_disc, sign

LINE = "HC-0077,Nobody,Nora,1980-02-01"  # a file of one patient, uploaded and not imported
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROLES = {
    "orthopaedist": Role.ORTHOPAEDIST,
    "neurosurgeon": Role.NEUROSURGEON,
    "therapist": Role.THERAPIST,
    "front desk": Role.FRONT_DESK,
    "clinic administrator": Role.CLINIC_ADMIN,
    "platform administrator": Role.PLATFORM_ADMIN,
    "patient": Role.PATIENT,
    "system": Role.SYSTEM,
}
# People who have a role, but not here: whatever is about this patient or clinic is a wall to them.
ELSEWHERE = {
    "orthopaedist elsewhere": Role.ORTHOPAEDIST,
    "administrator elsewhere": Role.CLINIC_ADMIN,
    "another patient": Role.PATIENT,
    "system elsewhere": Role.SYSTEM,
}
WITHOUT_ROLE = ("former member", "somebody without a role")
SHUT_OUT = ("stranger", "disabled member")
WITHOUT_SESSION = (*SHUT_OUT, "system", "system elsewhere")
WALKERS = (*ROLES, *ELSEWHERE, *WITHOUT_ROLE, *SHUT_OUT, "doctor who is the patient")

ACCOUNT = (
    "account_",
    "mfa_",
    "usersessions_",
)  # about oneself: of somebody else's there is nothing to be had
SYSTEM_SCOPES = scopes.offered({Role.SYSTEM})
DRAFTED = {"assessments:review", "assessments:discard"}
OF_SOMEBODY = {
    "patient_id",
    "other_id",
    "user_id",
    "entry_id",
    "correction_id",
    "object_id",
    "plan_id",
    "system_id",
    "template_id",
    "key_id",
    "invitation_id",
    "import_id",
}
# What is posted there names a clinic, a record or a plan.
NAMED_IN_THE_BODY = {"switch_clinic", "mine:choose", "mine:decision"}


def record_with_everything(patient, by):
    """A row of every kind: what was found, asked, cleared, signed, replaced, decided, drafted."""
    disc = record_disc(patient, by)
    diagnoses.record_examination(patient, by=by, examined_on=timezone.localdate())
    intakes.record_consultation(
        patient,
        by=by,
        speciality="neurosurgeon",
        held_on=timezone.localdate(),
        outcome="Nothing to operate on.",
    )
    check = ask_red_flags(patient, by, RF_10="yes")
    safety.clear_safety_check(check, by=by, reason="Looked into it.")
    older = sign(patient, by)
    chosen = PlanChoices(activities=(ActivityChoice("walking", "30 minutes", "daily"),))
    template = plan_templates.save_plan_template(patient, by=by, name="Walks", choices=chosen)
    plan = sign(patient, by, HURTING)
    decide(patient, "will_not_run")
    entry = log(patient, 1)
    reminders.choose_reminders(patient, by=patient.user, wanted=["review"])
    reminders.note_sent(patient, by=None, kind="review", occasion="1")
    words = {"about": "diary", "words": "It was yesterday."}
    asked = corrections.ask_correction(patient, by=patient.user, **words)
    Review.objects.create(
        clinic=patient.clinic, patient=patient, recorded_by=by, kind="review", target="long ago"
    )
    return {
        "patient_id": patient.pk,
        "diagnosis_id": disc.pk,
        "older_plan": older.pk,
        "plan": plan.pk,
        "signed": plan.assessment_id,
        "draft": draft(patient, by, HURTING).pk,
        "template_id": template.pk,
        "user_id": by.pk,
        "entry_id": entry.pk,
        "correction_id": asked.pk,
        "deed": "resolve",
        "guideline": "running-spine",
        "version": "1.0.0",
        "app_label": "patients",
    }


class Walk:
    """Everybody's way past every door. What a request writes is undone before the next one."""

    def __init__(self, clinic, other_clinic, runner, orthopaedist, clinic_admin):
        self.clinic, self.other_clinic, self.runner = clinic, other_clinic, runner
        self.orthopaedist, self.clinic_admin = orthopaedist, clinic_admin
        key = system_key(clinic, clinic_admin, *SYSTEM_SCOPES)
        invited = invitations.invite_member(
            clinic,
            by=clinic_admin,
            role=Role.CLINIC_ADMIN.value,
            name="Ivy Invited",
            email="ivy@p.example",
        )
        twice, merged = (
            make_patient(clinic, orthopaedist, "Rita", name) for name in ("Twice", "Merged")
        )
        merging.merge(merged, by=clinic_admin, into=runner, reason="Same insurance card.")
        runner.refresh_from_db()
        self.ids = {"other_id": twice.pk, "merged_id": merged.pk}
        self.ids |= record_with_everything(runner, orthopaedist) | {
            "system_id": key.user_id,
            "key_id": key.pk,
            "invitation_id": invited.pk,
            "import_id": upload(clinic, orthopaedist, LINE).pk,
        }

    def browser(self, walker: str) -> Client:
        """The browser, or the program, of one of `WALKERS`."""
        if walker in ("system", "system elsewhere"):
            at = self.clinic if walker == "system" else self.other_clinic
            key = system_key(at, make_member(at, "Amy", Role.CLINIC_ADMIN), *SYSTEM_SCOPES)
            return Client(headers={"Authorization": f"Bearer {key.secret}"})
        browser = Client()
        if walker != "stranger":
            browser.force_login(self._user(walker))
            browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        if walker == "disabled member":
            self._user(walker).is_active = False
            self._user(walker).save()
        self.ids["import_id"] = self._upload(walker)
        if walker == "former member":
            clinics.end_membership(self._user(walker).memberships().get(), by=self.clinic_admin)
        return browser

    def ask(self, browser: Client, address: Address, method: str):
        """The answer, with nothing of it left behind."""
        if method not in DOORS[address.name] and method != "HEAD":
            return browser.generic(method, self.filled(address))
        cookies = browser.cookies.copy()
        with transaction.atomic():
            answer = browser.generic(method, self.filled(address), **self.sent(address))
            transaction.set_rollback(True)
        browser.cookies = cookies
        return answer

    def filled(self, address: Address) -> str:
        """The address with the ids of what is there."""
        name = address.name
        which = "draft" if name in DRAFTED else "signed"
        ids = {**self.ids, "assessment_id": self.ids[which]}
        ids["other_id"] = self.ids["merged_id" if name == "clinic:part" else "other_id"]
        ids["plan_id"] = self.ids["older_plan" if name == "mine:older_plan" else "plan"]
        if "object_id" in address.holes:
            ids["object_id"] = self._row(address).pk
        return address.filled(ids)

    def sent(self, address: Address) -> dict:
        """A body that names what is there, and nothing that could be recorded."""
        if address.name.startswith("api:"):
            return {"data": "{}", "content_type": "application/json"}
        body = f"clinic={self.clinic.pk}&record={self.ids['patient_id']}&plan={self.ids['plan']}"
        return {"data": body, "content_type": "application/x-www-form-urlencoded"}

    def _upload(self, walker: str):
        """What this person uploaded, who may; of others there is the orthopaedist's."""
        is_somebody = walker not in WITHOUT_SESSION
        if is_somebody and may(self._user(walker), Permission.IMPORT_PATIENTS, clinic=self.clinic):
            return upload(self.clinic, self._user(walker), LINE).pk
        return self.ids["import_id"]

    def _row(self, address: Address):
        app, model, _deed = address.name.removeprefix("admin:").split("_")
        rows = apps.get_model(app, model).objects
        if model == "membership":
            return rows.get(user=self.clinic_admin)
        if model == "user":
            return self.orthopaedist
        if model == "invitation":
            return rows.get(pk=self.ids["invitation_id"])
        if model == "clinic":
            return self.clinic
        if model == "auditevent":
            return rows.filter(chain=str(self.clinic.pk)).first()
        if model == "patient":
            return rows.get(pk=self.ids["patient_id"])
        return rows.filter(clinic=self.clinic).first()

    def _user(self, walker: str):
        if not hasattr(self, "_walker"):
            self._walker = self._somebody(walker)
        return self._walker

    def _somebody(self, walker: str):
        if walker == "patient":
            return self.runner.user
        if walker == "another patient":
            anna = make_patient(self.clinic, self.orthopaedist, "Anna", "Another")
            return join(anna, by=self.orthopaedist, email="anna@p.example").user
        if walker == "platform administrator":
            return clinics.create_user(
                by=None, email="p@p.example", name="Pat", password=PASSWORD, is_platform_admin=True
            )
        if walker == "somebody without a role":
            return clinics.create_user(
                by=None, email="n@p.example", name="Nobody Yet", password=PASSWORD
            )
        if walker == "doctor who is the patient":
            clinics.add_member(self.clinic, self.runner.user, by=None, role=Role.ORTHOPAEDIST)
            return self.runner.user
        if walker in ELSEWHERE:
            return make_member(self.other_clinic, "Una", ELSEWHERE[walker])
        return make_member(self.clinic, "Una", ROLES.get(walker, Role.ORTHOPAEDIST))


def gets_in(walker: str, address: Address, method: str, way) -> bool:
    """What the declared matrix says of somebody at a door."""
    is_named = method == "POST" and address.name in NAMED_IN_THE_BODY
    is_of_somebody = address.holes & OF_SOMEBODY and not address.name.startswith(ACCOUNT)
    is_about_somebody = bool(is_of_somebody) or is_named
    if walker in WITHOUT_SESSION and way.is_open:
        return True
    if walker in SHUT_OUT:
        return False
    if walker in WITHOUT_ROLE:
        return not way.needs_role
    if walker in ELSEWHERE:
        return ELSEWHERE[walker] in way.roles and not is_about_somebody
    if walker == "doctor who is the patient":
        is_about_oneself = address.holes & {"patient_id", "object_id"}
        held = {Role.PATIENT} if is_about_oneself else {Role.PATIENT, Role.ORTHOPAEDIST}
        return bool(held & way.roles)
    return ROLES[walker] in way.roles


def is_out_of_reach(walker: str, address: Address, way) -> bool:
    """Whether what an address names is not there for somebody who has the role, but elsewhere."""
    has_role = ELSEWHERE.get(walker) in way.roles
    return has_role and bool(address.holes & OF_SOMEBODY)


def got_in(answer, address: Address) -> bool:
    """Whether somebody got past the door, whatever the page made of what was sent."""
    if answer.status_code in (301, 302):
        where = urlsplit(answer.url)
        way_in = (reverse("account_login"), reverse("admin:login"))
        is_sent_away = where.path in way_in and "next=" in where.query
        return address.name == "admin:login" or not is_sent_away
    if answer.status_code == 404 and address.name.startswith(ACCOUNT):
        return True  # something of one's own that this person does not have
    return answer.status_code not in (401, 403, 404, 405)
