"""An edition as a document that a doctor reads: rendered from the rules, never written by hand."""

from collections.abc import Iterable, Iterator, Sequence

from assessments.engine import ALWAYS, ANY, Claim, Factor, Recommendation
from assessments.engine.tables import Pattern
from assessments.guidelines.edition import Edition
from assessments.guidelines.proof import EditionProof

Lines = Iterator[str]


def render(edition: Edition, proof: EditionProof) -> str:
    """The whole document in Markdown."""
    parts = (
        _opening(edition),
        _classes(edition),
        _facts(edition),
        _factors(edition),
        _recommendations(edition),
        _stop_rule(edition),
        _decision(edition),
        _activities(edition),
        _claims(edition),
        _ambiguities(edition),
        _proof(edition, proof),
    )
    return "\n".join(line for part in parts for line in part)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Lines:
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for row in rows:
        yield _row(row)
    yield ""


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(claim.id for claim in claims)


def _opening(edition: Edition) -> Lines:
    texts = edition.texts()
    yield f"# Guideline {edition.guideline}, edition {edition.version}"
    yield ""
    yield "Generated from the rules by `manage.py guideline_docs`; a check fails when it is stale."
    yield "The claims are the article's, in our own words; Pn is the paragraph where each stands."
    yield ""
    yield f"Level of evidence: {texts.provenance.clinician}"
    yield ""
    yield f"In force from {edition.in_force_from:%-d %B %Y}. Texts:"
    yield ""
    for each in edition.languages.values():
        yield f"- {each.name}: {each.status.replace('_', ' ')}"
    yield ""


def _classes(edition: Edition) -> Lines:
    texts = edition.texts()
    yield "## Classes"
    yield ""
    yield "The class is the highest rank that any factor reaches: the worst factor wins."
    yield ""
    for risk_class in edition.classes:
        text = texts.classes[risk_class.code]
        yield f"### C{risk_class.rank} `{risk_class.code}`"
        yield ""
        yield f"{text.definition} ({_ids(risk_class.cites)})"
        yield ""
        yield from _table(
            ("Reason", "Name", "Label", "What must happen", "The patient reads"),
            (
                (
                    "any" if reason == "default" else reason.replace("_", " "),
                    words.name,
                    words.label,
                    words.duty,
                    f"**{words.patient_title}** {words.patient_text}".strip(),
                )
                for reason, words in text.words.items()
            ),
        )


def _facts(edition: Edition) -> Lines:
    yield "## What is asked"
    yield ""
    yield "Values stand best to worst; an unknown one may turn out to be any of those beside it."
    yield ""
    for variable in edition.variables.values():
        yield f"### `{variable.name}`"
        yield ""
        who = ", ".join(sorted(variable.supplied_by))
        yield f"{variable.question()} Answered by: {who}. ({' '.join(variable.cites)})"
        yield ""
        yield from _table(
            ("Value", "Clinician", "Patient", "May turn out to be"),
            (
                (
                    f"`{value}`",
                    variable.value_label(value),
                    variable.value_label(value, "patient"),
                    ", ".join(f"`{each}`" for each in variable.fact.unknown.get(value, ())),
                )
                for value in variable.fact.values
            ),
        )


def _factors(edition: Edition) -> Lines:
    yield "## Factors"
    yield ""
    for number, factor in enumerate(edition.factors.values(), start=1):
        yield f"### F{number} {edition.texts().factors[factor.name].title.clinician}"
        yield ""
        yield from _factor(factor, edition)


def _factor(factor: Factor, edition: Edition) -> Lines:
    texts = edition.texts()
    heads = [f"`{name}`" for name in factor.names]
    yield from _table(
        ("Row", *heads, "Gives", "Strength", "Claims"),
        (
            (
                number,
                *map(_pattern, row.patterns),
                f"C{row.gives.rank} `{row.gives.code}`",
                texts.strengths[row.strength].clinician if row.strength else "",
                _ids(row.cites),
            )
            for number, row in enumerate(factor.rows, start=1)
        ),
    )
    if factor.changeable:
        answers = ", ".join(f"`{name}` = `{value}`" for name, value in factor.way_out.items())
        yield f"Way out: {answers}."
        yield ""


def _pattern(pattern: Pattern) -> str:
    if pattern is ANY:
        return "any"
    if isinstance(pattern, frozenset):
        return ", ".join(f"`{value}`" for value in sorted(pattern))
    return f"`{pattern}`"


def _recommendations(edition: Edition) -> Lines:
    yield "## Recommendations"
    yield ""
    for advised in edition.recommendations.values():
        text = edition.texts().recommendations[advised.id]
        yield f"### {advised.id} {text.name}"
        yield ""
        yield f"For the clinician: {text.clinician} ({_ids(advised.cites)})"
        yield ""
        for wording, patient in text.patient.items():
            reason = "" if wording == "default" else f" ({wording.replace('_', ' ')})"
            yield f"For the patient{reason}: {patient or 'nothing.'}"
            yield ""
        yield from _table(("Classes", "When", "Mode"), _applies(advised))


