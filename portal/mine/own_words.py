"""What columns, keys and codes of the own data are called where the patient reads them."""

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments import guidelines
from assessments.facts import ADVISING, CLASSIFYING
from assessments.forms.answers import variable_of
from assessments.models import Intake, PlanItem
from assessments.safety import red_flags, scope
from assessments.safety.answers import ANSWER_CHOICES

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
ANSWERS = dict(ANSWER_CHOICES)


def of_column(field: Field) -> str:
    """The name of a column."""
    return str(
        COLUMNS.get(field.name, field.verbose_name) if _is_nameless(field) else field.verbose_name
    )


def of_row(row: Model) -> str:
    """What a row is called; what one does by the plan, as the plan calls it."""
    if isinstance(row, PlanItem) and row.kind != PlanItem.Kind.RECOMMENDATION:
        frozen = row.texts.get(get_language()) or next(iter(row.texts.values()), {})
        if isinstance(frozen, dict) and frozen.get("title"):
            return frozen["title"]
    return str(row)


def of_key(name: str) -> str:
    """The name of a part of a value: a question by its words."""
    asked = red_flags.BY_ID.get(name) or scope.BY_ID.get(name)
    return str(asked.question or asked.id) if asked else name


def of_code(row: Model, field: Field, code):
    """An answer about running and the back in the patient's words; anything else as it is."""
    if not isinstance(row, Intake) or field.name not in (*CLASSIFYING, *ADVISING) or not code:
        return code
    variable = variable_of(guidelines.in_force(timezone.localdate()), field.name)
    return dict(variable.choices("patient")).get(code, code)


def of_value(value) -> str:
    """Yes, no and not sure as the questions call them; anything else as it is."""
    return str(ANSWERS.get(value, value)) if isinstance(value, str) else str(value)


def _is_nameless(field: Field) -> bool:
    return field._verbose_name is None
