"""The part of the generated document that renders the rules: classes, facts, factors, advice."""

from collections.abc import Iterator, Sequence

from assessments.engine import ALWAYS, ANY, Factor, Recommendation
from assessments.engine.tables import Pattern
from assessments.guidelines.edition import Edition
from assessments.guidelines.markdown import Lines, ids, table


def classes(edition: Edition) -> Lines:
    """The five classes, with every wording and its reason."""
    texts = edition.texts()
    yield "## Classes"
    yield ""
    yield "The class is the highest rank that any factor reaches: the worst factor wins."
    yield ""
    for risk_class in edition.classes:
        text = texts.classes[risk_class.code]
        yield f"### C{risk_class.rank} `{risk_class.code}`"
        yield ""
        yield f"{text.definition} ({ids(risk_class.cites)})"
        yield ""
        yield from table(
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


def facts(edition: Edition) -> Lines:
    """The questions, with both labels of each value."""
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
        yield from table(
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


def factors(edition: Edition) -> Lines:
    """The decision tables, row by row."""
    yield "## Factors"
    yield ""
    for number, factor in enumerate(edition.factors.values(), start=1):
        yield f"### F{number} {edition.texts().factors[factor.name].title.clinician}"
        yield ""
        yield from _factor(factor, edition)


def _factor(factor: Factor, edition: Edition) -> Lines:
    texts = edition.texts()
    heads = [f"`{name}`" for name in factor.names]
    yield from table(
        ("Row", *heads, "Gives", "Strength", "Claims"),
        (
            (
                number,
                *map(_pattern, row.patterns),
                f"C{row.gives.rank} `{row.gives.code}`",
                texts.strengths[row.strength].clinician if row.strength else "",
                ids(row.cites),
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


def recommendations(edition: Edition) -> Lines:
    """Every recommendation: texts, claims, and when it applies in which mode."""
    yield "## Recommendations"
    yield ""
    for advised in edition.recommendations.values():
        text = edition.texts().recommendations[advised.id]
        yield f"### {advised.id} {text.name}"
        yield ""
        yield f"For the clinician: {text.clinician} ({ids(advised.cites)})"
        yield ""
        for wording, patient in text.patient.items():
            reason = "" if wording == "default" else f" ({wording.replace('_', ' ')})"
            yield f"For the patient{reason}: {patient or 'nothing.'}"
            yield ""
        yield from table(("Classes", "When", "Mode"), _applies(advised))


def _applies(advised: Recommendation) -> Iterator[Sequence[str]]:
    for line in advised.applies:
        classes = " ".join(f"C{risk_class.rank}" for risk_class in sorted(line.classes))
        when = "always" if line.when is ALWAYS else line.when.describe()
        yield classes, when, line.mode
