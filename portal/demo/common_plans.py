"""The common plans that the demonstration's clinic keeps as templates."""

from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices

# (name, what it fills in, review after so many months)
COMMON_PLANS = (
    (
        "Back to running, step by step",
        PlanChoices(
            activities=(
                ActivityChoice("running", "run and walk in turns, 20 minutes", "twice a week"),
                ActivityChoice("core_plank", "3 planks of 30 seconds", "every other day"),
            ),
        ),
        3,
    ),
    (
        "Instead of running: quiet start",
        PlanChoices(
            activities=(
                ActivityChoice("pilates", "small group, begin gently", "twice a week"),
                ActivityChoice("walking", "30 minutes, level ground", "daily"),
            ),
            own=(OwnItem("Swimming on the back", "once a week", is_activity=True),),
            order=("walking", "pilates", "own_1"),
            movement_cautions="Keep the middle firm in every exercise; no deep bending backwards.",
            own_stop_rule="Stop. Lie down with bent knees for ten minutes. Call us the same day.",
        ),
        2,
    ),
)
