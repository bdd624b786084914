"""Edition 1.0.0 of the guideline `running-spine`, frozen; to be read beside the article.

In its order: claims, facts, factors, classes, recommendations, stop rule, ambiguities. The words
are in `en` and `pl`.
"""

from datetime import date

from assessments.engine import Contradiction, Is, Rules
from assessments.guidelines.edition import Edition
from assessments.guidelines.running_spine.v1_0_0.activities import ACTIVITIES
from assessments.guidelines.running_spine.v1_0_0.ambiguities import AMBIGUITIES
from assessments.guidelines.running_spine.v1_0_0.circumstances import CIRCUMSTANCES
from assessments.guidelines.running_spine.v1_0_0.claims import (
    A16,
    A26,
    A34,
    A35,
    CLAIMS,
    NOT_COMPUTABLE,
)
from assessments.guidelines.running_spine.v1_0_0.classes import CLASSES
from assessments.guidelines.running_spine.v1_0_0.en import ENGLISH
from assessments.guidelines.running_spine.v1_0_0.factors import FACTORS
from assessments.guidelines.running_spine.v1_0_0.facts import FACTS
from assessments.guidelines.running_spine.v1_0_0.pl import POLISH
from assessments.guidelines.running_spine.v1_0_0.recommendations import (
    REC_14,
    REC_21,
    RECOMMENDATIONS,
)
from assessments.guidelines.running_spine.v1_0_0.recorded import RECORDED
from assessments.guidelines.running_spine.v1_0_0.spine import derive_spine_status, read_diagnosis
from assessments.guidelines.running_spine.v1_0_0.stop_rule import STOP_RULE

EDITION = Edition(
    guideline="running-spine",
    version="1.0.0",
    in_force_from=date(2025, 1, 1),
    rules=Rules(
        claims=CLAIMS,
        facts=FACTS,
        circumstances=CIRCUMSTANCES,
        factors=FACTORS,
        classes=CLASSES,
        recommendations=RECOMMENDATIONS,
        contradictions=(
            Contradiction(
                "cause_without_disease",
                fact="pain_cause",
                when=Is("pain_cause", "spinal_disease")
                & Is("spine_status", "no_disease", "not_assessed", "disease_reported"),
            ),
        ),
    ),
    recorded=RECORDED,
    activities=ACTIVITIES,
    stop_rule=STOP_RULE,
    ambiguities=AMBIGUITIES,
    not_computable=NOT_COMPUTABLE,
    decision_cites=(A16, A26, A34, A35),
    # AMB-02: the plan of C4 has no running in it, so nothing can be run within it.
    decisions_not_offered={"excluded": frozenset({"will_run_within_plan"})},
    names_conditions=REC_21,
    never_nothing=REC_14,
    diagnosis=read_diagnosis,
    derive_spine_status=derive_spine_status,
    languages={"en": ENGLISH, "pl": POLISH},
)
