"""Database triggers that hold what no code may break: append-only rows, signed rows, one clinic.

A model says what guards it in its `guard` attribute; rows about a patient are also held to that
patient's clinic. `install()` and `lift()` may be called any number of times. Every migration that
touches a guarded table ends with `install` (SQLite's table rebuild drops triggers silently).
Erasing a patient is the one gap (docs/adr/0026).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.apps import apps
from django.db import connection as default_connection

ALWAYS = "1 = 1"
OF_ANOTHER_CLINIC = (
    "NOT EXISTS (SELECT 1 FROM patients_patient p "
    "WHERE p.id = NEW.patient_id AND p.clinic_id = NEW.clinic_id)"
)
OF_ANOTHER_CLINIC_IF_ANY = f"NEW.patient_id IS NOT NULL AND {OF_ANOTHER_CLINIC}"
ERASURES = "patients_erasure"
BEING_ERASED = (
    "EXISTS (SELECT 1 FROM patients_erasure e JOIN patients_patient p ON p.id = e.patient_id "
    "WHERE e.patient_id = OLD.patient_id AND p.erased_at IS NULL)"
)
RETENTION_IS_OVER = (
    "EXISTS (SELECT 1 FROM patients_erasure e "
    "WHERE e.patient_id = OLD.patient_id AND e.due_on <= CURRENT_DATE)"
)


@dataclass(frozen=True)
class Guard:
    """When an UPDATE or DELETE of a row is refused: an SQL condition over OLD and NEW, or None.

    `gap` says when it is let through all the same; unless told, while the row's patient is being
    erased, and for a DELETE once the retention of an erased patient's record is over.
    """

    reason: str
    update: str | None = None
    delete: str | None = None
    gap: str | None = None

    def lets_through(self, event: str, *, is_about_patient: bool) -> str:
        """The SQL condition under which this event passes; empty where it never does."""
        if self.gap is not None or not is_about_patient:
            return self.gap or ""
        return f"{BEING_ERASED} OR {RETENTION_IS_OVER}" if event == "DELETE" else BEING_ERASED


APPEND_ONLY = Guard(update=ALWAYS, delete=ALWAYS, reason="rows are only ever added")
NEVER_DELETED = Guard(delete=ALWAYS, reason="rows are never deleted")


@dataclass(frozen=True)
class Trigger:
    """One trigger to be: its name, its table, the event, and what it checks."""

    name: str
    table: str
    event: str  # INSERT, UPDATE, DELETE or TRUNCATE
    condition: str  # SQL over OLD and NEW under which the event is refused
    message: str
    gap: str = ""  # SQL under which it passes all the same; asks the table of erasures


def wanted() -> Iterator[Trigger]:
    """Every trigger that the models ask for."""
    for model in apps.get_models():
        table = model._meta.db_table
        guard = getattr(model, "guard", None)
        names = {field.name for field in model._meta.fields}
        is_about_patient = {"clinic", "patient"} <= names and (
            model._meta.get_field("patient").is_relation
        )
        if guard is not None:
            for event, condition in (("UPDATE", guard.update), ("DELETE", guard.delete)):
                if condition:
                    yield Trigger(
                        f"guard_{table}_{event.lower()}",
                        table,
                        event,
                        condition,
                        f"{table}: {guard.reason}",
                        guard.lets_through(event, is_about_patient=is_about_patient),
                    )
            if guard.delete:
                yield Trigger(
                    f"guard_{table}_truncate", table, "TRUNCATE", ALWAYS, f"{table}: {guard.reason}"
                )
        if is_about_patient:
            is_optional = model._meta.get_field("patient").null
            for event in ("INSERT", "UPDATE"):
                yield Trigger(
                    f"guard_{table}_clinic_{event.lower()}",
                    table,
                    event,
                    OF_ANOTHER_CLINIC_IF_ANY if is_optional else OF_ANOTHER_CLINIC,
                    f"{table}: the row's clinic is not the patient's clinic",
                )


def install(connection=default_connection) -> None:
    """Create every wanted trigger whose table exists; those of the same name are replaced."""
    lift(connection)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for trigger in wanted():
            if trigger.table in tables:
                if trigger.gap and ERASURES in tables:
                    held = f"({trigger.condition}) AND NOT ({trigger.gap})"
                    trigger = replace(trigger, condition=held)
                for statement in _create(trigger, connection.vendor):
                    cursor.execute(statement)


def lift(connection=default_connection) -> None:
    """Drop every trigger of ours. For migrations and the tests' clean-up only."""
    with connection.cursor() as cursor:
        for name, table in _installed(cursor, connection.vendor):
            suffix = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{suffix}')


def installed(connection=default_connection) -> set[str]:
    """The names of our triggers that are in the database now."""
    with connection.cursor() as cursor:
        return {name for name, _table in _installed(cursor, connection.vendor)}


def expected(connection=default_connection) -> set[str]:
    """The names of the triggers that belong in a fully migrated database of this kind."""
    return {
        trigger.name
        for trigger in wanted()
        if trigger.event != "TRUNCATE" or connection.vendor == "postgresql"
    }


def install_in_migration(_apps, schema_editor) -> None:
    """`install` in the shape that a migration's RunPython calls."""
    install(schema_editor.connection)


def lift_in_migration(_apps, schema_editor) -> None:
    """`lift` in the shape that a migration's RunPython calls."""
    lift(schema_editor.connection)


def _installed(cursor, vendor: str) -> list[tuple[str, str]]:
    if vendor == "postgresql":
        cursor.execute(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND t.tgname LIKE 'guard\\_%'"
        )
    else:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master "
            "WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'"
        )
    return cursor.fetchall()


def _create(trigger: Trigger, vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield from _create_on_postgresql(trigger)
    elif trigger.event != "TRUNCATE":  # SQLite has none
        yield (
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" '
            f"WHEN {trigger.condition} BEGIN SELECT RAISE(ABORT, '{_quoted(trigger)}'); END"
        )


def _create_on_postgresql(trigger: Trigger) -> Iterator[str]:
    if trigger.event == "TRUNCATE":
        condition, scope, done = "TRUE", "STATEMENT", "NULL"
    else:
        condition, scope = trigger.condition, "ROW"
        done = "OLD" if trigger.event == "DELETE" else "NEW"
    yield (
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
        f"BEGIN IF {condition} THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', "
        f"MESSAGE = '{_quoted(trigger)}'; END IF; RETURN {done}; END $$"
    )
    yield (
        f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" '
        f'FOR EACH {scope} EXECUTE FUNCTION "{trigger.name}"()'
    )


def _quoted(trigger: Trigger) -> str:
    return trigger.message.replace("'", "''")
