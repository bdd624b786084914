"""P13 - what to do instead of running, and beside it; A41: nobody is told to do nothing."""

from assessments.guidelines.parts import Activity
from assessments.guidelines.running_spine.v1_0_0 import claims as c

EVERY_CLASS = frozenset({"healthy", "conditions", "find_cause", "consult", "excluded"})
MAY_RUN = frozenset({"healthy", "conditions"})

ACTIVITIES = (
    Activity("running", (c.A1, c.A17), MAY_RUN),
    Activity("pilates", (c.A27, c.A28), EVERY_CLASS, alternative=True),
    Activity("yoga", (c.A27, c.A28), EVERY_CLASS, alternative=True),
    Activity("gym", (c.A27, c.A28), EVERY_CLASS, alternative=True),
    Activity("martial_arts", (c.A27, c.A28), EVERY_CLASS, alternative=True),
    Activity("core_plank", (c.A23, c.A24), EVERY_CLASS),
    Activity("glute_pelvis", (c.A32, c.A33), EVERY_CLASS),
    Activity("stretching", (c.A22, c.A31), EVERY_CLASS, meets_never_nothing=False),
    Activity("regeneration", (c.A20, c.A31), EVERY_CLASS, meets_never_nothing=False),
    # Not the article's: they exist so that "never advise doing nothing" can always be met.
    Activity("walking", (), EVERY_CLASS),
    Activity("other", (), EVERY_CLASS),
)
