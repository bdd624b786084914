"""Clinics and who works in them."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.deed import action
from patients.models import Clinic, Membership
from patients.permissions import Permission, Role
from patients.refusals import Invalid, NotPermitted


@action
def create_clinic(*, by, name: str, slug: str, **settings) -> Clinic:
    """Create a clinic. `by` is a platform administrator, or None for the command.

    Raises Invalid where a setting cannot be: an unknown time zone, a short name that is taken.
    """
    if by is not None:
        permissions.check(by, Permission.MANAGE_CLINICS)
    clinic = Clinic(name=name, slug=slug, **settings)
    _validated(clinic)
    clinic.save()
    audit.record("clinic.created", by=by, clinic=clinic, target=clinic)
    return clinic


@action
def change_clinic(clinic: Clinic, *, by, **changes) -> Clinic:
    """Change a clinic's settings."""
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    changed = sorted(name for name, value in changes.items() if getattr(clinic, name) != value)
    for name in changed:
        setattr(clinic, name, changes[name])
    _validated(clinic)
    clinic.save()
    audit.record("clinic.changed", by=by, clinic=clinic, target=clinic, fields=changed)
    return clinic


@action
def create_user(*, by, email: str, name: str, password: str | None = None, clinic=None, **flags):
    """Create somebody who can sign in; a patient's sign-in is opened by `open_portal` instead.

    Raises Invalid where the address is taken.
    """
    if by is not None:
        _check_may_manage_people(by, clinic)
    users = get_user_model()
    if users.objects.filter(email=email.strip().lower()).exists():
        raise Invalid(
            {"email": _("Somebody signs in with this address already. Enter another.")},
            clinic=clinic,
        )
    user = users.objects.create_user(email, password, name=name, **flags)
    audit.record("user.created", by=by, clinic=clinic, target=user)
    return user


@action
def add_member(clinic: Clinic, user, *, by, role: str, licence_number: str = "") -> Membership:
    """Give somebody a role in a clinic from today. `by` None is the command's first administrator.

    Raises Invalid where the person has that role already.
    """
    if by is not None and not (
        # A new clinic has nobody who could appoint: the platform names its first administrator.
        role == Role.CLINIC_ADMIN and permissions.may(by, Permission.MANAGE_CLINICS)
    ):
        permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    membership = Membership(clinic=clinic, user=user, role=role, licence_number=licence_number)
    _validated(membership)
    membership.save()
    audit.record("member.added", by=by, clinic=clinic, target=membership, fields=[role])
    return membership


@action
def end_membership(membership: Membership, *, by, on=None) -> Membership:
    """End a role; from that day (today unless told) the clinic's records are out of reach."""
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=membership.clinic)
    membership.until = on or timezone.localdate()
    _validated(membership)
    membership.save(update_fields=["until"])
    audit.record(
        "member.ended", by=by, clinic=membership.clinic, target=membership, fields=["until"]
    )
    return membership


def _check_may_manage_people(by, clinic) -> None:
    if permissions.may(by, Permission.MANAGE_CLINICS):
        return
    if clinic is None:
        raise NotPermitted(_("Choose the clinic for which you create this user."))
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)


def _validated(row) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid({name: texts[0] for name, texts in error.message_dict.items()}) from error
