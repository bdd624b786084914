"""What the article says: 52 claims in our own words, in its order, each with its paragraph."""

from enum import StrEnum

from assessments.engine import Claim


class Kind(StrEnum):
    """What sort of statement a claim is."""

    BENEFIT = "benefit"
    MODIFIER = "modifier"
    CAUTION = "caution"
    RISK_FACTOR = "risk factor"
    MECHANISM = "mechanism"
    ADVICE = "advice"
    RULE = "rule"
    RISK = "risk"
    INFORMED_DECISION = "informed decision"
    CONDITION = "condition"
    ALTERNATIVE = "alternative"
    WARNING = "warning"
    REMARK = "remark"
    CLINICIAN = "clinician"
    SCOPE = "scope"
    PROVENANCE = "provenance"


# P1 - the answer in one line
A1 = Claim("A1", 1, "Running is, by default, good for the spine.", Kind.BENEFIT)
# P2 - what it depends on
A2 = Claim(
    "A2", 2, "Effect depends on (a) severity of the ailment, (b) running technique.", Kind.MODIFIER
)
A3 = Claim("A3", 2, "Running acts positively on the paraspinal muscles.", Kind.BENEFIT)
A4 = Claim("A4", 2, "There are exceptions that need caution.", Kind.CAUTION)
# P3 - who speaks
A52 = Claim(
    "A52",
    3,
    "Provenance: one orthopaedist whose speciality is knee and ankle, not spine.",
    Kind.PROVENANCE,
)
# P5 - technique and load
A5 = Claim("A5", 5, "Technique determines spinal load.", Kind.MODIFIER)
A6 = Claim("A6", 5, "Novices bounce; bouncing burdens the spine.", Kind.RISK_FACTOR)
A7 = Claim("A7", 5, "Vertical movement loads the lumbar spine most.", Kind.MECHANISM)
# P6 - what good technique is
A8 = Claim("A8", 6, "Experience/ergonomic technique reduces load.", Kind.MODIFIER)
A9 = Claim(
    "A9",
    6,
    "Technique target 1: little vertical torso movement, straight back relative to the pelvis.",
    Kind.ADVICE,
)
A10 = Claim(
    "A10",
    6,
    "Technique target 2: slight forward flow of the body helps the lumbar region.",
    Kind.ADVICE,
)
A11 = Claim("A11", 6, "Technique needs whole-body endurance and flexibility.", Kind.ADVICE)
# P8 - beginners; diagnosed people
A12 = Claim("A12", 8, "Running is not harmful in itself (also for beginners).", Kind.BENEFIT)
A13 = Claim(
    "A13",
    8,
    (
        "Diagnosed discopathy or spondylolisthesis: consult an orthopaedist or neurosurgeon "
        "before starting."
    ),
    Kind.RULE,
)
A14 = Claim(
    "A14", 8, "Diagnosed: high risk that the changes and the lumbar spine get worse.", Kind.RISK
)
A15 = Claim("A15", 8, "Diagnosed: running can only increase complaints.", Kind.RISK)
A16 = Claim(
    "A16",
    8,
    "A diagnosed person who runs must know the condition and the risk.",
    Kind.INFORMED_DECISION,
)
# P9 - people without a spine disease
A17 = Claim(
    "A17",
    9,
    "Healthy (no spine disease): running strengthens the paraspinal muscles.",
    Kind.BENEFIT,
)
# P11 - chronic back pain: the answer depends on the cause
A18 = Claim("A18", 11, "Chronic back pain: the answer depends on the cause.", Kind.RULE)
A19 = Claim(
    "A19",
    11,
    "Pain from muscle weakness (sedentary, computer work): running strengthens.",
    Kind.BENEFIT,
)
A20 = Claim(
    "A20",
    11,
    "Running must be accompanied by strengthening, stretching, regeneration.",
    Kind.CONDITION,
)
A21 = Claim(
    "A21",
    11,
    "Extra exercise is a must for anyone serious about running and a healthy spine.",
    Kind.CONDITION,
)
A22 = Claim("A22", 11, "Stretch after, not before, training.", Kind.ADVICE)
A23 = Claim("A23", 11, "Plank is very beneficial.", Kind.ADVICE)
# P12 - the core
A24 = Claim(
    "A24", 12, "Strengthen the core regularly so that running does not hurt the back.", Kind.ADVICE
)
# P13 - any spine disease; the patient chooses; alternatives
A25 = Claim("A25", 13, "Doctors dissuade people with any spine disease from running.", Kind.RULE)
A26 = Claim("A26", 13, "The choice of sport is always the patient's.", Kind.INFORMED_DECISION)
A27 = Claim(
    "A27",
    13,
    (
        "Alternatives for people with spine disease; criterion: torso work that stabilises the "
        "spine muscles."
    ),
    Kind.ALTERNATIVE,
)
A28 = Claim("A28", 13, "Alternatives activate the deep postural muscles.", Kind.MECHANISM)
# P14 - extra exercise and stretching are necessary
A29 = Claim(
    "A29",
    14,
    "Without extra exercise and stretching running is not healthy for the spine.",
    Kind.CONDITION,
)
A30 = Claim(
    "A30",
    14,
    "Neglecting post-workout work leads to contracture and low back discomfort.",
    Kind.RISK_FACTOR,
)
A31 = Claim("A31", 14, "Stretching is regeneration and relaxation.", Kind.ADVICE)
A32 = Claim("A32", 14, "Buttock and pelvis work stabilises the lumbar region.", Kind.ADVICE)
A33 = Claim(
    "A33",
    14,
    "Buttock and pelvis work also lengthens the stride and improves performance.",
    Kind.ADVICE,
)
# P16 - running with discopathy
A34 = Claim(
    "A34",
    16,
    "The risk of running with discopathy is the patient's to bear.",
    Kind.INFORMED_DECISION,
)
A35 = Claim(
    "A35",
    16,
    "Discopathy: the patient must know running may aggravate complaints.",
    Kind.INFORMED_DECISION,
)
A36 = Claim("A36", 16, "Those complaints often end with surgery.", Kind.WARNING)
A37 = Claim(
    "A37", 16, "Some diseases are so advanced that they exclude running by definition.", Kind.RULE
)
A38 = Claim("A38", 16, "Running is extremely addictive.", Kind.REMARK)
A39 = Claim("A39", 16, "Many runners struggle to stop or give up.", Kind.REMARK)
A40 = Claim(
    "A40", 16, "Doctor's dilemma: current health versus harm of inactivity.", Kind.CLINICIAN
)
A41 = Claim("A41", 16, "Stopping all activity leads to other dangerous diseases.", Kind.CLINICIAN)
# P18 - surface and shoes
A42 = Claim("A42", 18, "Surface matters a lot.", Kind.MODIFIER)
A43 = Claim(
    "A43", 18, "Cement, slabs, concrete are worst (no energy absorption).", Kind.RISK_FACTOR
)
A44 = Claim("A44", 18, "On cement, well-cushioned shoes are necessary.", Kind.CONDITION)
A45 = Claim(
    "A45",
    18,
    "Trail running in low-cushion trail shoes is the healthiest and best against lumbar pain.",
    Kind.ADVICE,
)
A46 = Claim(
    "A46", 18, "Caveat: trail needs more attention, leg and torso work, balance.", Kind.CAUTION
)
# P20 - pain after or during a run
A47 = Claim("A47", 20, "What to do with pain on a run is individual.", Kind.CAUTION)
A48 = Claim(
    "A48", 20, "The stop rule is stated only for a healthy (undiagnosed) person.", Kind.SCOPE
)
A49 = Claim("A49", 20, "Stop rule 1: slow down, walk.", Kind.RULE)
A50 = Claim("A50", 20, "Stop rule 2: stop, stretch, check.", Kind.RULE)
A51 = Claim(
    "A51", 20, "Stop rule 3: still pain at home after rest: consider seeing the doctor.", Kind.RULE
)

CLAIMS = (
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    A9,
    A10,
    A11,
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
    A28,
    A29,
    A30,
    A31,
    A32,
    A33,
    A34,
    A35,
    A36,
    A37,
    A38,
    A39,
    A40,
    A41,
    A42,
    A43,
    A44,
    A45,
    A46,
    A47,
    A48,
    A49,
    A50,
    A51,
    A52,
)

NOT_COMPUTABLE = {
    A52: "It tells who speaks, not what to do: shown beside every result as the level of evidence.",
}
"""Claims that no rule can use, each with the reason; every other claim is used by one."""
