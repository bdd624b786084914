"""What a door is: one address, and for each method who gets in and what that rests on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from patients.permissions import GRANTS, Permission, Role
from patients.scopes import KEY_SCOPES, Owner

# Roles of people with a session; a system has none and asks with an access key.
AT_WORK = frozenset(
    {
        Role.ORTHOPAEDIST,
        Role.NEUROSURGEON,
        Role.THERAPIST,
        Role.FRONT_DESK,
        Role.CLINIC_ADMIN,
    }
)
PEOPLE = AT_WORK | {Role.PATIENT, Role.PLATFORM_ADMIN}
EVERYBODY = frozenset(Role)


@dataclass(frozen=True)
class Way:
    """Who gets in by one method, and why.

    `needs_role` is false where any sign-in is enough, also that of somebody who left;
    `is_open` lets in whoever is not signed in.
    """

    roles: frozenset[Role]
    why: str
    needs_role: bool = True
    is_open: bool = False


def let_in(*roles: Role, why: str) -> Way:
    """These roles, for a reason that is no permission."""
    return Way(frozenset(roles), why)


def signed_in(why: str, *, or_key: bool = False) -> Way:
    """Whoever is signed in; where it says so, a system with any access key."""
    return Way(EVERYBODY if or_key else PEOPLE, why, needs_role=False)


def anybody(why: str) -> Way:
    """Everybody with a sign-in, and whoever has none."""
    return Way(PEOPLE, why, needs_role=False, is_open=True)


def nobody(why: str) -> Way:
    """No one: the address is there, and refuses."""
    return Way(frozenset(), why)


def resting_on(*permissions: Permission, within: Collection[Role]) -> Way:
    """The roles of a room that have one of these permissions, a system by the scope of its key."""
    roles = {role for role in within if any(_may_ever(role, each) for each in permissions)}
    return Way(frozenset(roles), " or ".join(str(each.label) for each in permissions))


def _may_ever(role: Role, permission: Permission) -> bool:
    if role is Role.SYSTEM:
        scope = KEY_SCOPES.get(permission)
        return scope is not None and Owner.SYSTEM in scope.owners
    return permission in GRANTS[role].permissions


class Door:
    """An address by its name: `Door("clinic:chart", GET=P.READ_CHART)`.

    A permission, or several of which one is enough, lets in the roles of the room that have it;
    a `Way` says itself whom. What is not named is not answered; HEAD goes the way of GET.
    """

    def __init__(self, name: str, **methods: Permission | tuple[Permission, ...] | Way):
        self.name = name
        self.methods = methods


@dataclass(frozen=True)
class Room:
    """Doors that belong together, and the roles for whom the room is there at all."""

    title: str
    roles: frozenset[Role]
    doors: tuple[Door, ...]

    def ways(self) -> Iterator[tuple[str, Mapping[str, Way]]]:
        """The name of each door with its ways."""
        for door in self.doors:
            yield door.name, {method: self._way(on) for method, on in door.methods.items()}

    def _way(self, rests_on) -> Way:
        if isinstance(rests_on, Way):
            return rests_on
        permissions = rests_on if isinstance(rests_on, tuple) else (rests_on,)
        return resting_on(*permissions, within=self.roles)
