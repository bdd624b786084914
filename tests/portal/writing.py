"""What is typed at every door that writes a record: sent by whoever may, it does write."""

import json
import uuid

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from assessments.actions import kept
from patients.actions import importing, invitations
from patients.admin import RecordAdmin
from patients.permissions import Role
from portal.doors import DOORS
from tests.api.conftest import NO_CONDITION, NO_RED_FLAG
from tests.conftest import PASSWORD, make_member, make_patient
from tests.patients.importing.files import HEAD, upload
from tests.patients.pages import filled
from tests.portal.addresses import Address, addresses
from tests.portal.own_plans import WELL, ask_red_flags
from tests.portal.walking import LINE, Walk

SEARCHED = [
    f"{model._meta.app_label}_{model._meta.model_name}"
    for model, about in admin.site._registry.items()
    if isinstance(about, RecordAdmin)
]
# Posted there is what one looks for or chooses; no record is written.
WRITES_NO_RECORD = {
    "switch_clinic",
    "clinic:find",
    "clinic:trail",
    "clinic:export_trail",
    "clinic:export_overrides",
    "platform_trail",
    "export_platform_trail",
    "clinic:export_patients",
    "clinic:merge",
    "mine:choose",
    "patients:choose_diagnosis",
    "patients:diagnosis_levels",
    "api:evaluate",
    "api:search_patients",
    # What a list of the administration's records is searched for.
    *(f"admin:{model}_changelist" for model in SEARCHED),
}
# Done to somebody who cannot sign in yet, and whose red flag is open.
OF_THE_OTHER = {"patients:open_portal", "patients:withdraw_invitation", "assessments:clear"}
WHY = {"reason": "Seen on the MRI."}
KEY = {"name": "Training diary", "scopes": ["read_chart"]}
DISC = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"}


class File(SimpleUploadedFile):
    """A file that may be sent more than once."""

    def read(self, *size):
        """From its beginning."""
        self.seek(0)
        return super().read(*size)


def writing_doors() -> list[Address]:
    """Every address that writes a record for those who may, and not just about themselves."""
    return [
        address
        for address in addresses()
        if address.name not in WRITES_NO_RECORD
        for method, way in DOORS[address.name].items()
        if method != "GET" and way.needs_role and way.roles
    ]


