"""The texts of edition 1.0.0 in Polish: a draft, which nobody qualified has read yet."""

from assessments.guidelines.running_spine.v1_0_0.pl.activities import ACTIVITIES
from assessments.guidelines.running_spine.v1_0_0.pl.claims import CLAIMS
from assessments.guidelines.running_spine.v1_0_0.pl.classes import CLASSES
from assessments.guidelines.running_spine.v1_0_0.pl.conditions import (
    CONDITIONS,
    FACTORS,
    MARKERS,
    MODES,
    STRENGTHS,
    WARNINGS,
)
from assessments.guidelines.running_spine.v1_0_0.pl.plain_claims import PLAIN_CLAIMS
from assessments.guidelines.running_spine.v1_0_0.pl.questions import CLASSIFYING
from assessments.guidelines.running_spine.v1_0_0.pl.recommendations import RECOMMENDATIONS
from assessments.guidelines.running_spine.v1_0_0.pl.records import RECORDED
from assessments.guidelines.running_spine.v1_0_0.pl.stop_rule import DECISION, STOP_RULE
from assessments.guidelines.texts import Pair, ReviewStatus, Texts, in_both_voices

POLISH = Texts(
    language="pl",
    name="Polish",
    status=ReviewStatus.DRAFT,
    reviewed_by="",
    provenance=Pair(
        "Opinia jednego lekarza, wyrażona w wywiadzie: ortopedy, którego specjalnością są kolano "
        "i staw skokowy, a nie kręgosłup (A52).",
        "Te zasady pochodzą z rozmowy z jednym lekarzem. Zajmuje się on kolanem i stawem "
        "skokowym, a nie kręgosłupem.",
    ),
    evidence_label=Pair("Poziom dowodów: opinia jednego lekarza", "Opinia jednego lekarza"),
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
    claims=in_both_voices(CLAIMS, PLAIN_CLAIMS),
)
