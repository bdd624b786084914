"""The nine questions that decide the class, and the circumstances that only choose advice.

Values stand best to worst. An unknown value says what it may turn out to be; nothing unknown
is ever read as normal.
"""

from assessments.engine import Applicability, Domain, Fact

CLINICIAN = "clinician"
THERAPIST = "therapist"
PATIENT = "patient"


class SpineStatus(Domain):
    """What is known of the spine: the worst over the diagnoses that count."""

    NO_DISEASE = "no_disease"
    NOT_ASSESSED = "not_assessed"
    DISEASE_REPORTED = "disease_reported"
    DISEASE_NOT_ADVANCED = "disease_not_advanced"
    DISEASE_STAGE_UNKNOWN = "disease_stage_unknown"
    DISEASE_ADVANCED = "disease_advanced"


class BackPain(Domain):
    """AMB-13: `persistent` is still there after home and rest, or called chronic by a clinician."""

    NONE = "none"
    SETTLES = "settles"
    PERSISTENT = "persistent"


class PainCause(Domain):
    """`muscle_weakness` is a clinical judgement, never inferred from a patient's job."""

    MUSCLE_WEAKNESS = "muscle_weakness"
    UNKNOWN = "unknown"
    OTHER_KNOWN = "other_known"
    SPINAL_DISEASE = "spinal_disease"


class Technique(Domain):
    """AMB-21: `ergonomic` is all three: little bounce, straight back, slight forward flow."""

    ERGONOMIC = "ergonomic"
    NOVICE = "novice"
    NOT_RECORDED = "not_recorded"


class CoreStrengthening(Domain):
    """AMB-11: the article gives no dose, so none is asked."""

    REGULAR = "regular"
    NOT_REGULAR = "not_regular"
    NOT_RECORDED = "not_recorded"


class Stretching(Domain):
    """When the patient stretches."""

    AFTER = "after"
    BEFORE_ONLY = "before_only"
    NONE = "none"
    NOT_RECORDED = "not_recorded"


class Regeneration(Domain):
    """Whether recovery days are planned."""

    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"


class UsualSurface(Domain):
    """AMB-09: `other` is asphalt, track, treadmill, grass, of which the article says nothing."""

    TRAIL = "trail"
    OTHER = "other"
    CEMENT = "cement"
    NOT_RECORDED = "not_recorded"


class Shoes(Domain):
    """AMB-08: judged only together with the surface."""

    CUSHIONED = "cushioned"
    LOW_CUSHION_TRAIL = "low_cushion_trail"
    OTHER = "other"
    NOT_RECORDED = "not_recorded"


spine_status = Fact(
    "spine_status",
    SpineStatus,
    unknown={
        SpineStatus.NOT_ASSESSED: (
            SpineStatus.NO_DISEASE,
            SpineStatus.DISEASE_NOT_ADVANCED,
            SpineStatus.DISEASE_ADVANCED,
        ),
        SpineStatus.DISEASE_REPORTED: (
            SpineStatus.NO_DISEASE,
            SpineStatus.DISEASE_NOT_ADVANCED,
            SpineStatus.DISEASE_ADVANCED,
        ),
        SpineStatus.DISEASE_STAGE_UNKNOWN: (
            SpineStatus.DISEASE_NOT_ADVANCED,
            SpineStatus.DISEASE_ADVANCED,
        ),
    },
    makes_provisional=True,
    supplied_by=frozenset({CLINICIAN}),
    cites=("A13", "A25", "A37", "A48"),
)
back_pain = Fact(
    "back_pain",
    BackPain,
    supplied_by=frozenset({PATIENT, CLINICIAN}),
    cites=("A18", "A47", "A51"),
)
pain_cause = Fact(
    "pain_cause",
    PainCause,
    unknown={
        PainCause.UNKNOWN: (
            PainCause.MUSCLE_WEAKNESS,
            PainCause.OTHER_KNOWN,
            PainCause.SPINAL_DISEASE,
        )
    },
    only_when=Applicability(back_pain, frozenset({BackPain.SETTLES, BackPain.PERSISTENT})),
    supplied_by=frozenset({CLINICIAN}),
    cites=("A18", "A19"),
)
technique = Fact(
    "technique",
    Technique,
    unknown={Technique.NOT_RECORDED: (Technique.ERGONOMIC, Technique.NOVICE)},
    default=Technique.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A5", "A6", "A7", "A8", "A9", "A10", "A11"),
)
core_strengthening = Fact(
    "core_strengthening",
    CoreStrengthening,
    unknown={
        CoreStrengthening.NOT_RECORDED: (CoreStrengthening.REGULAR, CoreStrengthening.NOT_REGULAR)
    },
    default=CoreStrengthening.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A20", "A24", "A29"),
)
stretching = Fact(
    "stretching",
    Stretching,
    unknown={Stretching.NOT_RECORDED: (Stretching.AFTER, Stretching.BEFORE_ONLY, Stretching.NONE)},
    default=Stretching.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A22", "A29", "A30", "A31"),
)
regeneration = Fact(
    "regeneration",
    Regeneration,
    unknown={Regeneration.NOT_RECORDED: (Regeneration.YES, Regeneration.NO)},
    default=Regeneration.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A20", "A31"),
)
usual_surface = Fact(
    "usual_surface",
    UsualSurface,
    unknown={
        UsualSurface.NOT_RECORDED: (UsualSurface.TRAIL, UsualSurface.OTHER, UsualSurface.CEMENT)
    },
    default=UsualSurface.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A42", "A43", "A44", "A45"),
)
shoes = Fact(
    "shoes",
    Shoes,
    unknown={Shoes.NOT_RECORDED: (Shoes.CUSHIONED, Shoes.LOW_CUSHION_TRAIL, Shoes.OTHER)},
    default=Shoes.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A44", "A45"),
)

FACTS = (
    spine_status,
    back_pain,
    pain_cause,
    technique,
    core_strengthening,
    stretching,
    regeneration,
    usual_surface,
    shoes,
)
