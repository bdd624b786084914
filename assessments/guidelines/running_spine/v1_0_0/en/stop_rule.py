"""The stop rule and the decision in English, in the words that a patient reads."""

from assessments.guidelines.running_spine.v1_0_0.en.records import RECORDED
from assessments.guidelines.texts import DecisionText, Pair, StopRuleText

STOP_RULE = StopRuleText(
    title=Pair("Stop rule for pain during or after a run", "My back hurts"),
    scope=Pair(
        (
            "For people without a diagnosed spine disease only; everybody else has a rule of "
            "their own."
        ),
        "These steps are for you if no doctor has found a problem in your spine.",
    ),
    steps={
        "S0": Pair(
            "Pain during or after a run: has a doctor told the patient of a spine problem?",
            "Has a doctor told you that you have a spine problem?",
        ),
        "S1": Pair("Slow down, walk.", "Slow down and walk. Does the pain go away?"),
        "S2": Pair(
            "End the training; stretching may be tried; see whether the pain goes.",
            "Stop. Try to stretch. See if it goes away. Is the pain gone?",
        ),
        "S3": Pair(
            "Home and rest. Still pain: consider seeing the doctor.",
            "Go home and rest. Is it still sore after that?",
        ),
    },
    answers={
        "yes": "Yes",
        "no_during": "No. It hurts while I run",
        "no_after": "No. It hurts after my run",
        "gone": "The pain is gone",
        "still": "It still hurts",
    },
    endings={
        "own_rule": Pair(
            "The rule that the clinician wrote, or the product's default.",
            "Here is the rule for you.",
        ),
        "log": Pair("Log it; the rule ends.", "Good. Write it in your diary."),
        "see_doctor": Pair(
            "Consider seeing the doctor; persistent pain is proposed to the clinician.",
            "Think about seeing your doctor. You can write to your clinic from here.",
        ),
    },
    own_rule_heading=Pair("This patient's own rule", "Your doctor's rule for you"),
    default_rule=Pair(
        "No rule was written for this patient: stop, and no run before the clinic was contacted.",
        "Stop now. Do not run again until you have talked to your clinic.",
    ),
    default_rule_source=Pair(
        "Product default, not the article's: the article gives no rule for a diagnosed patient.",
        "This rule comes from this portal. Your doctor has not written one for you yet.",
    ),
    individual=Pair(
        "What to do with pain on a run is individual; write a rule for this patient.",
        "What is right when it hurts is not the same for everyone.",
    ),
)

DECISION = DecisionText(
    choices=RECORDED["decision"].values,
    steps=(
        "The class is computed, and a clinician signs it.",
        "The clinician explains the risk; the texts shown and their versions are recorded.",
        "C3 and C4: consultation with an orthopaedist or a neurosurgeon.",
        "The patient alone decides; nothing is ticked beforehand, nothing else depends on it.",
        "The patient may decide anew at any time; earlier decisions stay readable.",
        "A higher class later makes the decision pending again, and both are told.",
    ),
    awareness=Pair(
        "The statement records that the patient knows; it is no waiver and releases nobody from "
        "a duty of care.",
        "This says that you know the risk. Your doctor still takes care of you.",
    ),
    teach_back="In your own words: what could running do to your back?",
    change_of_mind="You can change your mind at any time.",
    against_advice_heading=("This is not part of your plan. Your doctor advises against running."),
    # AMB-06: no word of advice against running where nobody gave it.
    not_in_plan_heading="This is not part of your plan. Talk to your doctor first.",
    run_though_not_in_plan="I will run, although it is not in my plan",
    run_only_as_agreed="I will run only as my doctor and I agree",
)
