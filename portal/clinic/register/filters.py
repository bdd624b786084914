"""What somebody wants to see of the register; in the address, to be sent to a colleague."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Decision
from assessments.models.assessment import ClassCode
from assessments.models.decision import Choice
from assessments.standing import PENDING, still_holds
from assessments.standings import any_of
from patients import catalogue, spine
from patients.models import Diagnosis, Patient

NONE = "none"
NOBODY = "nobody"
CLASSES = {**dict(ClassCode.choices), NONE: _("no class signed")}
DIAGNOSES = {
    "discopathy": _("Disc"),
    "spondylolisthesis": _("Spondylolisthesis"),
    "other_spine_disease": _("Other spine disease"),
    NONE: _("None"),
}
REGIONS = dict(spine.REGION_CHOICES)
DECISIONS = {
    Choice.WILL_NOT_RUN.value: _("will not run"),
    Choice.WITHIN_PLAN.value: _("runs within the plan"),
    Choice.AGAINST_ADVICE.value: _("runs against advice"),
    Choice.UNDECIDED.value: _("undecided"),
    PENDING: _("none, or pending again"),
}


@dataclass(frozen=True)
class Filters:
    """Each empty where everybody is shown; the names are those in the address."""

    signed: str = ""
    diagnosis: str = ""
    region: str = ""
    doctor: str = ""
    decision: str = ""

    def __bool__(self) -> bool:
        return any(astuple(self))

    def query(self, **other) -> str:
        """The part of the address after the question mark; empty for everybody."""
        told = dict(self.chosen()) | other
        return urlencode({name: value for name, value in told.items() if value})

    def chosen(self) -> list[tuple[str, str]]:
        """The filters that are set, by name."""
        named = [(each.name, getattr(self, each.name)) for each in fields(self)]
        return [(name, value) for name, value in named if value]

    def without_decision(self) -> "Filters":
        """Those of which the database alone decides."""
        return replace(self, decision="")


def read(asked, doctors: Iterable[str]) -> Filters:
    """The filters in an address; `doctors` are the ids that may be chosen, and others say nothing.

    Nothing that is not one of our own words gets from an address into the page.
    """
    known = {
        "signed": CLASSES,
        "diagnosis": catalogue_kinds(),
        "region": REGIONS,
        "doctor": {NOBODY, *doctors},
        "decision": DECISIONS,
    }
    said = {name: asked.get(name, "") for name in known}
    return Filters(**{name: value for name, value in said.items() if value in known[name]})


def catalogue_kinds() -> tuple[str, ...]:
    """The kinds of diseases of the spine that one may ask for."""
    return (*catalogue.SPINE_DISEASE_KINDS, NONE)


def wanted(register: QuerySet, chosen: Filters) -> QuerySet:
    """Those of the register who are wanted, whatever they decided (see `with_decision`)."""
    # A class in force stands in the record that stays, never in one that was merged into it.
    in_force = Assessment.objects.in_force().filter(patient=OuterRef("pk"))
    counting = Diagnosis.objects.counting()
    found = register
    if chosen.signed == NONE:
        found = found.filter(~Exists(in_force))
    elif chosen.signed:
        signed = Q(override_class=chosen.signed) | Q(
            override_class="", computed_class=chosen.signed
        )
        found = found.filter(Exists(in_force.filter(signed)))
    if chosen.diagnosis == NONE:
        found = found.filter(~any_of(counting))
    elif chosen.diagnosis:
        counting = counting.filter(kind=chosen.diagnosis)
    if chosen.region:
        counting = counting.filter(region=chosen.region)
    if chosen.region or chosen.diagnosis not in ("", NONE):
        found = found.filter(any_of(counting))  # one diagnosis has both the kind and the region
    if chosen.doctor == NOBODY:
        found = found.filter(responsible=None)
    elif chosen.doctor:
        found = found.filter(responsible=chosen.doctor)
    return found


def with_decision(patients: QuerySet, choice: str) -> list:
    """The ids, in order, of those of these patients whose decision that holds is `choice`.

    Whether one holds is the guideline's to say, so it is asked of each patient's newest decision
    and the class in force; one query, and only for these few columns.
    """
    this = OuterRef(OuterRef("pk"))
    records = Patient.objects.filter(Q(pk=this) | Q(merged_into=this)).values("pk")
    last = Decision.objects.filter(patient__in=records).order_by("-recorded_at")
    verdict = Assessment.objects.in_force().filter(patient=OuterRef("pk")).order_by("-signed_at")
    rows = patients.annotate(
        last_decision=Subquery(last.values("choice")[:1]),
        decided_on=Subquery(last.values("class_code")[:1]),
        edition=Subquery(verdict.values("edition")[:1]),
        computed=Subquery(verdict.values("computed_class")[:1]),
        overridden=Subquery(verdict.values("override_class")[:1]),
    ).values_list("pk", "last_decision", "decided_on", "edition", "computed", "overridden")
    return [
        pk
        for pk, last, decided_on, edition, computed, overridden in rows
        if _holding(last, decided_on, edition, overridden or computed) == choice
    ]


def _holding(choice, decided_on, edition, class_code) -> str:
    if choice is None:
        return PENDING
    holds = edition is None or still_holds(
        Decision(choice=choice, class_code=decided_on), edition, class_code
    )
    return choice if holds else PENDING