class Pen:
    """The forms of all these doors, as somebody who may has opened and filled them in."""

    def __init__(self, walk: Walk, runner, platform_admin):
        self.walk = walk
        by = walk.orthopaedist
        self.other = make_patient(walk.clinic, by, "Wanda", "Waiting")
        invitations.invite_patient(self.other, by=by)
        self.flagged = ask_red_flags(self.other, by, RF_01="yes")
        self.patient = runner
        self.people = {
            Role.ORTHOPAEDIST: by,
            Role.NEUROSURGEON: make_member(walk.clinic, "Carl Colleague", Role.NEUROSURGEON),
            Role.CLINIC_ADMIN: walk.clinic_admin,
            Role.PATIENT: runner.user,
            Role.PLATFORM_ADMIN: platform_admin,
        }
        self.running = self._begun_import()
        self.browsers = {role: _browser(user) for role, user in self.people.items()}

    def holder(self, address: Address) -> Client:
        """The browser of somebody who may write there."""
        if address.name == "patients:go_on_with_import":
            return self.browsers[Role.NEUROSURGEON]  # who began it
        roles = DOORS[address.name]["POST"].roles
        return next(browser for role, browser in self.browsers.items() if role in roles)

    def where(self, address: Address, **ids) -> str:
        """The address with the ids of what is there."""
        if address.name == "patients:go_on_with_import":
            return address.filled({"import_id": self.running})
        if address.name in OF_THE_OTHER:
            return address.filled({"patient_id": self.other.pk} | ids)
        if ids:
            return address.filled({**self.walk.ids, **ids})
        return self.walk.filled(address)

    def form(self, address: Address) -> dict:
        """What is sent there: the page's form with what one types into it."""
        if address.name == "clinic:reviewed":
            return {"data": self._open_item()}
        if address.name in ("assessments:discard_kept", "mine:questions"):
            self._answer_something()
        typed = self._typed().get(address.name, {})
        if address.name.startswith("api:"):
            return {"data": typed, "content_type": "application/json"}
        shown = {}
        if "GET" in DOORS[address.name]:
            shown = filled(self.holder(address).get(self.where(address)))
        return {"data": {"submission_key": uuid.uuid4()} | shown | typed}

    def _begun_import(self):
        """An import that was started; beside it a file that waits for decisions, in the walk."""
        by, clinic = self.people[Role.ORTHOPAEDIST], self.walk.clinic
        colleague = self.people[Role.NEUROSURGEON]
        begun = importing.start(upload(clinic, colleague, LINE), by=colleague)
        alike = f"HC-0078,{self.patient.family_name},Other,{self.patient.birth_date}"
        self.walk.ids["import_id"] = upload(clinic, by, alike, LINE).pk
        return begun.pk

    def _answer_something(self) -> None:
        """The questions are answered in part: something is kept that can be discarded."""
        intake = standing.of(self.patient).intake
        about = {"given": {"back_pain": "none"}, "seen": intake and intake.pk, "page": "another"}
        kept.keep_answers(self.patient, by=self.people[Role.ORTHOPAEDIST], **about)
        kept.keep_own_answers(
            self.patient, by=self.people[Role.PATIENT], given={"back_pain": "none"}
        )

    def _open_item(self) -> dict:
        """Something about the patient on the worklist that may be marked as reviewed."""
        page = self.browsers[Role.ORTHOPAEDIST].get(reverse("clinic:home"))
        rows = [row["entry"].item for part in page.context["sections"] for row in part["rows"]]
        item = next(item for item in rows if item.patient == self.patient and item.reviews)
        return {"kind": item.kind, "mark": item.mark}

    def _typed(self) -> dict[str, dict]:
        plan = standing.of(self.patient).plan
        decision = {
            "plan": plan.pk,
            "step": "record",
            "choice": "will_run_against_advice",
            "teach_back": "It may hurt more.",
            "typed_name": self.patient.full_name,
        }
        waiting = standing.of(self.patient).draft
        row = {"row": self.walk.ids["entry_id"]}
        own = plan.items.get(activity="pilates")
        nora = {"name": "Nora New", "email": "nora@p.example"}
        return {
            "clinic:invite": nora | {"role": "therapist"},
            "clinic:reviewed": {"kind": "draft", "mark": f"{waiting.pk} v{waiting.revision}"},
            "clinic:make_system": KEY,
            "clinic:make_system_key": KEY,
            "clinic:merge_with": WHY | {"stays": self.patient.pk},
            "clinic:part": WHY,
            "clinic:erase": WHY | {"typed_number": self.patient.record_number},
            "patients:register": {
                "given_names": "Nora",
                "family_name": "New",
                "birth_date": "1980-02-01",
                "sex": "unknown",
                "record_number": "HC-0099",
            },
            "patients:import": {"file": File("patients.csv", f"{HEAD}\n{LINE}".encode())},
            "patients:import_file": {"line-2": "leave_out"},
            "patients:start_import": {"without": "on"},
            "patients:contact": {"phone": "555 0100"},
            "patients:record_diagnosis": {
                "diagnosis": "spondylolysis",
                "region": "lumbar",
                "running_excluded": "not_judged",
                "verification": "confirmed",
            },
            "patients:change_diagnosis": WHY,
            "patients:settle_diagnosis": WHY,
            "assessments:preview": {"back_pain": "none", "shoes": "other"},
            "assessments:review": {
                "deed": "sign",
                "activities": ["pilates"],
                "own_stop_rule": "Stop and walk home.",
                "movement_cautions": "Keep your back straight.",
            },
            "assessments:safety": {"rest_is_no": "on"},
            "assessments:clear": WHY | {"check_made": self.flagged.pk},
            "assessments:consultation": {"speciality": "neurosurgeon", "outcome": "Agreed."},
            "assessments:withdraw": WHY,
            "assessments:rename_plan_template": {"name": "Walking every day"},
            "mine:decision": decision,
            "mine:reminders": {"wanted": ["morning"]},
            "mine:corrections": {"about": "plan", "words": "I do Pilates twice a week."},
            "clinic:correction": {"outcome": "corrected", "answer": "It is put right."},
            "mine:questions": {"deed": "discard"},
            "mine:question": {"question": "RF-06", "answer": "no"},
            "mine:hurts": {"question": "RF-01", "answer": "not_sure"},
            "mine:send_kept": {
                "record": self.patient.pk,
                "red_flags": json.dumps(NO_RED_FLAG),
                "has_entry": "yes",
                "activity": "walking",
                "minutes": "20",
                "day": standing.of(self.patient).today,
            },
            "mine:log": {"activity": "walking", "minutes": "20"},
            "mine:morning": row | {"pain": "3"},
            "mine:diary_entry": {"minutes": "45"},
            "mine:take_back": row,
            "mine:week": {"item": own.pk, "day": str(standing.of(self.patient).today)},
            "api:diagnoses": DISC,
            "api:safety_checks": {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION},
            "api:assessments": {
                "answers": WELL,
                "seen_intake": str(standing.of(self.patient).intake.pk),
            },
            "admin:patients_clinic_add": {"name": "River Practice", "slug": "river"},
            "admin:patients_clinic_change": {"phone": "555 0100"},
            "admin:patients_membership_change": {"until": str(timezone.localdate())},
            "admin:patients_invitation_add": nora | {"clinic": self.walk.clinic.pk},
            "admin:portal_user_change": {"name": "Olive Anew"},
        }


def _browser(user) -> Client:
    browser = Client()
    browser.force_login(user)
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return browser
