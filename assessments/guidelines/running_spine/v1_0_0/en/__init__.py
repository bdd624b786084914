"""The texts of edition 1.0.0 in English."""

from assessments.guidelines.running_spine.v1_0_0.claims import CLAIMS
from assessments.guidelines.running_spine.v1_0_0.en.activities import ACTIVITIES
from assessments.guidelines.running_spine.v1_0_0.en.classes import CLASSES
from assessments.guidelines.running_spine.v1_0_0.en.conditions import (
    CONDITIONS,
    FACTORS,
    MARKERS,
    MODES,
    STRENGTHS,
    WARNINGS,
)
from assessments.guidelines.running_spine.v1_0_0.en.plain_claims import PLAIN_CLAIMS
from assessments.guidelines.running_spine.v1_0_0.en.questions import CLASSIFYING
from assessments.guidelines.running_spine.v1_0_0.en.recommendations import RECOMMENDATIONS
from assessments.guidelines.running_spine.v1_0_0.en.records import RECORDED
from assessments.guidelines.running_spine.v1_0_0.en.stop_rule import DECISION, STOP_RULE
from assessments.guidelines.texts import Pair, ReviewStatus, Texts, in_both_voices

ENGLISH = Texts(
    language="en",
    name="English",
    status=ReviewStatus.DRAFT,
    reviewed_by="",
    provenance=Pair(
        "Opinion of one clinician, given in an interview: an orthopaedist whose speciality is "
        "knee and ankle, not the spine (A52).",
        "These rules come from a talk with one doctor, whose field is the knee and the ankle, "
        "not the spine.",
    ),
    evidence_label=Pair("Level of evidence: opinion of one clinician", "One doctor's opinion"),
    variables={**CLASSIFYING, **RECORDED},
    factors=FACTORS,
    strengths=STRENGTHS,
    conditions=CONDITIONS,
    classes=CLASSES,
    recommendations=RECOMMENDATIONS,
    modes=MODES,
    activities=ACTIVITIES,
    stop_rule=STOP_RULE,
    decision=DECISION,
    warnings=WARNINGS,
    markers=MARKERS,
    claims=in_both_voices({claim.id: claim.text for claim in CLAIMS}, PLAIN_CLAIMS),
)
