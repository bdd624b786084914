"""`manage.py permission_matrix`: docs/permissions.md, made from the tables in the code."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from patients.permissions import GRANTS, Permission, Role
from portal.addresses import addresses
from portal.door import Room, Way
from portal.doors import ROOMS

DOCUMENT = settings.BASE_DIR / "docs" / "permissions.md"
INTRODUCTION = """\
# Who may do what

Made by `manage.py permission_matrix` from `patients/permissions.py` and `portal/doors.py`; change
it there.

A permission comes from the relation between a person and one patient (works in the patient's
clinic, or is the patient), never from the person alone. Nobody acts as staff on their own record.
Another clinic's record does not exist for anybody else: its page answers 404. Whether something
may happen *now* (an open emergency blocks signing) is a policy, not a permission.
"""
PAGES = """\
# Every page and endpoint

Who gets in, by which method. What does not stand here is not answered: an address without a line
is a 404, a method without one a 405, before any page runs; HEAD goes the way of GET. A test walks
every address by every method as each role, as nobody, and as somebody who left, was disabled, works
elsewhere or is another patient, and compares with these tables.

A page of a patient lets in those who have the role towards this patient. "Other system" asks with
an access key, whose scopes include the permission; a person's own key never opens more than the
person may.
"""
OTHERS = ("Signed in, no role", "Not signed in")
GETS_IN = {True: "yes", False: ""}


class Command(BaseCommand):
    help = "Writes docs/permissions.md: every role, what it may do, which pages it opens, and why."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit status 1 where it is stale"
        )

    def handle(self, *args, **options):
        text = matrix()
        if not options["check"]:
            DOCUMENT.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {DOCUMENT.name}.")
        elif not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
            raise CommandError(f"{DOCUMENT.name} is stale. Run: manage.py permission_matrix")


def matrix() -> str:
    """The document."""
    routes = {address.name: f"/{address.route}" for address in addresses()}
    rooms = [line for room in ROOMS for line in _room(room, routes)]
    return "\n".join([INTRODUCTION, *_table(), "", *_reasons(), "", PAGES, *rooms])


def _table() -> list[str]:
    heads = ["May", *_role_names()]
    rows = [
        [str(permission.label), *(GETS_IN[_has(role, permission)] for role in Role)]
        for permission in Permission
    ]
    return _rows([heads, ["---", *_centred(Role)], *rows])


def _reasons() -> list[str]:
    return ["## Why", "", *(f"- **{role.label}**: {GRANTS[role].reason}" for role in Role)]


def _room(room: Room, routes: dict[str, str]) -> list[str]:
    """The table of one room."""
    heads = ["Address", "Method", *_role_names(), *OTHERS, "Rests on"]
    rows = [
        _line(routes.get(name, name), method, way)
        for name, ways in room.ways()
        for method, way in ways.items()
    ]
    marks = ["---", "---", *_centred(Role), *_centred(OTHERS), "---"]
    return [f"## {room.title}", "", *_rows([heads, marks, *rows]), ""]


def _line(route: str, method: str, way: Way) -> list[str]:
    who = (GETS_IN[role in way.roles] for role in Role)
    return [f"`{route}`", method, *who, GETS_IN[not way.needs_role], GETS_IN[way.is_open], way.why]


def _role_names() -> list[str]:
    return [str(role.label) for role in Role]


def _centred(columns) -> list[str]:
    return [":-:" for _column in columns]


def _rows(rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in rows]


def _has(role: Role, permission: Permission) -> bool:
    return permission in GRANTS[role].permissions
