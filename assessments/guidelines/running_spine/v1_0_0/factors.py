"""The seven factors, F1 to F7: what each contributes on its own. The worst one wins."""

from enum import StrEnum

from assessments.engine import ANY, Factor, Row, one_of
from assessments.guidelines.running_spine.v1_0_0.claims import (
    A1,
    A6,
    A7,
    A8,
    A9,
    A10,
    A11,
    A13,
    A14,
    A15,
    A17,
    A18,
    A19,
    A20,
    A22,
    A24,
    A25,
    A29,
    A30,
    A31,
    A37,
    A42,
    A43,
    A44,
    A45,
    A47,
    A48,
    A49,
    A51,
)
from assessments.guidelines.running_spine.v1_0_0.classes import (
    CONDITIONS,
    CONSULT,
    EXCLUDED,
    FIND_CAUSE,
    HEALTHY,
)
from assessments.guidelines.running_spine.v1_0_0.facts import (
    BackPain,
    CoreStrengthening,
    PainCause,
    Regeneration,
    Shoes,
    SpineStatus,
    Stretching,
    Technique,
    UsualSurface,
    back_pain,
    core_strengthening,
    pain_cause,
    regeneration,
    shoes,
    spine_status,
    stretching,
    technique,
    usual_surface,
)


class Strength(StrEnum):
    """AMB-31: how strongly the article asks for a condition."""

    NECESSARY = "necessary"
    REQUIRED = "required"
    ADVISED = "advised"
    OVER_TIME = "over_time"


ANY_PAIN = one_of(BackPain.SETTLES, BackPain.PERSISTENT)

# P8, P13, P16 - a diagnosed spine disease. AMB-04, AMB-24: every disease, every region alike.
SPINE = Factor(
    "spine",
    reads=(spine_status,),
    rows=[
        Row(SpineStatus.NO_DISEASE, gives=HEALTHY, cites=[A1, A17]),
        # AMB-03: never examined classifies like no disease, marked provisional.
        Row(SpineStatus.NOT_ASSESSED, gives=HEALTHY, cites=[A17, A48]),
        # AMB-29: a patient's own word is neither a diagnosis nor nothing.
        Row(SpineStatus.DISEASE_REPORTED, gives=FIND_CAUSE, cites=[A13, A47, A48]),
        Row(SpineStatus.DISEASE_NOT_ADVANCED, gives=CONSULT, cites=[A13, A14, A15, A25]),
        # AMB-01: not judged yet counts as not excluded, marked provisional.
        Row(SpineStatus.DISEASE_STAGE_UNKNOWN, gives=CONSULT, cites=[A13, A14, A15, A25]),
        Row(SpineStatus.DISEASE_ADVANCED, gives=EXCLUDED, cites=[A37]),
    ],
)

# P11 - chronic back pain: the answer depends on the cause. P20 - pain after or during a run.
PAIN = Factor(
    "pain",
    reads=(back_pain, pain_cause),
    rows=[
        Row(BackPain.NONE, ANY, gives=HEALTHY, cites=[A17]),
        Row(ANY_PAIN, PainCause.MUSCLE_WEAKNESS, gives=CONDITIONS, cites=[A18, A19, A20]),
        Row(BackPain.SETTLES, PainCause.UNKNOWN, gives=CONDITIONS, cites=[A47, A48, A49]),
        Row(BackPain.PERSISTENT, PainCause.UNKNOWN, gives=FIND_CAUSE, cites=[A18, A51]),
        # AMB-05: a cause that the article does not answer; a doctor must decide.
        Row(ANY_PAIN, PainCause.OTHER_KNOWN, gives=CONSULT, cites=[A18, A47]),
        Row(ANY_PAIN, PainCause.SPINAL_DISEASE, gives=CONSULT, cites=[A13, A14, A15, A18]),
    ],
)

# P5, P6 - technique decides the load. AMB-15: a novice is never worse than C1.
TECHNIQUE = Factor(
    "technique",
    reads=(technique,),
    way_out={technique: Technique.ERGONOMIC},
    rows=[
        Row(Technique.ERGONOMIC, gives=HEALTHY, cites=[A8, A9, A10]),
        Row(
            Technique.NOVICE,
            gives=CONDITIONS,
            cites=[A6, A7, A11],
            strength=Strength.OVER_TIME,
            says="technique_novice",
        ),
        Row(
            Technique.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A6, A7, A11],
            strength=Strength.OVER_TIME,
            says="technique_to_check",
        ),
    ],
)

