"""The words that a plan's edition has around a plan: the grounds of a sentence, the marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments import plan_lines
from assessments.guidelines import Edition
from assessments.guidelines.texts import Texts
from assessments.models import Plan, PlanItem
from assessments.plan_parts import Advice, ClaimWords, Grounds, Studies
from assessments.safety import evidence
from assessments.safety.evidence import EvidenceNote
from assessments.safety.sources import Mark, Source


@dataclass(frozen=True)
class PlanWords:
    """The words of a plan's edition in one language."""

    edition: Edition
    language: str

    @property
    def texts(self) -> Texts:
        """Everything that the edition says in this language."""
        return self.edition.texts(self.language)

    def grounds(self, ids: Iterable[str]) -> Grounds:
        """The claims behind a sentence, each once, with what studies say and how sure it is."""
        found = tuple(dict.fromkeys(ids))
        if not found:
            return Grounds()
        return Grounds(
            claims=claims_in_plain_words(self.edition, self.language, found),
            evidence=tuple(studies_in(note) for note in evidence.notes_for(found)),
            level=self.texts.evidence_label.patient,
        )

    def of_class(self, plan: Plan) -> Grounds:
        """Why this class: the rows that gave it; where a clinician signed another, the signer."""
        assessment = plan.assessment
        if assessment.override_class:
            return Grounds(level=_("Your doctor chose this for you."))
        reasons = assessment.answer["reasons"]
        claims = [
            claim
            for cell in assessment.trace
            if cell["factor"] in reasons
            for claim in cell["claims"]
        ]
        return self.grounds(claims or self._of_every(plan.class_code))

    def _of_every(self, code: str) -> list[str]:
        """The claims that a class rests on, whoever it is about."""
        classes = {each.code: each for each in self.edition.rules.classes}
        return [claim.id for claim in classes[code].cites]

    def of_activity(self, item: PlanItem) -> Grounds:
        """Why an activity; some are not the article's: nobody is to be told to do nothing."""
        if item.claims:
            return self.grounds(item.claims)
        return Grounds(level=_("This is not from the article. It is here so that you keep moving."))

    def advice(self, item: PlanItem) -> Advice:
        """A recommendation as it was frozen."""
        text = item.texts[self.language]["text"]
        return Advice("", text, plan_lines.often(item), self.grounds(item.claims))

    def markers(self, plan: Plan) -> tuple[str, ...]:
        """What rides along with the class: not final, not examined, chosen by the doctor."""
        marked = {
            "provisional": plan.assessment.provisional,
            "overridden": bool(plan.assessment.override_class),
        }
        found = [self.texts.markers[name].patient for name, holds in marked.items() if holds]
        if plan.assessment.spine.get("status") == "not_assessed":
            spine = self.edition.variables_in(self.language)["spine_status"]
            found.insert(0, f"{spine.value_label('not_assessed', 'patient')}.")
        return tuple(found)


def claims_in_plain_words(
    edition: Edition, language: str, ids: Iterable[str]
) -> tuple[ClaimWords, ...]:
    """These claims as a patient reads them, with where the exact words stand."""
    said = edition.texts(language).claims
    return tuple(
        ClaimWords(each, edition.claims[each].paragraph, said[each].patient, edition.id)
        for each in ids
    )


def studies_in(note: EvidenceNote) -> Studies:
    """A note in plain words; a source that nobody checked is not shown to a patient as one."""
    checked = [each for each in note.sources if each.mark != Mark.NOT_VERIFIED]
    return Studies(str(note.for_patient), tuple(_cited(each) for each in checked))


def _cited(source: Source) -> str:
    return f"{source.citation}, doi:{source.doi}" if source.doi else source.citation
