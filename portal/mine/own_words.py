"""What columns, rows and the parts of a value are called where the patient reads the own data."""

import re
from datetime import datetime

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments import guidelines
from assessments.facts import ADVISING, CLASSIFYING
from assessments.forms.answers import variable_of
from assessments.guidelines.edition import Edition
from assessments.models import Intake, PlanItem, Review
from assessments.safety import red_flags, scope
from patients import spine
from patients.models import Diagnosis, DiagnosisLevel, Patient
from portal.clinic.worklist.items import KINDS

# Columns that have no name for people of their own.
COLUMNS = {
    "accepted_by": _("accepted by"),
    "activity": _("activity"),
    "changed_at": _("changed"),
    "changed_by": _("changed by"),
    "check_made": _("safety check"),
    "claims": _("statements of the article"),
    "computed_rank": _("rank of the computed class"),
    "decision": _("what was decided about the line"),
    "ended_at": _("ended"),
    "faults": _("what is to be mended"),
    "finding": _("what was found"),
    "kind": _("kind"),
    "mode": _("how it is shown"),
    "number": _("number of the version"),
    "outcome": _("what became of it"),
    "override_rank": _("rank of the signed class"),
    "person": _("number of the line"),
    "position": _("place in the plan"),
    "range_high": _("at worst"),
    "range_low": _("at best"),
    "recommendation": _("recommendation"),
    "revision": _("version"),
    "seen": _("what was on record then"),
    "sign_in": _("sign-in"),
    "tries": _("wrong tries"),
    "user": _("sign-in"),
    "values": _("what the line says"),
    "version": _("version"),
    "withdrawn_by": _("withdrawn by"),
}
# Parts of a value; one without words says nothing that does not stand in what follows it.
PARTS = {
    "against_advice_heading": _("if you run against advice"),
    "at": _("when"),
    "begin": _("how to begin"),
    "better": _("it would be better"),
    "cannot_change": _("what cannot be changed"),
    "cautions": _("take care"),
    "changes": _("what would change it"),
    "choices": _("what you can choose"),
    "class": _("what was found"),
    "class_consulted": _("after a talk with a specialist"),
    "clinician": _("in your doctor's words"),
    "conditions": _("so that you can run"),
    "default_stop_rule": _("when your back hurts"),
    "diagnosis": _("diagnosis"),
    "label": _("in short"),
    "levels": _("where in your back"),
    "mind": _("what to mind"),
    "name": "",
    "names": _("what it is about"),
    "provenance": _("where the rules come from"),
    "role": _("in which role"),
    "running": _("running"),
    "statement": _("before you choose"),
    "strength": _("how much it counts"),
    "text": "",
    "title": "",
    "under_18": _("under 18"),
    "value": _("answer"),
    "what": _("what you do"),
    "who": _("who"),
    "why": _("why"),
}
DAY = re.compile(r"\b\d{4}-\d\d-\d\d( \d\d:\d\d)?\b")
FACTS = (*CLASSIFYING, *ADVISING)


def edition() -> Edition:
    """The edition whose words are read: that of today."""
    return guidelines.in_force(timezone.localdate())


def of_column(field: Field) -> str:
    """The name of a column."""
    return str(
        COLUMNS.get(field.name, field.verbose_name) if _is_nameless(field) else field.verbose_name
    )


def of_row(row: Model, *, hides_class: bool = False) -> str:
    """What a row is called; what stands in a plan, as the plan calls it.

    A recommendation may be called as a class is, so it has its number alone where that is hidden.
    """
    if isinstance(row, Review):
        return str(KINDS.get(row.kind, row.kind))
    if isinstance(row, DiagnosisLevel) and row.grade in spine.GRADES:
        return _("%(level)s, grade %(grade)s") % {"level": row.level, "grade": row.grade}
    is_advice = isinstance(row, PlanItem) and row.kind == PlanItem.Kind.RECOMMENDATION
    if isinstance(row, PlanItem) and not (is_advice and hides_class):
        frozen = row.texts.get(get_language()) or next(iter(row.texts.values()), {})
        if isinstance(frozen, dict) and frozen.get("title"):
            return frozen["title"]
    return DAY.sub(_day, str(row))


def of_part(name: str) -> str:
    """The name of a part of a value: a question by its words, a column by its own; "" for none."""
    asked = red_flags.BY_ID.get(name) or scope.BY_ID.get(name)
    if asked and asked.question:
        return str(asked.question)
    fact = name.removeprefix("proposal_")
    if fact in FACTS:
        return variable_of(edition(), fact).question("patient")
    if name in PARTS:
        return str(PARTS[name])
    named = _columns().get(name)
    return of_column(named) if named else name


def _columns() -> dict[str, Field]:
    """The columns that kept answers, a change of a diagnosis or a line of a file tell of."""
    return {
        field.name: field
        for model in (Patient, Intake, DiagnosisLevel, Diagnosis)
        for field in model._meta.concrete_fields
    }


def _day(found: re.Match) -> str:
    try:
        moment = datetime.fromisoformat(found.group())
    except ValueError:  # somebody wrote a day that no calendar has
        return found.group()
    return date_format(moment, "DATETIME_FORMAT" if found[1] else "DATE_FORMAT")


def _is_nameless(field: Field) -> bool:
    return field._verbose_name is None
