"""Erasing a patient: who it is goes at once, the clinical record when its retention is over.

docs/adr/0026-erasure.md says what goes when, and what stays.
"""

import secrets
from collections.abc import Collection
from datetime import UTC, date
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import JSONField, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import AnswersKept, Decision, ReminderOff, ReminderSent
from patients import audit, letters, permissions
from patients.actions.invitations import end
from patients.deed import action
from patients.models import (
    CorrectionRequest,
    Erasure,
    ImportLine,
    Invitation,
    Membership,
    Patient,
    PatientIdentifier,
    SearchToken,
)
from patients.models.correction import About
from patients.models.patient import Sex
from patients.permissions import Permission
from patients.policies import check_stands
from patients.refusals import Invalid, NotNow, NotPermitted
from portal import about
from portal.models import new_sign_in_name

# Says who somebody is, or is no part of the record yet.
GOES_AT_ONCE = (
    AnswersKept,
    ImportLine,
    Invitation,
    PatientIdentifier,
    ReminderOff,
    ReminderSent,
    SearchToken,
)
STAYS = (Erasure,)
NOT_DUE = _("The record has to be kept longer. It is erased by itself when it is time.")


@action
def erase_patient(patient: Patient, *, by, reason: str, typed_number: str) -> Erasure:
    """Erase who a patient is, at once and for good, with the records merged into this one.

    Names, birth date (but for the year), contact data, numbers and the sign-in go; where the
    sign-in opens something else too, it only loses this record. What doctors and the patient
    recorded stays under a number that is made, out of everybody's reach, until its retention is
    over: so many years after the last entry, as the clinic has set. Raises NotPermitted; NotNow
    where the record was merged or erased; Invalid without a reason or with another number.

    Args:
        patient: whom.
        by: who runs the clinic; never the person.
        reason: who asked for it, and how one knows that it was the person.
        typed_number: the record number, typed once more.
    """
    permissions.check(by, Permission.ERASE_PATIENTS, patient=patient)
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    check_stands(patient)
    _check(patient, reason, typed_number)
    user = patient.user
    opens_more = user is not None and _opens_more(user, patient)
    found: Erasure | None = None
    records = about.records(patient)
    names = set().union(*(_names(record) for record in records))
    told = {
        "recorded_by": by,
        "reason": reason.strip(),
        "due_on": kept_until(patient),
        "sign_in": None if user is None or opens_more else user.pk,
    }
    address = (user and user.email) or patient.email
    language = (user or patient).language
    for record in records:
        erasure = _erase_one(record, by=by, names=names, told=told)
        found = erasure if record == patient else found
    if opens_more:
        _hand_rows_to_nobody(records, user, by=by)
    elif user is not None:
        _empty(user, by=by, patient=patient)
    # From here on the guards hold what is left.
    Patient.objects.filter(pk__in=[each.pk for each in records]).update(erased_at=timezone.now())
    if address:
        transaction.on_commit(partial(letters.erased, address, patient.clinic, language))
    return found


@action
def erase_record(erasure: Erasure, *, by=None) -> Patient:
    """Erase the clinical record of somebody who was erased, when it need not be kept any longer.

    An empty row, the erasure and the trail stay. Raises NotNow before that day; NotPermitted for
    anybody but the nightly command, whose `by` is None.
    """
    if by is not None:
        raise NotPermitted(_("Only the command of the installation erases records."))
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=erasure.patient_id)
    if patient.emptied_at or erasure.due_on > _today():
        raise NotNow(NOT_DUE, patient=patient)
    for model in about.tables():
        if model not in STAYS:
            _delete(model, [patient])
    # Whom the record was merged with is nobody's concern any more: two empty rows.
    patient.sex, patient.birth_date = Sex.UNKNOWN, date(1900, 1, 1)
    patient.language = "en"
    patient.deceased_on = patient.transferred_on = None
    patient.emptied_at = timezone.now()
    patient.save()
    audit.record("record.erased", by=by, patient=patient, target=erasure)
    return patient


def erase_all_due(*, by=None) -> int:
    """Each in a transaction of its own; how many records there were."""
    due = list(Erasure.objects.due(_today()).select_related("patient__clinic"))
    for erasure in due:
        erase_record(erasure, by=by)
    return len(due)


def kept_until(patient: Patient) -> date:
    """The day from which on the clinical record need not be kept: years after its last entry.

    Today, where nobody ever recorded anything.
    """
    records = about.records(patient)
    last = None
    for model in about.tables():
        columns = {field.name for field in model._meta.concrete_fields}
        if model in (*GOES_AT_ONCE, *STAYS) or "recorded_at" not in columns:
            continue
        newest = _rows(model, records).aggregate(at=Max("recorded_at"))["at"]
        last = max(filter(None, (last, newest)), default=None)
    if last is None:
        return _today()
    day = timezone.localdate(last, patient.clinic.zone)
    return _years_later(day, patient.clinic.retention_years)