def _applies(advised: Recommendation) -> Iterator[Sequence[str]]:
    for line in advised.applies:
        classes = " ".join(f"C{risk_class.rank}" for risk_class in sorted(line.classes))
        when = "always" if line.when is ALWAYS else line.when.describe()
        yield classes, when, line.mode


def _stop_rule(edition: Edition) -> Lines:
    text = edition.texts().stop_rule
    statuses = ", ".join(f"`{status}`" for status in sorted(edition.stop_rule.spine_statuses))
    yield f"## {text.title.clinician}"
    yield ""
    yield f"{text.scope.clinician} `spine_status`: {statuses}. ({_ids(edition.stop_rule.cites)})"
    yield ""
    yield from _table(
        ("Step", "For the clinician", "The patient reads", "Next", "Claims"),
        (
            (
                step.id,
                text.steps[step.id].clinician,
                text.steps[step.id].patient,
                "; ".join(f"{text.answers[said]}: {to}" for said, to in step.leads_to.items()),
                _ids(step.cites),
            )
            for step in edition.stop_rule.steps
        ),
    )
    yield f"{text.default_rule_source.clinician} The patient reads: {text.default_rule.patient}"
    yield ""


def _decision(edition: Edition) -> Lines:
    text = edition.texts().decision
    yield "## The patient's decision"
    yield ""
    yield f"{text.awareness.clinician} ({_ids(edition.decision_cites)})"
    yield ""
    for number, step in enumerate(text.steps, start=1):
        yield f"{number}. {step}"
    yield ""
    yield from _table(
        ("Decision", "Clinician", "Patient", "Offered in"),
        (
            (
                f"`{choice}`",
                words.clinician,
                words.patient,
                " ".join(
                    f"C{each.rank}"
                    for each in edition.classes
                    if choice in edition.decisions_offered(each.code)
                ),
            )
            for choice, words in text.choices.items()
        ),
    )


def _activities(edition: Edition) -> Lines:
    yield "## Activities"
    yield ""
    yield "No plan may be signed without one that counts (REC-14)."
    yield ""
    texts = edition.texts().activities
    yield from _table(
        ("Activity", "Counts for REC-14 in", "Claims"),
        (
            (
                texts[activity.code].name.clinician,
                " ".join(
                    f"C{each.rank}"
                    for each in edition.classes
                    if activity in edition.activities_for(each.code)
                ),
                _ids(activity.cites) if activity.from_article else "not the article's",
            )
            for activity in edition.activities
        ),
    )


def _claims(edition: Edition) -> Lines:
    yield "## Claims"
    yield ""
    yield from _table(
        ("Claim", "Where", "In our words", "Kind", "Used by"),
        (
            (
                claim.id,
                f"P{claim.paragraph}",
                claim.text,
                claim.kind,
                "; ".join(edition.used_by[claim.id]) or edition.not_computable[claim],
            )
            for claim in edition.claims.values()
        ),
    )


def _ambiguities(edition: Edition) -> Lines:
    yield "## Where the article is silent or contradicts itself"
    yield ""
    yield from _table(
        ("Id", "Ambiguity", "Decision taken"),
        ((each.id, each.question, each.resolution) for each in edition.ambiguities),
    )


def _proof(edition: Edition, proof: EditionProof) -> Lines:
    rules = proof.rules
    yield "## Proof"
    yield ""
    yield "Tried over every combination of the answers; the tests fail when one does not hold."
    yield ""
    yield from _table(
        ("Promise", "Tried"),
        (
            ("Each combination has exactly one class", f"{rules.combinations:,} combinations"),
            ("No worse answer lowers the class", f"{rules.worsenings:,} one-step worsenings"),
            ("The range contains the class", f"{rules.combinations:,} combinations"),
            ("The range is the class alone where nothing is unknown", f"{rules.certain:,} of them"),
            ("An activity is on offer", f"{proof.with_activity:,} combinations"),
            ("A claim is used by a rule", f"{proof.claims_used} of {len(edition.claims)}"),
            ("A claim is listed as not computable", proof.claims_not_computable),
            ("A row of a factor cites a claim", _count_rows(edition)),
            ("A recommendation cites a claim", len(edition.recommendations)),
        ),
    )
    yield from _table(
        ("Class", "Combinations"),
        (
            (f"C{each.rank} `{each.code}`", f"{rules.by_class[each.code]:,}")
            for each in edition.classes
        ),
    )
    yield from _table(
        ("Range", "Combinations"),
        (
            (f"`{low}` to `{high}`", f"{count:,}")
            for (low, high), count in sorted(rules.ranges.items(), key=lambda each: -each[1])
        ),
    )


def _count_rows(edition: Edition) -> int:
    return sum(len(factor.rows) for factor in edition.factors.values())
