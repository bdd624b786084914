"""An edition of the guideline as the page shows it: every part in words, linked both ways."""

from assessments.guideline_page.parts import (
    ActivityPart,
    ClaimPart,
    ClassPart,
    FactorPart,
    Line,
    Link,
    RecommendationPart,
    RowPart,
    StepPart,
    VariablePart,
    Wordings,
)
from assessments.guideline_page.words import Words, links, plain
from assessments.guidelines import Edition
from assessments.safety import evidence
from assessments.safety.evidence import EvidenceNote


class GuidelinePage:
    """Everything that the page shows of an edition, in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.texts = edition.texts(language)
        self.words = Words(edition, language)

    def classes(self) -> list[ClassPart]:
        """The classes, best to worst."""
        return [
            ClassPart(
                code=each.code,
                rank=each.rank,
                name=self.words.class_name(each.code),
                definition=self.texts.classes[each.code].definition,
                wordings=[
                    Wordings(
                        when,
                        words.name,
                        words.label,
                        words.duty,
                        words.patient_title,
                        words.patient_text,
                    )
                    for when, words in self.words.worded(
                        each.wordings, self.texts.classes[each.code].words
                    )
                ],
                claims=links(each.cites),
            )
            for each in self.edition.classes
        ]

    def variables(self) -> list[VariablePart]:
        """The facts that decide the class."""
        return [self._variable(name) for name in self.edition.facts]

    def circumstances(self) -> list[VariablePart]:
        """What is recorded without deciding the class."""
        return [
            self._variable(name) for name in self.words.variables if name not in self.edition.facts
        ]

    def factors(self) -> list[FactorPart]:
        """The decision tables."""
        return [
            FactorPart(
                number=number,
                anchor=f"factor-{factor.name}",
                title=self.texts.factors[factor.name].title.clinician,
                cannot_change=getattr(
                    self.texts.factors[factor.name].cannot_change, "clinician", ""
                ),
                reads=[self.words.variables[fact.name].label() for fact in factor.reads],
                rows=[
                    RowPart(
                        number=at,
                        anchor=f"factor-{factor.name}-{at}",
                        values=[
                            self.words.pattern_in_words(fact, pattern)
                            for fact, pattern in zip(factor.reads, row.patterns, strict=True)
                        ],
                        class_code=row.gives.code,
                        class_name=self.words.class_name(row.gives.code),
                        strength=self.words.strength(row.strength),
                        says=self.texts.conditions[str(row.says)].clinician if row.says else "",
                        claims=links(row.cites),
                    )
                    for at, row in enumerate(factor.rows, start=1)
                ],
                has_strength=any(row.strength for row in factor.rows),
            )
            for number, factor in enumerate(self.edition.factors.values(), start=1)
        ]

    def recommendations(self) -> list[RecommendationPart]:
        """Every recommendation, by its number."""
        found = []
        for rec_id, advised in sorted(self.edition.recommendations.items()):
            words = self.texts.recommendations[rec_id]
            found.append(
                RecommendationPart(
                    id=rec_id,
                    name=words.name,
                    clinician=words.clinician,
                    patient=self.words.worded(advised.wordings, words.patient),
                    lines=[
                        Line(
                            classes=self.words.ranks(each.code for each in line.classes),
                            mode=self.texts.modes[line.mode].clinician,
                            when=self.words.condition_in_words(line.when),
                        )
                        for line in advised.applies
                    ],
                    claims=links(advised.cites),
                )
            )
        return found

    def activities(self) -> list[ActivityPart]:
        """What may stand in a plan."""
        return [
            ActivityPart(
                anchor=f"activity-{each.code}",
                name=self.texts.activities[each.code].name.clinician,
                what=self.texts.activities[each.code].what,
                classes=self.words.ranks(each.classes),
                claims=links(each.cites),
            )
            for each in self.edition.activities
        ]

    def stop_steps(self) -> list[StepPart]:
        """The stop rule, step by step."""
        rule = self.texts.stop_rule
        endings = {name: pair.clinician for name, pair in rule.endings.items()}
        return [
            StepPart(
                id=step.id,
                anchor=f"stop-{step.id}",
                clinician=rule.steps[step.id].clinician,
                patient=rule.steps[step.id].patient,
                leads_to=[
                    (rule.answers.get(answer, answer), endings.get(place, place))
                    for answer, place in step.leads_to.items()
                ],
                claims=links(step.cites),
            )
            for step in self.edition.stop_rule.steps
        ]

    def stop_claims(self) -> list[Link]:
        """What the stop rule as a whole rests on."""
        return links(self.edition.stop_rule.cites)

    def decision_claims(self) -> list[Link]:
        """What the informed decision rests on."""
        return links(self.edition.decision_cites)

    def claims(self) -> list[ClaimPart]:
        """Every claim with what uses it and the evidence for and against it."""
        return [
            ClaimPart(
                id=claim.id,
                paragraph=claim.paragraph,
                text=self.texts.claims[claim.id].clinician,
                kind=claim.kind,
                used_by=[self.words.place(place) for place in self.edition.used_by[claim.id]],
                notes=[
                    Link(note.id, note.id) for note in evidence.NOTES if claim.id in note.claims
                ],
            )
            for claim in self.edition.claims.values()
        ]

    def not_computable(self) -> list[tuple[Link, str]]:
        """The claims that no rule can use, each with the reason."""
        return [
            (Link(claim.id, claim.id), reason)
            for claim, reason in self.edition.not_computable.items()
        ]

    def ambiguities(self) -> list[tuple[str, str, str]]:
        """Where the article is silent or contradicts itself, and what was decided."""
        return [
            (each.id, plain(each.question), plain(each.resolution))
            for each in sorted(self.edition.ambiguities, key=lambda each: each.id)
        ]

    def notes(self) -> list[tuple[EvidenceNote, list[Link]]]:
        """The evidence notes with the claims that they speak about."""
        return [(note, [Link(claim, claim) for claim in note.claims]) for note in evidence.NOTES]

    def _variable(self, name: str) -> VariablePart:
        variable = self.words.variables[name]
        return VariablePart(
            name=name,
            label=variable.label(),
            question=variable.question(),
            values=[label for _value, label in variable.choices()],
            supplied_by=sorted(variable.supplied_by),
            claims=[Link(claim, claim) for claim in variable.cites],
        )