def _erase_one(patient: Patient, *, by, names: Collection[str], told: dict) -> Erasure:
    """The row that opens the gap in the guards, then what goes at once and what names somebody."""
    erasure = Erasure.objects.create(clinic=patient.clinic, patient=patient, **told)
    for sheet in patient.invitations.not_ended().select_for_update():
        end(sheet, by=by)
    for model in GOES_AT_ONCE:
        _delete(model, [patient])
    asked = CorrectionRequest.objects.filter(patient=patient, about=About.PERSON)
    asked._raw_delete(asked.db)
    Decision.objects.filter(patient=patient).update(typed_name="")
    for model in about.tables():
        _take_names_out(model, patient, names)
    patient.record_number = f"E-{secrets.token_hex(6)}"
    patient.family_name = patient.given_names = ""
    patient.email = patient.phone = patient.address = ""
    patient.birth_date = date(patient.birth_date.year, 1, 1)
    patient.user = patient.responsible = None
    patient.version += 1
    patient.save()
    fields = ["family_name", "given_names", "birth_date", "email", "phone", "address", "user"]
    audit.record("patient.erased", by=by, patient=patient, target=erasure, fields=fields)
    return erasure


def _take_names_out(model, patient: Patient, names: Collection[str]) -> None:
    """Who said something is kept with what was said: the patient's own name is taken out."""
    columns = [f.attname for f in model._meta.concrete_fields if isinstance(f, JSONField)]
    if not columns or model in STAYS:
        return
    for row in _rows(model, [patient]).only("pk", *columns):
        told = {name: getattr(row, name) for name in columns}
        without = {name: _without(value, names) for name, value in told.items()}
        if without != told:
            model._base_manager.filter(pk=row.pk).update(**without)


def _without(value, names: Collection[str]):
    if isinstance(value, dict):
        return {key: _without(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    return "" if isinstance(value, str) and value in names else value


def _names(patient: Patient) -> set[str]:
    """What somebody is called where rows say who it was."""
    user = patient.user
    own = {str(user), user.name, user.signs_in_with} if user else set()
    return ({patient.full_name, str(patient)} | own) - {""}


def _opens_more(user, patient: Patient) -> bool:
    """Whether the person works, or worked, somewhere, or is a patient elsewhere."""
    elsewhere = Patient.objects.filter(user=user).exclude(pk=patient.pk)
    works = Membership.objects.filter(user=user)
    return user.is_platform_admin or works.exists() or elsewhere.exists()


def _hand_rows_to_nobody(records: list[Patient], user, *, by) -> None:
    """What the person recorded here was recorded by a sign-in that is nobody's from now on."""
    users = get_user_model()
    nobody = users.objects.create_user(None, None, name="", is_active=False)
    audit.record("user.created", by=by, patient=records[0], target=nobody)
    for model in about.tables():
        for field in about.relations(model):
            if field.related_model is users and model not in STAYS:
                rows = _rows(model, records).filter(**{field.name: user})
                rows.update(**{field.name: nobody})


def _empty(user, *, by, patient: Patient) -> None:
    """A sign-in that opens nothing else: its row stays, for what it recorded, and names nobody."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    for model in (Authenticator, EmailAddress, SocialAccount):
        model.objects.filter(user=user).delete()
    user.access_keys.all().delete()
    user.email, user.name, user.sign_in_name = None, "", new_sign_in_name()
    user.set_unusable_password()
    user.is_active, user.comes_back_by, user.last_login = False, None, None
    user.save()
    audit.record("user.erased", by=by, patient=patient, target=user)


def _rows(model, records: list[Patient]):
    """The rows of a table about these records."""
    return model._base_manager.filter(patient__in=records)


def _delete(model, records: list[Patient]) -> None:
    """Without asking what hangs on them: all of it goes, and the database looks at the end."""
    rows = _rows(model, records)
    rows._raw_delete(rows.db)


def _check(patient: Patient, reason: str, typed_number: str) -> None:
    errors: dict = {}
    if not reason.strip():
        errors["reason"] = _("Say who asked for it, and how you know that it was the person.")
    if typed_number.strip().casefold() != patient.record_number.casefold():
        errors["typed_number"] = _("Type the record number as it stands above.")
    if errors:
        raise Invalid(errors, patient=patient)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


def _today() -> date:
    """The day by which the database counts."""
    return timezone.localdate(timezone=UTC)
