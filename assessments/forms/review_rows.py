"""The rows of the review page: a recommendation, an activity, an own item, ready to be drawn."""

from dataclasses import dataclass

from django.forms import BoundField

from assessments import planning
from assessments.forms.review import OWN_ROWS, ReviewForm
from assessments.guidelines import Answer
from assessments.guidelines.answer import UnmetCondition
from assessments.plan_choices import OwnItem, PlanChoices
from assessments.plan_parts import ClaimWords
from assessments.planning import NEVER_NOTHING
from assessments.safety import scope
from assessments.safety.scope import Condition
from assessments.verdict_pages import claims_in_words


@dataclass(frozen=True)
class RecommendationRow:
    """A recommendation that is ticked or offered, with the reason for taking it out."""

    id: str
    html_id: str
    name: str
    clinician: str
    unmet: tuple[UnmetCondition, ...]
    claims: tuple[ClaimWords, ...]
    is_ticked: bool
    is_fixed: bool
    left_out: BoundField | None


@dataclass(frozen=True)
class KeptBackRow:
    """A recommendation that shows only once the patient decides to run."""

    id: str
    name: str
    clinician: str


@dataclass(frozen=True)
class ActivityRow:
    """An activity that this class allows, with its cautions and its dose in words."""

    code: str
    html_id: str
    name: str
    from_article: bool
    is_ticked: bool
    cautions: tuple[str, ...]
    deliberate: BoundField | None
    dose: BoundField
    frequency: BoundField


@dataclass(frozen=True)
class OwnRow:
    """Something in the clinician's own words."""

    text: BoundField
    often: BoundField
    is_activity: BoundField


@dataclass(frozen=True)
class OrderRow:
    """One item of the plan in its place, to be moved up or down."""

    name: str
    title: str
    often: str
    number: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class AcknowledgementRow:
    """A condition that the article does not cover, with its tick."""

    condition: Condition
    field: BoundField


@dataclass(frozen=True)
class Rows:
    """Everything that the page repeats."""

    automatic: list[RecommendationRow]
    offered: list[RecommendationRow]
    kept_back: list[KeptBackRow]
    activities: list[ActivityRow]
    own: list[OwnRow]
    acknowledgements: list[AcknowledgementRow]


def rows_of(form: ReviewForm) -> Rows:
    """The rows of a form, with what was ticked and typed so far."""
    modes = {each.id: each.mode for each in form.answer.advice()}
    recommendations = _recommendations(form)
    return Rows(
        automatic=[row for row in recommendations if modes[row.id] == "automatic"],
        offered=[row for row in recommendations if modes[row.id] == "offered"],
        kept_back=[
            KeptBackRow(each.id, each.name, each.clinician)
            for each in form.answer.advice()
            if each.mode == "if_running"
        ],
        activities=_activities(form),
        own=[
            OwnRow(form[f"own_{n}"], form[f"own_often_{n}"], form[f"own_is_activity_{n}"])
            for n in OWN_ROWS
        ],
        acknowledgements=[
            AcknowledgementRow(scope.BY_ID[each], form[f"acknowledge_{each}"])
            for each in form.now.outside.to_acknowledge
        ],
    )


def order_of(choices: PlanChoices, answer: Answer) -> list[OrderRow]:
    """What was chosen, in the order in which the patient reads it."""
    names = answer.edition.texts().activities
    items = choices.in_order()
    return [
        OrderRow(
            name=name,
            title=item.text if isinstance(item, OwnItem) else str(names[item.code].name.clinician),
            often=", ".join(part for part in (getattr(item, "dose", ""), item.frequency) if part),
            number=number,
            is_first=number == 1,
            is_last=number == len(items),
        )
        for number, (name, item) in enumerate(items.items(), start=1)
    ]


def _recommendations(form: ReviewForm) -> list[RecommendationRow]:
    ticked = set(form["recommendations"].value() or ())
    advice = {each.id: each for each in form.answer.advice()}
    rows = []
    for index, (rec, name) in enumerate(form.fields["recommendations"].choices):
        left_out = f"left_out_{rec}"
        rows.append(
            RecommendationRow(
                id=rec,
                html_id=f"{form['recommendations'].auto_id}_{index}",
                name=name,
                clinician=advice[rec].clinician,
                unmet=advice[rec].unmet,
                claims=claims_in_words(form.answer.edition, advice[rec].cites),
                is_ticked=rec in ticked or rec == NEVER_NOTHING,
                is_fixed=rec == NEVER_NOTHING,
                left_out=form[left_out] if left_out in form.fields else None,
            )
        )
    return rows


def _activities(form: ReviewForm) -> list[ActivityRow]:
    ticked = set(form["activities"].value() or ())
    known = {each.code: each for each in form.answer.edition.activities}
    rows = []
    for index, (code, name) in enumerate(form.fields["activities"].choices):
        found = planning.cautions_on(code, form.answer, form.now)
        deliberate = f"deliberate_{code}"
        rows.append(
            ActivityRow(
                code=code,
                html_id=f"{form['activities'].auto_id}_{index}",
                name=name,
                from_article=known[code].from_article,
                is_ticked=code in ticked,
                cautions=tuple(caution.for_clinician for caution in found.cautions),
                deliberate=form[deliberate] if deliberate in form.fields else None,
                dose=form[f"dose_{code}"],
                frequency=form[f"frequency_{code}"],
            )
        )
    return rows
