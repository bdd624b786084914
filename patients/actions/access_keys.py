"""Access keys: made for oneself or for a system of the clinic, and taken back."""

from collections.abc import Collection
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.actions import clinics
from patients.deed import action
from patients.models import AccessKey, Clinic
from patients.models.access_key import SHOWN, digest_of, new_secret
from patients.permissions import Permission, Role
from patients.refusals import Invalid, NotNow, NotPermitted
from patients.scopes import offered

LONGEST = 365  # days
LONGEST_NAME = 100


@action
def make_key(*, by, name: str, scopes: Collection[str], days: int) -> AccessKey:
    """Make a key in one's own name. Its `secret` is on the object that is returned, this once.

    Raises:
        NotPermitted: through a key, or for a system, whose keys its clinic makes.
        Invalid: no name, no scope or one that the person has not, over a year.
    """
    if by.access_key is not None or by.is_system:
        raise NotPermitted(_("An access key cannot make keys. Sign in to the portal."))
    _check(name, scopes, days, within=permissions.held_by(by))
    key = _make(by, None, by=by, name=name, scopes=scopes, days=days)
    for clinic in key.told_to():
        audit.record("key.made", by=by, clinic=clinic, target=key, fields=key.scopes)
    return key


@action
def make_system(clinic: Clinic, *, by, name: str, scopes: Collection[str], days: int) -> AccessKey:
    """Give another system a name, a place in the clinic without pages or password, and a key.

    Raises NotPermitted; Invalid as for `make_key`.
    """
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    _check(name, scopes, days, within={Role.SYSTEM}, clinic=clinic)
    system = get_user_model().objects.create_user(None, name=name.strip(), is_system=True)
    audit.record("system.made", by=by, clinic=clinic, target=system)
    clinics.add_member(clinic, system, by=by, role=Role.SYSTEM)
    return _key_of(system, clinic, by=by, name=name, scopes=scopes, days=days)


@action
def make_system_key(
    system, clinic: Clinic, *, by, name: str, scopes: Collection[str], days: int
) -> AccessKey:
    """Another key for a system of the clinic, such as before the old one expires."""
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    if not clinic.systems().filter(pk=system.pk).exists():
        raise NotPermitted(_("This is not a system of the clinic."), clinic=clinic)
    _check(name, scopes, days, within={Role.SYSTEM}, clinic=clinic)
    return _key_of(system, clinic, by=by, name=name, scopes=scopes, days=days)


@action
def end_system(system, clinic: Clinic, *, by):
    """Shut a system out of the clinic at once: its place ends and its keys are revoked."""
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    place = system.memberships().filter(clinic=clinic, role=Role.SYSTEM.value).first()
    if place is None:
        raise NotNow(_("This system is shut out already."), clinic=clinic)
    for key in system.access_keys.working():
        revoke_key(key, by=by)
    clinics.end_membership(place, by=by)
    return system


@action
def revoke_key(key: AccessKey, *, by) -> AccessKey:
    """Take a key back: the next request with it is refused.

    By its owner, or by who manages the members of the clinic whose system has it.
    """
    key = AccessKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    is_own = key.user_id == by.pk and by.access_key is None
    if not is_own:
        if key.clinic is None:
            raise NotPermitted(_("This is somebody else's key. Ask its owner to revoke it."))
        permissions.check(by, Permission.MANAGE_MEMBERS, clinic=key.clinic)
    if key.is_revoked:
        raise NotNow(_("This key is revoked already."), clinic=key.clinic)
    key.revoked_at, key.revoked_by = timezone.now(), by
    key.save(update_fields=["revoked_at", "revoked_by"])
    for clinic in key.told_to():
        audit.record("key.revoked", by=by, clinic=clinic, target=key, fields=["revoked_at"])
    return key


def revoke_all_of(user, *, by, clinic=None, patient=None) -> None:
    """Take every working key of a person back within the action under way, with its ways in.

    `by` is None for a command; then the keys count as taken back by their owner. The trail is that
    of the patient, else of the clinic, else of the platform.
    """
    for key in user.access_keys.working().select_for_update(of=("self",)):
        key.revoked_at, key.revoked_by = timezone.now(), by or user
        key.save(update_fields=["revoked_at", "revoked_by"])
        audit.record(
            "key.revoked",
            by=by,
            patient=patient,
            clinic=clinic,
            target=key,
            fields=["revoked_at"],
        )


def _key_of(system, clinic, *, by, name, scopes, days) -> AccessKey:
    key = _make(system, clinic, by=by, name=name, scopes=scopes, days=days)
    audit.record("key.made", by=by, clinic=clinic, target=key, fields=key.scopes)
    return key


def _make(user, clinic, *, by, name, scopes, days) -> AccessKey:
    secret = new_secret()
    key = AccessKey.objects.create(
        user=user,
        clinic=clinic,
        name=name.strip(),
        prefix=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=sorted(str(scope) for scope in set(scopes)),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    key.secret = secret
    return key


def _check(name, scopes, days, *, within: Collection[Role], clinic=None) -> None:
    errors = {}
    if not name.strip():
        errors["name"] = _("Enter a name by which you will recognise it.")
    elif len(name.strip()) > LONGEST_NAME:
        errors["name"] = _("Keep the name under 100 characters.")
    if not scopes:
        errors["scopes"] = _("Choose at least one thing that it may do.")
    elif not set(scopes) <= set(offered(within)):
        errors["scopes"] = _("Choose from the list: a key never gives more than you have.")
    if not 1 <= days <= LONGEST:
        errors["days"] = _("Choose for how long: at most a year.")
    if errors:
        raise Invalid(errors, clinic=clinic)
