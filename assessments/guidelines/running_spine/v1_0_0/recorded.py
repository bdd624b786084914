"""What is only recorded: the diagnosis's own fields, the diary's question, what never decides."""

from assessments.engine import Domain, Fact
from assessments.guidelines.running_spine.v1_0_0.circumstances import Answer
from assessments.guidelines.running_spine.v1_0_0.facts import CLINICIAN, PATIENT, THERAPIST
from assessments.guidelines.running_spine.v1_0_0.spine import DIAGNOSIS_FACTS


class EasedBy(Domain):
    """What made the pain go; `nothing` after rest proposes persistent pain to the clinician."""

    WALKING = "walking"
    STOPPING = "stopping"
    STRETCHING = "stretching"
    REST = "rest"
    NOTHING = "nothing"


# A32, A33: useful, not necessary, so it does not classify.
glute_pelvis_work = Fact(
    "glute_pelvis_work",
    Answer,
    default=Answer.NOT_RECORDED,
    supplied_by=frozenset({PATIENT, CLINICIAN, THERAPIST}),
    cites=("A32", "A33"),
)
eased_by = Fact("eased_by", EasedBy, supplied_by=frozenset({PATIENT}), cites=("A49", "A50", "A51"))

RECORDED = {fact.name: fact for fact in (glute_pelvis_work, eased_by, *DIAGNOSIS_FACTS)}
