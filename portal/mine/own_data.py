"""Everything that is stored about a patient, for the patient: to read, and to take along as JSON.

Complete by construction: it goes through every table that names a patient and every column of it.
What is left out is named here with the reason. The file keeps keys and codes; the page says them in
the reader's words (`own_words`, `own_values`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from assessments.models.assessment import ClassCode
from patients.models import AuditEvent, DiagnosisVersion, Patient
from portal import about
from portal.mine import own_values, own_words

LEFT_OUT_TABLES = {
    "patients.SearchToken": "made from the names, for the finder; it says nothing else",
}
LEFT_OUT_COLUMNS = {
    "code_digest": "the digest of a secret that let somebody in",
    "mail_digest": "the digest of a secret that let somebody in",
    "clinic": "said once, at the top",
    "patient": "the person who reads it",
    "fuzzy": "made from the names, for the finder",
    "candidates": "the ids of others with whom a line of a file was compared",
}
# How a class was worked out, step by step for machines: in the file, too long to read on a page.
ONLY_IN_THE_FILE = ("answer", "trace", "facts", "spine", "draft_plan", "sources")
# What names the class or tells how it was worked out, where the clinic shows it to clinicians only.
TELLS_THE_CLASS = ("answer", "trace", "class_code", "computed_rank", "override_rank")
TEXTS_OF_THE_CLASS = ("class", "class_consulted", "label", "changes", "clinician", "name")
NAMED_AFTER_IT = ("assessments.Assessment", "assessments.Plan")
# What a kind of record is called where the patient reads it; any other by its own name.
TITLES = {
    "patients.Patient": _lazy("Who you are"),
    "patients.PatientIdentifier": _lazy("Your numbers elsewhere"),
    "patients.Diagnosis": _lazy("What your back has"),
    "patients.DiagnosisLevel": _lazy("Where in your back"),
    "patients.DiagnosisVersion": _lazy("What was changed about it"),
    "patients.Examination": _lazy("When your back was examined"),
    "patients.ImportLine": _lazy("What a file says of you that your clinic is importing"),
    "patients.Invitation": _lazy("Sheets and mails that let you in"),
    "patients.CorrectionRequest": _lazy("What you asked to have put right"),
    "assessments.Intake": _lazy("Answers about pain and running"),
    "assessments.AnswersKept": _lazy("Answers not sent or saved yet"),
    "assessments.SafetyCheck": _lazy("Warning signs you were asked about"),
    "assessments.SafetyClearance": _lazy("Warning signs a doctor looked into"),
    "assessments.Consultation": _lazy("Talks with a specialist"),
    "assessments.Assessment": _lazy("Assessments"),
    "assessments.AssessmentEnd": _lazy("Assessments that ended"),
    "assessments.Plan": _lazy("Your plans"),
    "assessments.PlanItem": _lazy("What stands in your plans"),
    "assessments.Decision": _lazy("Your decisions"),
    "assessments.DiaryEntry": _lazy("Your diary"),
    "patients.Erasure": _lazy("What was erased"),
    "patients.Merge": _lazy("Records that were put together"),
    "assessments.ReminderOff": _lazy("Reminders you switched off"),
    "assessments.ReminderSent": _lazy("Reminders we sent you"),
    "assessments.Review": _lazy("What your clinic has looked at"),
}
LEFT_OUT_WITH_THE_CLASS = _lazy(
    "Your clinic shows to clinicians only in which class a result falls. Its name, and how it was "
    "worked out, are left out here. Ask your doctor: you may know it."
)
OWN_ACCOUNT = ("email", "name", "language", "date_joined", "last_login")


@dataclass(frozen=True)
class Row:
    """One record: its name, and each column that holds something, with its label."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """One kind of record, the newest first."""

    title: str
    rows: tuple[Row, ...]


def sections(patient: Patient) -> list[Section]:
    """Everything in words, kind by kind, but for how a class was worked out; empty kinds are left
    out, and a plan's texts stand in the language of the page."""
    hides = hides_class(patient)
    found = [
        Section(
            str(TITLES.get(model._meta.label, capfirst(str(model._meta.verbose_name_plural)))),
            tuple(
                Row(_title(row, hides=hides), tuple(_facts(row, hides=hides)))
                for row in _with_names(rows)
            ),
        )
        for model, rows in _tables(patient)
    ]
    return [section for section in found if section.rows]


def as_json(patient: Patient) -> dict:
    """Everything as plain values, by table and column; with the trail of the record."""
    hides = hides_class(patient)
    return {
        "clinic": {"name": patient.clinic.name, "time_zone": str(patient.clinic.zone)},
        "made_at": timezone.now().isoformat(),
        **({"left_out": str(LEFT_OUT_WITH_THE_CLASS)} if hides else {}),
        "tables": {
            model._meta.label_lower: [
                {"id": str(row.pk)}
                | {f.name: _plain(row, f, hides=hides) for f in _columns(model, hides=hides)}
                for row in rows
            ]
            for model, rows in _tables(patient)
        },
        "sign_in": _sign_in(patient),
        "trail": list(_trail(patient)),
    }


def hides_class(patient: Patient) -> bool:
    """Whether the clinic shows the class to clinicians only (docs/adr/0027)."""
    return patient.clinic.class_for_clinicians_only


def tables() -> list[type[Model]]:
    """Every table that names a patient, but for those left out with a reason."""
    return [model for model in about.tables() if model._meta.label not in LEFT_OUT_TABLES]


