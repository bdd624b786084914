"""The 22 recommendations: on which claims each stands, and exactly when it applies."""

from assessments.engine import ALWAYS, Applies, Condition, Is, Mode, Recommendation, Wording
from assessments.guidelines.running_spine.v1_0_0 import claims as c
from assessments.guidelines.running_spine.v1_0_0.classes import (
    BY_SPINE_DISEASE,
    CONDITIONS,
    CONSULT,
    EXCLUDED,
    FIND_CAUSE,
    HEALTHY,
    IN_PAIN,
    NO_RULE_OF_ITS_OWN,
    PAIN_TO_EXPLAIN,
    REPORTED,
    UNMET,
)

MAY_RUN = (HEALTHY, CONDITIONS)
DIAGNOSED = (CONSULT, EXCLUDED)
EVERYBODY = (HEALTHY, CONDITIONS, FIND_CAUSE, CONSULT, EXCLUDED)

IN_C0_C1 = Is("class", "healthy", "conditions")
IN_C2 = Is("class", "find_cause")
IN_C3 = Is("class", "consult")
IN_C4 = Is("class", "excluded")
ON_TRAILS = Is("usual_surface", "trail")
NOT_ON_TRAILS = Is("usual_surface", "cement", "other", "not_recorded")
TECHNIQUE_OPEN = Is("technique", "novice", "not_recorded")
NOT_CONSULTED = Is("consultation", "none", "other")
AGAINST_ADVICE = Is("decision", "will_run_against_advice")
DECIDED_TO_RUN = Is("decision", "will_run_within_plan", "will_run_against_advice")
HARD_TO_STOP = Is("difficulty_stopping", "yes")
CAUSE_UNKNOWN = Is("pain_cause", "unknown")
FROM_WEAK_MUSCLES = Is("pain_cause", "muscle_weakness")
RUNS_NOW = Is("runs_now", "yes")
DISC = Is("discopathy", "yes")


def once_running(when: Condition = ALWAYS) -> tuple[Applies, Applies]:
    """Kept back in C3 and C4 until the patient has decided to run (A26)."""
    decided = DECIDED_TO_RUN if when is ALWAYS else when & DECIDED_TO_RUN
    return (
        Applies(*DIAGNOSED, mode=Mode.AUTOMATIC, when=decided),
        Applies(*DIAGNOSED, mode=Mode.IF_RUNNING, when=when),
    )


# P13 - alternatives that stabilise the torso. AMB-17: offered, not ticked, outside C3 and C4.
REC_01 = Recommendation(
    "REC-01",
    cites=(c.A25, c.A27, c.A28),
    applies=(
        Applies(*DIAGNOSED, mode=Mode.AUTOMATIC),
        Applies(*MAY_RUN, FIND_CAUSE, mode=Mode.OFFERED),
    ),
)

# P11, P12 - core and plank
REC_02 = Recommendation(
    "REC-02",
    cites=(c.A20, c.A21, c.A23, c.A24, c.A29),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC),
        Applies(FIND_CAUSE, *DIAGNOSED, mode=Mode.OFFERED),
    ),
)

# P14 - buttocks and pelvis
REC_03 = Recommendation(
    "REC-03",
    cites=(c.A32, c.A33),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC),
        Applies(FIND_CAUSE, *DIAGNOSED, mode=Mode.OFFERED),
    ),
    wordings=(Wording("may_run", IN_C0_C1), Wording("default")),
)

# P11, P14 - stretch after, not before
REC_04 = Recommendation(
    "REC-04",
    cites=(c.A20, c.A22, c.A29, c.A30, c.A31),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC),
        Applies(FIND_CAUSE, *DIAGNOSED, mode=Mode.OFFERED),
    ),
)

# P11, P14 - regeneration
REC_05 = Recommendation(
    "REC-05",
    cites=(c.A20, c.A31),
    applies=(Applies(*MAY_RUN, mode=Mode.AUTOMATIC), *once_running()),
)

# P18 - surface. AMB-07: advice for those who may run or have decided to, never a treatment.
REC_06 = Recommendation(
    "REC-06",
    cites=(c.A42, c.A43, c.A45),
    applies=(Applies(*MAY_RUN, mode=Mode.AUTOMATIC), *once_running()),
)

# P18 - cushioned shoes on hard ground. AMB-08, AMB-09.
REC_07 = Recommendation(
    "REC-07",
    cites=(c.A43, c.A44),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC, when=NOT_ON_TRAILS),
        *once_running(NOT_ON_TRAILS),
    ),
)

# P18 - low-cushion shoes on trails, with the balance caveat
REC_08 = Recommendation(
    "REC-08",
    cites=(c.A45, c.A46),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC, when=ON_TRAILS),
        Applies(*MAY_RUN, mode=Mode.OFFERED),
        *once_running(ON_TRAILS),
    ),
)

# P5, P6 - technique
REC_09 = Recommendation(
    "REC-09",
    cites=(c.A2, c.A5, c.A6, c.A7, c.A8, c.A9, c.A10, c.A11),
    applies=(
        Applies(*MAY_RUN, mode=Mode.AUTOMATIC, when=TECHNIQUE_OPEN),
        Applies(*MAY_RUN, mode=Mode.OFFERED),
        *once_running(),
    ),
)

