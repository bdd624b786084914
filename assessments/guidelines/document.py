"""An edition as a document that a doctor reads: rendered from the rules, never written by hand."""

from assessments.guidelines import document_rules as rules
from assessments.guidelines.edition import Edition
from assessments.guidelines.markdown import Lines, ids, table
from assessments.guidelines.proof import EditionProof


def render(edition: Edition, proof: EditionProof) -> str:
    """The whole document in Markdown."""
    parts = (
        _opening(edition),
        rules.classes(edition),
        rules.facts(edition),
        rules.factors(edition),
        rules.recommendations(edition),
        _stop_rule(edition),
        _decision(edition),
        _activities(edition),
        _claims(edition),
        _ambiguities(edition),
        _proof(edition, proof),
    )
    return "\n".join(line for part in parts for line in part)


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


def _stop_rule(edition: Edition) -> Lines:
    text = edition.texts().stop_rule
    statuses = ", ".join(f"`{status}`" for status in sorted(edition.stop_rule.spine_statuses))
    yield f"## {text.title.clinician}"
    yield ""
    yield f"{text.scope.clinician} `spine_status`: {statuses}. ({ids(edition.stop_rule.cites)})"
    yield ""
    yield from table(
        ("Step", "For the clinician", "The patient reads", "Next", "Claims"),
        (
            (
                step.id,
                text.steps[step.id].clinician,
                text.steps[step.id].patient,
                "; ".join(f"{text.answers[said]}: {to}" for said, to in step.leads_to.items()),
                ids(step.cites),
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
    yield f"{text.awareness.clinician} ({ids(edition.decision_cites)})"
    yield ""
    for number, step in enumerate(text.steps, start=1):
        yield f"{number}. {step}"
    yield ""
    yield from table(
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
    yield from table(
        ("Activity", "Counts for REC-14 in", "Claims"),
        (
            (
                texts[activity.code].name.clinician,
                " ".join(
                    f"C{each.rank}"
                    for each in edition.classes
                    if activity in edition.activities_for(each.code)
                ),
                ids(activity.cites) if activity.from_article else "not the article's",
            )
            for activity in edition.activities
        ),
    )


def _claims(edition: Edition) -> Lines:
    said = edition.texts().claims
    yield "## Claims"
    yield ""
    yield from table(
        ("Claim", "Where", "In our words", "The patient reads", "Kind", "Used by"),
        (
            (
                claim.id,
                f"P{claim.paragraph}",
                claim.text,
                said[claim.id].patient,
                claim.kind,
                "; ".join(edition.used_by[claim.id]) or edition.not_computable[claim],
            )
            for claim in edition.claims.values()
        ),
    )


def _ambiguities(edition: Edition) -> Lines:
    yield "## Where the article is silent or contradicts itself"
    yield ""
    yield from table(
        ("Id", "Ambiguity", "Decision taken"),
        ((each.id, each.question, each.resolution) for each in edition.ambiguities),
    )


def _proof(edition: Edition, proof: EditionProof) -> Lines:
    tried = proof.rules
    yield "## Proof"
    yield ""
    yield "Tried over every combination of the answers; the tests fail when one does not hold."
    yield ""
    yield from table(
        ("Promise", "Tried"),
        (
            ("Each combination has exactly one class", f"{tried.combinations:,} combinations"),
            ("No worse answer lowers the class", f"{tried.worsenings:,} one-step worsenings"),
            ("The range contains the class", f"{tried.combinations:,} combinations"),
            ("The range is the class alone where nothing is unknown", f"{tried.certain:,} of them"),
            ("An activity is on offer", f"{proof.with_activity:,} combinations"),
            ("A claim is used by a rule", f"{proof.claims_used} of {len(edition.claims)}"),
            ("A claim is listed as not computable", proof.claims_not_computable),
            ("A row of a factor cites a claim", _count_rows(edition)),
            ("A recommendation cites a claim", len(edition.recommendations)),
        ),
    )
    yield from table(
        ("Class", "Combinations"),
        (
            (f"C{each.rank} `{each.code}`", f"{tried.by_class[each.code]:,}")
            for each in edition.classes
        ),
    )
    yield from table(
        ("Range", "Combinations"),
        (
            (f"`{low}` to `{high}`", f"{count:,}")
            for (low, high), count in sorted(tried.ranges.items(), key=lambda each: -each[1])
        ),
    )


def _count_rows(edition: Edition) -> int:
    return sum(len(factor.rows) for factor in edition.factors.values())