def _tables(patient: Patient) -> Iterator[tuple[type[Model], list[Model]]]:
    own = about.records(patient)
    yield Patient, own
    for model in tables():
        users = [field.name for field in about.relations(model) if field.related_model is _user()]
        rows = model._base_manager.filter(patient__in=own).select_related(*users)
        yield model, sorted(rows, key=_age, reverse=True)


def _with_names(rows: list[Model]) -> list[Model]:
    """Versions of a diagnosis with the name of who made each, in place of an id; one query."""
    versions = [row for row in rows if isinstance(row, DiagnosisVersion)]
    names = _names(row.stood.get("changed_by") for row in versions) if versions else {}
    for row in versions:
        row.stood = {**row.stood, "changed_by": names.get(row.stood.get("changed_by"), "")}
    return rows


def _title(row: Model, *, hides: bool) -> str:
    if hides and row._meta.label in NAMED_AFTER_IT:
        return f"{row._meta.verbose_name} {date_format(timezone.localtime(row.recorded_at))}"
    return capfirst(own_words.of_row(row, hides_class=hides))


def _facts(row: Model, *, hides: bool) -> Iterator[tuple[str, str]]:
    for field in _columns(type(row), hides=hides):
        said = "" if field.name in ONLY_IN_THE_FILE else _in_words(row, field, hides=hides)
        if said:
            yield capfirst(own_words.of_column(field)), said


def _columns(model: type[Model], *, hides: bool = False) -> list[Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT_COLUMNS
        and not field.primary_key
        and not (hides and _tells_the_class(field))
    ]


def _tells_the_class(field: Field) -> bool:
    return field.name in TELLS_THE_CLASS or list(field.choices or ()) == ClassCode.choices


def _value(row: Model, field: Field, *, hides: bool):
    """What stands there; of a plan's texts only those that do not say the class, where it hides."""
    value = getattr(row, field.attname)
    if hides and field.name == "shown":
        return row.words_shown(hides_class=True)
    if not hides or field.name != "texts":
        return value
    # A recommendation's title is for colleagues, and one is called as a class is.
    without = {*TEXTS_OF_THE_CLASS, *(["title"] if getattr(row, "recommendation", "") else [])}
    return {
        language: {name: text for name, text in texts.items() if name not in without}
        for language, texts in value.items()
    }


def _in_words(row: Model, field: Field, *, hides: bool) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if field.is_relation:
        is_user = field.related_model is _user() and getattr(row, field.attname)
        return str(getattr(row, field.name)) if is_user else ""
    value = _value(row, field, hides=hides)
    if field.name == "texts":
        value = value.get(get_language()) or value
    return "\n".join(_said(own_values.of(row, field, value)))


def _said(value) -> Iterator[str]:
    """A value in words, line by line; of what is nested, each part with its name before it."""
    if isinstance(value, dict):
        for name, part in value.items():
            named = own_words.of_part(name)
            yield from (f"{named}: {words}" if named else words for words in _said(part))
    elif _are_codes(value):
        yield ", ".join(value)
    elif isinstance(value, list):
        for part in value:
            yield from _said(part)
    elif isinstance(value, bool):
        yield _("yes") if value else _("no")
    elif isinstance(value, datetime):
        yield date_format(timezone.localtime(value), "DATETIME_FORMAT")
    elif isinstance(value, date):
        yield date_format(value, "DATE_FORMAT")
    elif isinstance(value, str) and value:
        said = own_values.of_leaf(value)
        yield from [said] if isinstance(said, str) and said else _said(said)
    elif value not in (None, ""):
        yield str(value)


def _are_codes(value) -> bool:
    """Whether it lists several single words, such as the statements A27 and A28."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, str) and " " not in one for one in value)
    )


def _plain(row: Model, field: Field, *, hides: bool):
    value = _value(row, field, hides=hides)
    if field.is_relation and value is not None:
        is_user = field.related_model is _user()
        return {"id": str(value)} | ({"name": str(getattr(row, field.name))} if is_user else {})
    return value


def _sign_in(patient: Patient) -> list[dict]:
    """How the patient signs in: the account, and the names of its second factors."""
    return [
        {
            **{name: getattr(record.user, name, None) for name in OWN_ACCOUNT},
            "second_factors": [
                {"kind": each.type, "name": each.wrap().name if each.type == "webauthn" else ""}
                for each in Authenticator.objects.filter(user=record.user)
            ],
        }
        for record in about.records(patient)
        if record.user
    ]


def _trail(patient: Patient) -> Iterator[dict]:
    """Who looked at the record and changed it, when, in what role; never what stood there."""
    ids = [str(record.pk) for record in about.records(patient)]
    events = AuditEvent.objects.filter(patient__in=ids).order_by("-at")
    names = _names(event.actor for event in events)
    for event in events:
        yield {
            "at": event.at,
            "event": event.event,
            "who": names.get(event.actor, ""),
            "role": event.role,
            "fields": event.fields,
        }


def _names(actors: Iterable[str]) -> dict[str, str]:
    known = {actor for actor in actors if actor}
    return {str(user.pk): str(user) for user in _user().objects.filter(pk__in=known)}


def _age(row: Model) -> str:
    at = getattr(row, "recorded_at", None) or getattr(row, "made_at", None)
    return at.isoformat() if at else ""


def _user() -> type[Model]:
    return get_user_model()