# P20 - the stop rule, stated only for people without a diagnosed spine disease
REC_10 = Recommendation(
    "REC-10",
    cites=(c.A47, c.A48, c.A49, c.A50, c.A51),
    applies=(Applies(*EVERYBODY, mode=Mode.AUTOMATIC, when=NO_RULE_OF_ITS_OWN),),
)

# P8 - consult before starting. AMB-16, AMB-19, AMB-30.
REC_11 = Recommendation(
    "REC-11",
    cites=(c.A13, c.A14),
    applies=(Applies(*DIAGNOSED, mode=Mode.AUTOMATIC, when=NOT_CONSULTED),),
    wordings=(
        Wording("excluded", IN_C4),
        Wording("spine_disease_runs_now", BY_SPINE_DISEASE & RUNS_NOW),
        Wording("spine_disease", BY_SPINE_DISEASE),
        Wording("other_cause_runs_now", RUNS_NOW),
        Wording("other_cause"),
    ),
)

# P11, P20 - find the cause first
REC_12 = Recommendation(
    "REC-12",
    cites=(c.A18, c.A47, c.A51),
    applies=(
        Applies(FIND_CAUSE, mode=Mode.AUTOMATIC, when=PAIN_TO_EXPLAIN),
        Applies(*DIAGNOSED, mode=Mode.AUTOMATIC, when=IN_PAIN & CAUSE_UNKNOWN),
    ),
    wordings=(Wording("find_cause", IN_C2), Wording("default")),
)

# P8, P13, P16 - the informed decision is the patient's
REC_13 = Recommendation(
    "REC-13",
    cites=(c.A16, c.A26, c.A34, c.A35),
    applies=(
        Applies(*DIAGNOSED, mode=Mode.AUTOMATIC),
        Applies(*MAY_RUN, FIND_CAUSE, mode=Mode.AUTOMATIC, when=AGAINST_ADVICE),
    ),
    wordings=(
        Wording("spine_disease", BY_SPINE_DISEASE),
        Wording("other_cause", IN_C3),
        Wording("spine_disease"),
    ),
)

# P16 - never advise doing nothing: a constraint, not a tip
REC_14 = Recommendation(
    "REC-14",
    cites=(c.A40, c.A41),
    applies=(Applies(*EVERYBODY, mode=Mode.AUTOMATIC),),
    wordings=(Wording("silent", IN_C0_C1), Wording("default")),
)

# P16 - the surgery warning, always as the article's words (AMB-25)
REC_15 = Recommendation(
    "REC-15",
    cites=(c.A35, c.A36),
    applies=(Applies(*DIAGNOSED, mode=Mode.AUTOMATIC, when=DISC),),
)

# P16 - running is hard to give up
REC_16 = Recommendation(
    "REC-16",
    cites=(c.A38, c.A39),
    applies=(
        Applies(*DIAGNOSED, mode=Mode.AUTOMATIC),
        Applies(*MAY_RUN, FIND_CAUSE, mode=Mode.AUTOMATIC, when=HARD_TO_STOP),
    ),
)

# P1, P2, P8, P9 - running is encouraged
REC_17 = Recommendation(
    "REC-17",
    cites=(c.A1, c.A3, c.A12, c.A17),
    applies=(Applies(*MAY_RUN, mode=Mode.AUTOMATIC),),
)

# P11 - running helps weak muscles
REC_18 = Recommendation(
    "REC-18",
    cites=(c.A18, c.A19, c.A20),
    applies=(Applies(CONDITIONS, mode=Mode.AUTOMATIC, when=IN_PAIN & FROM_WEAK_MUSCLES),),
)

# P16 - running is excluded
REC_19 = Recommendation("REC-19", cites=(c.A37,), applies=(Applies(EXCLUDED, mode=Mode.AUTOMATIC),))

# P8, P13 - advice against running. AMB-06: only where the reason is a spine disease.
REC_20 = Recommendation(
    "REC-20",
    cites=(c.A14, c.A15, c.A25),
    applies=(Applies(CONSULT, mode=Mode.AUTOMATIC, when=BY_SPINE_DISEASE),),
)

# P11, P14, P18 - supporting work is a condition, not an extra
REC_21 = Recommendation(
    "REC-21",
    cites=(c.A20, c.A21, c.A29, c.A44),
    applies=(Applies(CONDITIONS, mode=Mode.AUTOMATIC, when=UNMET),),
)

# P8, P20 - confirm or refute what the patient reports (AMB-29)
REC_22 = Recommendation(
    "REC-22",
    cites=(c.A13, c.A47, c.A48),
    applies=(Applies(*EVERYBODY, mode=Mode.AUTOMATIC, when=REPORTED),),
    wordings=(Wording("find_cause", IN_C2), Wording("default")),
)

RECOMMENDATIONS = (
    REC_01,
    REC_02,
    REC_03,
    REC_04,
    REC_05,
    REC_06,
    REC_07,
    REC_08,
    REC_09,
    REC_10,
    REC_11,
    REC_12,
    REC_13,
    REC_14,
    REC_15,
    REC_16,
    REC_17,
    REC_18,
    REC_19,
    REC_20,
    REC_21,
    REC_22,
)
