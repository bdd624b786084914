"""What is recorded beside the nine questions: it never moves the class, it chooses advice."""

from assessments.engine import Domain, Fact
from assessments.guidelines.running_spine.v1_0_0.facts import CLINICIAN, PATIENT


class Consultation(Domain):
    """AMB-19: only an orthopaedist or a neurosurgeon closes REC-11."""

    NONE = "none"
    ORTHOPAEDIST = "orthopaedist"
    NEUROSURGEON = "neurosurgeon"
    OTHER = "other"


class Decision(Domain):
    """The patient's own decision; `pending` is what stands before there is one."""

    PENDING = "pending"
    WILL_NOT_RUN = "will_not_run"
    WILL_RUN_WITHIN_PLAN = "will_run_within_plan"
    WILL_RUN_AGAINST_ADVICE = "will_run_against_advice"
    UNDECIDED = "undecided"


class Answer(Domain):
    """A plain question that may be left open."""

    NO = "no"
    YES = "yes"
    NOT_RECORDED = "not_recorded"


consultation = Fact(
    "consultation",
    Consultation,
    default=Consultation.NONE,
    supplied_by=frozenset({CLINICIAN}),
    cites=("A13",),
)
decision = Fact(
    "decision",
    Decision,
    default=Decision.PENDING,
    supplied_by=frozenset({PATIENT}),
    cites=("A16", "A26", "A34", "A35"),
)
difficulty_stopping = Fact(
    "difficulty_stopping",
    Answer,
    default=Answer.NOT_RECORDED,
    supplied_by=frozenset({PATIENT}),
    cites=("A38", "A39"),
)
runs_now = Fact(
    "runs_now",
    Answer,
    default=Answer.NOT_RECORDED,
    supplied_by=frozenset({PATIENT}),
    cites=("A13",),
)
discopathy = Fact(
    "discopathy",
    Answer,
    default=Answer.NO,
    supplied_by=frozenset({CLINICIAN}),
    cites=("A35", "A36"),
)

CIRCUMSTANCES = (
    consultation,
    decision,
    difficulty_stopping,
    runs_now,
    discopathy,
)
