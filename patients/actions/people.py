"""Patients: registering, changing contact data, connecting them with their sign-in."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions, policies, telephone
from patients.deed import action
from patients.folding import fold, fuzzy_key
from patients.models import Clinic, Patient, SearchToken
from patients.permissions import Permission
from patients.policies import check_stands
from patients.refusals import Invalid, NotNow, Stale

CONTACT_FIELDS = (
    "family_name",
    "given_names",
    "birth_date",
    "sex",
    "email",
    "phone",
    "address",
    "language",
    "responsible",
)
SHARED_SIGN_IN = _("Another patient of this clinic has this sign-in. Join with one of your own.")


@action
def register(clinic: Clinic, *, by, record_number: str = "", **contact) -> Patient:
    """Put a patient on a clinic's register.

    Args:
        clinic: where.
        by: who registers.
        record_number: the clinic's own number; one is made where it is empty.
        contact: the fields of CONTACT_FIELDS.

    Raises:
        NotPermitted: this person does not register patients here.
        Invalid: with a sentence per field.
    """
    permissions.check(by, Permission.REGISTER_PATIENT, clinic=clinic)
    patient = Patient(
        clinic=clinic, record_number=record_number.strip() or _new_record_number(), **contact
    )
    _save(patient)
    audit.record("patient.registered", by=by, patient=patient, target=patient)
    return patient


@action
def change_contact(patient: Patient, *, by, seen: int, **changes) -> Patient:
    """Change names, birth date or contact data.

    `seen` is the version that the form showed; `Stale` lists what somebody changed meanwhile.
    """
    permissions.check(by, Permission.REGISTER_PATIENT, patient=patient)
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    check_stands(patient)
    changed = sorted(name for name, value in changes.items() if getattr(patient, name) != value)
    if patient.version != seen:
        raise Stale(
            _("Somebody changed this patient's data after you opened the form."),
            [
                (Patient._meta.get_field(name).verbose_name, changes[name], getattr(patient, name))
                for name in changed
            ],
            patient=patient,
        )
    for name in changed:
        setattr(patient, name, changes[name])
    patient.version += 1
    _save(patient)
    audit.record("patient.changed", by=by, patient=patient, target=patient, fields=changed)
    return patient


@action
def connect(patient: Patient, *, by, invited_by) -> Patient:
    """Let the person `by`, who was invited, read this record as the patient.

    The sign-in may be one from another clinic: one person, two records kept apart. Raises NotNow
    where somebody is connected already; Invalid where it cannot be this person's record, is the
    inviter's own, or a colleague's whom only those may invite who manage the members: it would be
    out of the colleague's reach as staff.
    """
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    check_stands(patient)
    if patient.user_id:
        raise NotNow(_("This patient can sign in already."), patient=patient)
    _check_may_connect(by, patient, invited_by)
    patient.user = by
    patient.email = patient.email or by.email or ""
    patient.version += 1
    _save(patient)
    audit.record("portal.opened", by=by, patient=patient, target=patient, fields=["user"])
    return patient


def _check_may_connect(user, patient: Patient, invited_by) -> None:
    sentence = None
    if user == invited_by:
        sentence = _(
            "You made this invitation yourself. If you are the patient, ask a colleague to invite "
            "you."
        )
    elif user.memberships().filter(clinic=patient.clinic).exists() and not permissions.may(
        invited_by, Permission.MANAGE_MEMBERS, patient=patient
    ):
        sentence = _(
            "You work in this clinic. Ask a colleague who registers patients and manages the "
            "members to invite you."
        )
    elif Patient.objects.filter(clinic=patient.clinic, user=user).exists():
        sentence = SHARED_SIGN_IN
    elif Patient.objects.filter(user=user).exclude(birth_date=patient.birth_date).exists():
        # A couple that shares an address must not read each other's records.
        sentence = _("This sign-in belongs to somebody else. Join with one of your own.")
    if sentence:
        raise Invalid({"user": sentence}, patient=patient)


def _new_record_number() -> str:
    return f"P-{secrets.randbelow(10**8):08d}"


def _save(patient: Patient) -> None:
    """Validate, write, and rewrite the words by which the patient is found."""
    policies.check_patient(patient)
    _check_responsible(patient)
    try:
        with transaction.atomic():
            patient.save()
    except IntegrityError as error:
        taken = _what_is_taken(patient)
        if not taken:
            raise
        raise Invalid(taken, clinic=patient.clinic) from error
    index(patient)


def _check_responsible(patient: Patient) -> None:
    """A clinician who works here today; whoever stands there already may stay."""
    stands = Patient.objects.filter(pk=patient.pk).values_list("responsible", flat=True).first()
    if patient.responsible_id in (None, stands):
        return
    if not patient.clinic.clinicians().filter(pk=patient.responsible_id).exists():
        raise Invalid(
            {"responsible": _("Choose a clinician who works in this clinic today.")},
            clinic=patient.clinic,
        )


def _what_is_taken(patient: Patient) -> dict:
    """Which of the things that exist once in a clinic another patient has."""
    others = Patient.objects.filter(clinic=patient.clinic).exclude(pk=patient.pk)
    taken = {}
    if others.filter(record_number=patient.record_number).exists():
        taken["record_number"] = _("This record number is taken in this clinic. Enter another.")
    if patient.user_id and others.filter(user=patient.user_id).exists():
        taken["user"] = SHARED_SIGN_IN
    return taken


def index(patient: Patient) -> None:
    """Write anew the words by which somebody is found; a part of other actions.

    The words of a record that was merged into this one lead here too.
    """
    names, numbers = _words(patient)
    for merged in patient.merged_from.all():
        others = _words(merged)
        names, numbers = names | others[0], numbers | others[1]
    patient.search_tokens.all().delete()
    SearchToken.objects.bulk_create(
        SearchToken(
            clinic=patient.clinic,
            patient=patient,
            word=word,
            fuzzy=fuzzy_key(word) if word in names else "",
        )
        for word in sorted(names | numbers)
    )


def _words(patient: Patient) -> tuple[set[str], set[str]]:
    """The words of the names, and the numbers: of the record, the birth date, the telephone."""
    born, number = patient.birth_date, fold(patient.record_number)
    numbers = {
        *number.split(),
        number.replace(" ", ""),
        f"{born.year:04d}",
        f"{born.month:02d}",
        f"{born.day:02d}",
        str(born.month),
        str(born.day),
        born.strftime("%Y%m%d"),
        telephone.key(patient.phone),
    }
    return set(fold(f"{patient.family_name} {patient.given_names}").split()), numbers - {""}
