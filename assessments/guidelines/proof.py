"""What is proved of an edition: every combination, an activity for everybody, every claim used."""

from dataclasses import dataclass
from functools import cache

from assessments.engine import GuidelineError, Mode
from assessments.engine.proof import Proof, every_case
from assessments.engine.proof import prove as prove_rules
from assessments.guidelines.case import Case
from assessments.guidelines.edition import Edition


@dataclass(frozen=True)
class EditionProof:
    """The figures of the proof."""

    rules: Proof
    with_activity: int
    claims_used: int
    claims_not_computable: int


@cache
def prove(edition: Edition) -> EditionProof:
    """Prove the promises of an edition, once. Raises GuidelineError naming what breaks one."""
    claims_used = _prove_claims(edition)
    with_activity = _prove_activity(edition)
    return EditionProof(
        prove_rules(edition.rules), with_activity, claims_used, len(edition.not_computable)
    )


def _prove_activity(edition: Edition) -> int:
    """REC-14: how many cases were tried; each has an activity on offer and must have one."""
    tried = 0
    for facts in every_case(edition.rules):
        tried += 1
        answer = edition.evaluate(Case(facts))
        if not edition.activities_for(answer.risk_class.code):
            raise GuidelineError(f"No activity on offer in class {answer.risk_class}")
        if (edition.never_nothing, Mode.AUTOMATIC) not in answer.recommendations:
            raise GuidelineError(f"{edition.never_nothing.id} is missing in {answer.risk_class}")
    return tried


def _prove_claims(edition: Edition) -> int:
    """How many claims a rule rests on; the others are listed with the reason why none can."""
    excused = {claim.id for claim in edition.not_computable}
    for claim, places in edition.used_by.items():
        if not places and claim not in excused:
            raise GuidelineError(f"Claim {claim}: nothing rests on it, and no reason is given")
        if places and claim in excused:
            raise GuidelineError(
                f"Claim {claim}: listed as not computable, yet {places[0]} uses it"
            )
    return len(edition.used_by) - len(excused)
