"""What the review page shows of a draft: its class, the patient's version, what will happen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments import facts as record_facts
from assessments import one_page, plan_pages, plan_templates, plan_texts, planning, policies
from assessments.facts import Facts
from assessments.guidelines import Answer, Edition
from assessments.models import Assessment, Consultation, Plan, PlanItem, PlanTemplate
from assessments.models.assessment import ClassCode
from assessments.plan_choices import OwnItem, PlanChoices
from assessments.plan_parts import PatientPlan
from assessments.standing import Standing
from assessments.verdicts import edition_for, evaluate
from patients.refusals import NotNow


@dataclass
class Review:
    """A draft under review by one clinician, with the class that is chosen to be signed."""

    draft: Assessment
    now: Standing
    by: object
    class_code: str
    consultation: Consultation | None = None

    @cached_property
    def facts(self) -> Facts:
        """The record as it stands."""
        return record_facts.gather(self.now)

    @cached_property
    def edition(self) -> Edition:
        """The edition that the signature would name."""
        return edition_for(self.draft.clinic)

    @cached_property
    def answers(self) -> plan_texts.Answers:
        """The answers that the plan would be frozen from."""
        speciality = self.consultation.speciality if self.consultation else None
        return plan_texts.answers_for(
            self.facts, self.edition, self.class_code, consultation=speciality
        )

    @cached_property
    def computed(self) -> Answer:
        """The answer without any override."""
        return evaluate(self.facts, self.edition)

    def answer_for(self, class_code: str) -> Answer:
        """The answer that a plan for another class would show."""
        return plan_texts.answers_for(self.facts, self.edition, class_code).now

    def begin(self) -> PlanChoices:
        """What is ticked to begin with: the plan kept with the draft, else the proposal."""
        kept = self.draft.draft_plan
        if not kept:
            return planning.proposal(self.answers.now)
        choices = PlanChoices.from_draft(kept)
        before = kept.get("besides", {}).get("plan_for", self.draft.computed_class)
        if before == self.class_code:
            return choices
        return planning.for_another_class(choices, self.answer_for(before), self.answers.now)

    @property
    def earlier(self) -> Assessment | None:
        """The assessment signed last, whose plan may be taken over."""
        return self.now.last_signed

    def taken_over(self, choices: PlanChoices) -> tuple[PlanChoices, tuple[str, ...]]:
        """The choices with what the plan signed last said, and the names of what finds no place."""
        if self.earlier is None:
            return choices, ()
        earlier = PlanChoices.from_draft(self.earlier.draft_plan)
        return planning.taken_over(choices, earlier, self.answers.now)

    def template_of(self, choices: PlanChoices) -> PlanChoices:
        """What of the choices goes into a template of the clinic."""
        return plan_templates.of(choices, self.answers.now)

    def filled_in(
        self, template: PlanTemplate, choices: PlanChoices
    ) -> tuple[PlanChoices, tuple[str, ...]]:
        """The choices with what a template says, and the names of what finds no place."""
        return plan_templates.fill_in(choices, template, self.answers.now, self.now.today)

    def patient_version(self, choices: PlanChoices, language: str) -> PatientPlan:
        """The plan as the patient would read it once it was signed."""
        plan, items = self._unsaved(choices)
        return plan_pages.before_signing(
            plan,
            items,
            self.now,
            language,
            signer=str(self.by),
            consultation=self.consultation,
        )

    def _unsaved(self, choices: PlanChoices) -> tuple[Plan, list[PlanItem]]:
        draft = plan_texts.under_class(self.draft, self.class_code)
        return plan_texts.unsaved(draft, choices, self.answers, self.now, by=self.by)

    def blocked(self) -> str:
        """Why nothing can be signed now, in words; empty where it can."""
        try:
            policies.check_may_sign(self.now, self.draft)
        except NotNow as refusal:
            return str(refusal.reason)
        return ""

    def what_will_happen(self, choices: PlanChoices) -> list[str]:
        """What the signature does, said before it is given."""
        return [*self._consequences(), self._on_paper(choices)]

    def _on_paper(self, choices: PlanChoices) -> str:
        excess = one_page.lines_too_many(*self._unsaved(choices), self.now)
        return one_page.too_long(excess) if excess else _("On paper the plan is one A4 page.")

    def _consequences(self) -> Iterable[str]:
        patient = self.now.patient
        name = {"name": patient.full_name, "class": self.answers.now.name}
        yield _("“%(class)s” and this plan are fixed under your name.") % name
        if self.class_code != self.draft.computed_class:
            yield _("The computed class, “%(computed)s”, stays visible beside it.") % {
                "computed": ClassCode(self.draft.computed_class).label
            }
        if patient.user_id:
            yield _("%(name)s can read the plan at once.") % name
        else:
            yield _("%(name)s has no sign-in: hand the plan over on paper.") % name
        if self.now.urgent:
            yield _(
                "As long as urgent red flags are open, the portal says “Do not run until you have "
                "been seen” in its place."
            )
        if self.consultation:
            yield _("Today's visit is recorded as the consultation. The class stays.")
        if self.now.verdict:
            yield _("The assessment of %(when)s is superseded and stays readable.") % {
                "when": date_format(timezone.localtime(self.now.verdict.signed_at), "DATE_FORMAT")
            }
            yield (
                _("The patient reads the older plan among the older ones, marked as ended.")
                if patient.user_id
                else _("The older plan has ended: ask for its sheet back.")
            )
        if self._decision_reopens():
            yield _(
                "The class is higher than when the patient decided: the decision is open again."
            )

    def _decision_reopens(self) -> bool:
        decided = self.now.decision
        return decided is not None and (
            ClassCode(self.class_code).rank > ClassCode(decided.class_code).rank
        )


def differences(yours: PlanChoices, theirs: PlanChoices, answer: Answer) -> list[tuple]:
    """What was entered beside the draft as somebody else kept it, in words."""
    return [
        (what, mine, kept)
        for (what, mine), (_what, kept) in zip(
            _in_words(yours, answer), _in_words(theirs, answer), strict=True
        )
        if mine != kept
    ]


def _in_words(choices: PlanChoices, answer: Answer) -> list[tuple[str, str]]:
    names = answer.edition.texts().activities
    return [
        (_("Recommendations"), ", ".join(sorted(choices.taken))),
        (
            _("Activities"),
            "; ".join(
                ", ".join(
                    part
                    for part in (names[each.code].name.clinician, each.dose, each.frequency)
                    if part
                )
                for each in choices.activities
            ),
        ),
        (_("Own items"), "; ".join(each.text for each in choices.own if each.text)),
        (
            _("Order"),
            ", ".join(
                each.text if isinstance(each, OwnItem) else str(names[each.code].name.clinician)
                for each in choices.in_order().values()
            ),
        ),
        (_("Movements to do or to avoid"), choices.movement_cautions),
        (_("Own stop rule"), choices.own_stop_rule),
        (
            _("Review on"),
            date_format(choices.review_on, "DATE_FORMAT") if choices.review_on else "",
        ),
    ]
