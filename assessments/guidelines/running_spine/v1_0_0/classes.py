"""The five classes, best to worst, and which wording each takes."""

from assessments.engine import Is, RiskClass, Wording
from assessments.guidelines.running_spine.v1_0_0.claims import (
    A1,
    A3,
    A4,
    A6,
    A12,
    A13,
    A14,
    A15,
    A16,
    A17,
    A18,
    A19,
    A20,
    A21,
    A22,
    A23,
    A24,
    A25,
    A26,
    A27,
    A29,
    A34,
    A35,
    A37,
    A44,
    A47,
    A48,
    A51,
)

IN_PAIN = Is("back_pain", "settles", "persistent")
NO_RULE_OF_ITS_OWN = Is("spine_status", "no_disease", "not_assessed")
PAIN_TO_EXPLAIN = Is("back_pain", "persistent") & Is("pain_cause", "unknown")
REPORTED = Is("spine_status", "disease_reported")
# Also where a clinician signed an advanced disease down to C3: its reason is still the spine.
SPINE_DISEASE = Is(
    "spine_status", "disease_not_advanced", "disease_stage_unknown", "disease_advanced"
)
BY_SPINE_DISEASE = SPINE_DISEASE | Is("pain_cause", "spinal_disease")
OTHER_CAUSE = Is("pain_cause", "other_known")
CONSULTED = Is("consultation", "orthopaedist", "neurosurgeon")
UNMET = Is("conditions", "unmet")

# P1, P9 - running strengthens a spine without disease
HEALTHY = RiskClass("healthy", 0, cites=(A1, A3, A12, A17, A29))

# P5, P11, P14 - beneficial, as long as its conditions are met
CONDITIONS = RiskClass(
    "conditions",
    1,
    cites=(A4, A6, A19, A20, A21, A22, A23, A24, A29, A44),
    wordings=(
        Wording("unmet", UNMET),
        Wording("pain_with_steps", IN_PAIN & NO_RULE_OF_ITS_OWN),
        Wording("pain_with_own_rule", IN_PAIN),
        Wording("signed"),
    ),
)

# P11, P20 - the answer depends on a cause, or on a disease, that is not established
FIND_CAUSE = RiskClass(
    "find_cause",
    2,
    cites=(A18, A47, A48, A51),
    wordings=(
        Wording("pain_and_reported", PAIN_TO_EXPLAIN & REPORTED),
        Wording("pain", PAIN_TO_EXPLAIN),
        Wording("reported", REPORTED | SPINE_DISEASE),
        Wording("pain", IN_PAIN),
        Wording("reported"),
    ),
)

# P8, P13 - diagnosed: consult before starting. AMB-05, AMB-06: another known cause is not
# answered by the article, so it has a wording of its own without any word of risk.
CONSULT = RiskClass(
    "consult",
    3,
    cites=(A13, A14, A15, A16, A25, A26, A34, A35),
    wordings=(
        Wording("spine_disease_consulted", BY_SPINE_DISEASE & CONSULTED),
        Wording("spine_disease", BY_SPINE_DISEASE),
        Wording("other_cause_consulted", OTHER_CAUSE & CONSULTED),
        Wording("other_cause", OTHER_CAUSE),
        # A clinician signed it for a reason that the article does not know.
        Wording("signed_consulted", CONSULTED),
        Wording("signed"),
    ),
)

# P16 - so advanced that it excludes running. AMB-01, AMB-02: a clinician's judgement, and the
# decision stays the patient's.
EXCLUDED = RiskClass("excluded", 4, cites=(A37, A26, A27))

CLASSES = (HEALTHY, CONDITIONS, FIND_CAUSE, CONSULT, EXCLUDED)
