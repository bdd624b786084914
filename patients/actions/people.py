"""Patients: registering, changing contact data, opening the portal to them."""

import secrets

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.deed import action
from patients.folding import fold, fuzzy_key
from patients.models import Clinic, Patient, SearchToken
from patients.permissions import Permission
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
SHARED_SIGN_IN = _("Another patient of this clinic signs in with this address.")
OLDEST = 120  # years; a birth date further back is a slip of the pen


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
def open_portal(patient: Patient, *, by, email: str, password: str | None = None) -> Patient:
    """Give a patient a sign-in of their own; without a password one is set through a reset link.

    The address may belong to a sign-in from another clinic: one person, two records kept apart.
    Raises Invalid where it is one's own, or a colleague's whom only those may connect who manage
    the members: that record would be out of the colleague's reach as staff.
    """
    permissions.check(by, Permission.OPEN_PORTAL, patient=patient)
    if patient.user_id:
        raise NotNow(_("This patient can sign in already."), patient=patient)
    users = get_user_model()
    user = users.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = users.objects.create_user(
            email, password, name=patient.full_name, language=patient.language
        )
        audit.record("user.created", by=by, patient=patient, target=user)
    _check_may_connect(by, user, patient)
    patient.user = user
    patient.email = patient.email or email
    patient.version += 1
    _save(patient)
    audit.record("portal.opened", by=by, patient=patient, target=patient, fields=["user"])
    return patient


def _check_may_connect(by, user, patient: Patient) -> None:
    sentence = None
    if user == by:
        sentence = _(
            "This is your own address. If you are the patient, ask a colleague to open the "
            "portal to you."
        )
    elif user.memberships().filter(clinic=patient.clinic).exists() and not permissions.may(
        by, Permission.MANAGE_MEMBERS, patient=patient
    ):
        sentence = _(
            "This address signs a colleague in. Enter the patient's own, or ask a colleague who "
            "registers patients and manages the members."
        )
    elif Patient.objects.filter(clinic=patient.clinic, user=user).exists():
        sentence = SHARED_SIGN_IN
    elif Patient.objects.filter(user=user).exclude(birth_date=patient.birth_date).exists():
        # A couple that shares an address must not read each other's records.
        sentence = _("This address cannot be used for this patient. Ask for another one.")
    if sentence:
        raise Invalid({"email": sentence}, patient=patient)


def _new_record_number() -> str:
    return f"P-{secrets.randbelow(10**8):08d}"


def _save(patient: Patient) -> None:
    """Validate, write, and rewrite the words by which the patient is found."""
    try:
        patient.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise Invalid(
            {name: texts[0] for name, texts in error.message_dict.items()}, clinic=patient.clinic
        ) from error
    today = timezone.localdate(timezone=patient.clinic.zone)
    if patient.birth_date > today:
        raise Invalid(
            {"birth_date": _("This date lies in the future. Enter the day of birth.")},
            clinic=patient.clinic,
        )
    if patient.age(today) > OLDEST:
        raise Invalid(
            {"birth_date": _("This date is over 120 years ago. Check the year.")},
            clinic=patient.clinic,
        )
    _check_responsible(patient)
    try:
        with transaction.atomic():
            patient.save()
    except IntegrityError as error:
        taken = _what_is_taken(patient)
        if not taken:
            raise
        raise Invalid(taken, clinic=patient.clinic) from error
    _index(patient)


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
        taken["email"] = SHARED_SIGN_IN
    return taken


def _index(patient: Patient) -> None:
    born = patient.birth_date
    names = fold(f"{patient.family_name} {patient.given_names}").split()
    numbers = [
        *fold(patient.record_number).split(),
        fold(patient.record_number).replace(" ", ""),
        f"{born.year:04d}",
        f"{born.month:02d}",
        f"{born.day:02d}",
        str(born.month),
        str(born.day),
        born.strftime("%Y%m%d"),
    ]
    patient.search_tokens.all().delete()
    SearchToken.objects.bulk_create(
        SearchToken(
            clinic=patient.clinic,
            patient=patient,
            word=word,
            fuzzy=fuzzy_key(word) if word in names else "",
        )
        for word in sorted({*names, *numbers})
    )
