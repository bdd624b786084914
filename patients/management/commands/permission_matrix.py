"""`manage.py permission_matrix`: docs/permissions.md, made from `patients.permissions`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from patients.permissions import GRANTS, Permission, Role

DOCUMENT = settings.BASE_DIR / "docs" / "permissions.md"
INTRODUCTION = """\
# Who may do what

Made by `manage.py permission_matrix` from `patients/permissions.py`; change it there.

A permission comes from the relation between a person and one patient (works in the patient's
clinic, or is the patient), never from the person alone. Nobody acts as staff on their own record.
Another clinic's record does not exist for anybody else: its page answers 404. Whether something
may happen *now* (an open emergency blocks signing) is a policy, not a permission.
"""


class Command(BaseCommand):
    help = "Writes docs/permissions.md: every role, what it may do, and why."

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
    return "\n".join([INTRODUCTION, *_table(), "", *_reasons(), ""])


def _table() -> list[str]:
    heads = ["May", *(str(role.label) for role in Role)]
    rows = [heads, ["---", *(":-:" for _role in Role)]]
    rows += [
        [str(permission.label), *("yes" if _has(role, permission) else "" for role in Role)]
        for permission in Permission
    ]
    return [f"| {' | '.join(cells)} |" for cells in rows]


def _reasons() -> list[str]:
    return ["## Why", "", *(f"- **{role.label}**: {GRANTS[role].reason}" for role in Role)]


def _has(role: Role, permission: Permission) -> bool:
    return permission in GRANTS[role].permissions
