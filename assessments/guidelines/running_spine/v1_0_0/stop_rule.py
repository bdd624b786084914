"""P20 - the stop rule as a protocol, and for whom the article says it."""

from assessments.guidelines.parts import StopRule, StopStep
from assessments.guidelines.running_spine.v1_0_0.claims import A47, A48, A49, A50, A51
from assessments.guidelines.running_spine.v1_0_0.facts import SpineStatus

STOP_RULE = StopRule(
    # A48: only for people without a diagnosed disease. AMB-29: a reported one is not offered it.
    spine_statuses=frozenset({SpineStatus.NO_DISEASE, SpineStatus.NOT_ASSESSED}),
    cites=(A47, A48),
    steps=(
        # AMB-10: one protocol with two entries, during the run and after it.
        StopStep("S0", (A48,), {"yes": "own_rule", "no_during": "S1", "no_after": "S3"}),
        StopStep("S1", (A49,), {"gone": "log", "still": "S2"}),
        # AMB-12: no conflict with stretching after training, which has stopped by now.
        StopStep("S2", (A50,), {"gone": "log", "still": "S3"}),
        StopStep("S3", (A51,), {"gone": "log", "still": "see_doctor"}),
    ),
    endings=("own_rule", "log", "see_doctor"),
)
