"""What stands in the tables now: to see that a deed left nothing, or that no deed was done."""

from django.db import connection

NOT_OF_RECORDS = {"django_session", "portal_cache", "django_migrations"}
THE_TRAIL = {"patients_auditevent", "patients_audithead"}


def everything(*, besides=()) -> dict[str, list]:
    """Every row of every table, but for what a request leaves behind and the tables named."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - NOT_OF_RECORDS - set(besides)
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(map(repr, cursor.fetchall()))
        return rows


def records() -> dict[str, list]:
    """The same without the trail, which a refusal writes to."""
    return everything(besides=THE_TRAIL)


def written(before: dict[str, list], after: dict[str, list]) -> set[str]:
    """The tables that do not hold what they held."""
    return {table for table in before.keys() | after.keys() if before[table] != after[table]}