# P11, P12, P14 - extra exercise. AMB-28: for healthy runners too.
CORE = Factor(
    "core",
    reads=(core_strengthening,),
    way_out={core_strengthening: CoreStrengthening.REGULAR},
    rows=[
        Row(CoreStrengthening.REGULAR, gives=HEALTHY, cites=[A20, A24]),
        Row(
            CoreStrengthening.NOT_REGULAR,
            gives=CONDITIONS,
            cites=[A20, A24, A29],
            strength=Strength.NECESSARY,
            says="core_not_regular",
        ),
        Row(
            CoreStrengthening.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A20, A24, A29],
            strength=Strength.NECESSARY,
            says="core_to_check",
        ),
    ],
)

# P11, P14 - stretching is necessary; after rather than before is advised
STRETCHING = Factor(
    "stretching",
    reads=(stretching,),
    way_out={stretching: Stretching.AFTER},
    rows=[
        Row(Stretching.AFTER, gives=HEALTHY, cites=[A22, A29]),
        Row(
            Stretching.BEFORE_ONLY,
            gives=CONDITIONS,
            cites=[A22, A30],
            strength=Strength.ADVISED,
            says="stretching_before_only",
        ),
        Row(
            Stretching.NONE,
            gives=CONDITIONS,
            cites=[A20, A29, A30],
            strength=Strength.NECESSARY,
            says="stretching_none",
        ),
        Row(
            Stretching.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A20, A29, A30],
            strength=Strength.NECESSARY,
            says="stretching_to_check",
        ),
    ],
)

# P11, P14 - regeneration
REGENERATION = Factor(
    "regeneration",
    reads=(regeneration,),
    way_out={regeneration: Regeneration.YES},
    rows=[
        Row(Regeneration.YES, gives=HEALTHY, cites=[A20, A31]),
        Row(
            Regeneration.NO,
            gives=CONDITIONS,
            cites=[A20, A31],
            strength=Strength.REQUIRED,
            says="regeneration_no",
        ),
        Row(
            Regeneration.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A20, A31],
            strength=Strength.REQUIRED,
            says="regeneration_to_check",
        ),
    ],
)

# P18 - surface and shoes. AMB-08: two statements about shoes, split by the surface.
NOT_CUSHIONED = one_of(Shoes.LOW_CUSHION_TRAIL, Shoes.OTHER)
SURFACE_AND_SHOES = Factor(
    "surface_and_shoes",
    reads=(usual_surface, shoes),
    way_out={shoes: Shoes.CUSHIONED},
    rows=[
        Row(UsualSurface.TRAIL, ANY, gives=HEALTHY, cites=[A42, A45]),
        Row(
            one_of(UsualSurface.OTHER, UsualSurface.CEMENT, UsualSurface.NOT_RECORDED),
            Shoes.CUSHIONED,
            gives=HEALTHY,
            cites=[A44],
        ),
        # AMB-09: asphalt, track, treadmill and grass on the cautious side.
        Row(
            UsualSurface.OTHER,
            NOT_CUSHIONED,
            gives=CONDITIONS,
            cites=[A42, A44],
            strength=Strength.ADVISED,
            says="shoes_on_other",
        ),
        Row(
            UsualSurface.OTHER,
            Shoes.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A42, A44],
            strength=Strength.ADVISED,
            says="shoes_on_other_to_check",
        ),
        Row(
            UsualSurface.CEMENT,
            NOT_CUSHIONED,
            gives=CONDITIONS,
            cites=[A43, A44],
            strength=Strength.NECESSARY,
            says="shoes_on_cement",
        ),
        Row(
            UsualSurface.CEMENT,
            Shoes.NOT_RECORDED,
            gives=CONDITIONS,
            cites=[A43, A44],
            strength=Strength.NECESSARY,
            says="shoes_on_cement_to_check",
        ),
        Row(
            UsualSurface.NOT_RECORDED,
            one_of(Shoes.LOW_CUSHION_TRAIL, Shoes.OTHER, Shoes.NOT_RECORDED),
            gives=CONDITIONS,
            cites=[A42, A43, A44],
            strength=Strength.NECESSARY,
            says="surface_to_check",
        ),
    ],
)

FACTORS = (SPINE, PAIN, TECHNIQUE, CORE, STRETCHING, REGENERATION, SURFACE_AND_SHOES)
