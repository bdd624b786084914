"""Clinics and who works in them."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from patients import audit, permissions
from patients.deed import action
from patients.models import Clinic, Membership
from patients.models.clinic import today_in_utc
from patients.permissions import CLINICIANS, Permission, Role
from patients.refusals import Invalid, Stale

NO_PERSON = _("This is another system. The platform is administered by people only.")


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
def change_clinic(clinic: Clinic, *, by, seen: int | None = None, **changes) -> Clinic:
    """Change a clinic's settings; what stands already is not written again.

    `seen` is the version that the form showed, None where nobody looked at one; `Stale` lists what
    somebody changed meanwhile. Raises Invalid where a setting cannot be.
    """
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    clinic = Clinic.objects.select_for_update().get(pk=clinic.pk)
    changed = sorted(name for name, value in changes.items() if getattr(clinic, name) != value)
    if seen is not None and seen != clinic.version:
        raise Stale(
            _("Somebody changed these settings after you opened the form."),
            [
                (Clinic._meta.get_field(name).verbose_name, changes[name], getattr(clinic, name))
                for name in changed
            ],
            clinic=clinic,
        )
    if not changed:
        return clinic
    for name in changed:
        setattr(clinic, name, changes[name])
    clinic.version += 1
    _validated(clinic)
    clinic.save()
    audit.record("clinic.changed", by=by, clinic=clinic, target=clinic, fields=changed)
    return clinic


@action
def create_user(*, by, email: str, name: str, password: str, **flags):
    """Create somebody who can sign in: the first people of an installation. All others are invited.

    `by` is None for a command. Raises NotPermitted; Invalid where the address is taken, or a system
    would run the platform.
    """
    if by is not None:
        permissions.check(by, Permission.MANAGE_CLINICS)
    users = get_user_model()
    if users.objects.filter(email=email.strip().lower()).exists():
        raise Invalid({"email": _("Somebody signs in with this address already. Enter another.")})
    if flags.get("is_system") and flags.get("is_platform_admin"):
        raise Invalid({"is_platform_admin": NO_PERSON})
    user = users.objects.create_user(email, password, name=name, **flags)
    audit.record("user.created", by=by, target=user)
    return user


@action
def change_user(user, *, by, **changes):
    """Change somebody's name or whether this person may sign in; the platform's business alone.

    Each clinic that the person works for reads of it in its own trail, and the platform in its.
    Raises Invalid where somebody would shut the own door, or a system would run the platform.
    """
    permissions.check(by, Permission.MANAGE_CLINICS)
    changed = sorted(name for name, value in changes.items() if getattr(user, name) != value)
    if user.pk == by.pk and {"is_active", "is_platform_admin"} & set(changed):
        raise Invalid(
            {changed[0]: _("You cannot shut your own door. Ask another administrator to do it.")}
        )
    for name in changed:
        setattr(user, name, changes[name])
    if user.is_system and "is_platform_admin" in changed and user.is_platform_admin:
        raise Invalid({"is_platform_admin": NO_PERSON})
    _validated(user)
    user.save(update_fields=changed)
    for clinic in [*_employers(user), None]:
        audit.record("user.changed", by=by, clinic=clinic, target=user, fields=changed)
    return user


@action
def add_member(clinic: Clinic, user, *, by, role: str, licence_number: str = "") -> Membership:
    """Give somebody a role in a clinic from today. `by` None is the command's first administrator.

    Raises Invalid where the person has that role already.
    """
    if by is not None and not (
        # A new clinic has nobody who could invite: the platform invites its first administrator.
        role == Role.CLINIC_ADMIN and permissions.may(by, Permission.MANAGE_CLINICS)
    ):
        permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    if (role == Role.SYSTEM) != user.is_system or (user.is_system and user.memberships().exists()):
        raise Invalid(
            {"role": _("A person has a person's role. Systems are made under “Other systems”.")},
            clinic=clinic,
        )
    membership = Membership(clinic=clinic, user=user, role=role, licence_number=licence_number)
    _validated(membership)
    membership.save()
    audit.record("member.added", by=by, clinic=clinic, target=membership, fields=[role])
    return membership


@action
def end_membership(membership: Membership, *, by, on=None) -> Membership:
    """End a role; from that day on, today in UTC unless told, the records are out of reach.

    Raises NotPermitted; Invalid also where patients would be left with nobody who answers for them.
    """
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=membership.clinic)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    stood_until = membership.until
    membership.until = on or today_in_utc()
    _validated(membership)
    if stood_until is None or today_in_utc() < stood_until > membership.until:
        _check_somebody_answers(membership)
    membership.save(update_fields=["until"])
    audit.record(
        "member.ended", by=by, clinic=membership.clinic, target=membership, fields=["until"]
    )
    return membership


def _check_somebody_answers(ending: Membership) -> None:
    """Whoever answers for patients keeps a role in which one may, or hands them over by leaving."""
    roles = list(ending.clinic.roles_of(ending.user).select_for_update())
    if any(
        each.pk != ending.pk
        and each.role in CLINICIANS
        and each.until is None
        and each.since <= ending.until
        for each in roles
    ):
        return
    count = ending.clinic.patients_answered_for_by(ending.user).count()
    if count:
        raise Invalid(
            {
                "until": ngettext(
                    "This person is the responsible clinician of %(count)d patient here and would "
                    "have no role left in which to be. Hand the patient over in the same step: on "
                    "the portal's page “People”, press “Leaves”.",
                    "This person is the responsible clinician of %(count)d patients here and would "
                    "have no role left in which to be. Hand the patients over in the same step: on "
                    "the portal's page “People”, press “Leaves”.",
                    count,
                )
                % {"count": count}
            },
            clinic=ending.clinic,
        )


def _employers(user):
    """The clinics that somebody works for, or will from a later day."""
    places = Membership.objects.not_ended().filter(user=user)
    return Clinic.objects.filter(pk__in=places.values("clinic"))


def _validated(row) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid({name: texts[0] for name, texts in error.message_dict.items()}) from error
