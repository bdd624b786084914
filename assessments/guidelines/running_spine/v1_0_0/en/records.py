"""What is recorded beside the nine questions, in English, for the doctor and the patient."""

from assessments.guidelines.running_spine.v1_0_0.en.questions import (
    NO_QUESTION_TO_PATIENTS,
    NOT_RECORDED,
)
from assessments.guidelines.texts import Pair, VariableText

_YES_NO = {
    "no": Pair("No", "No"),
    "yes": Pair("Yes", "Yes"),
    "not_recorded": NOT_RECORDED,
}

RECORDED = {
    "consultation": VariableText(
        label=Pair("Consultation", "Specialist"),
        question=Pair("Who was consulted?", "Which doctor have you seen about your back?"),
        help=Pair(
            "Only an orthopaedist or a neurosurgeon closes the duty to consult. The class stays.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "none": Pair("None recorded", "None yet"),
            "orthopaedist": Pair("Orthopaedist", "A bone doctor"),
            "neurosurgeon": Pair("Neurosurgeon", "A brain and spine surgeon"),
            "other": Pair("Another doctor", "Another doctor"),
        },
    ),
    "decision": VariableText(
        label=Pair("Patient's decision", "My decision"),
        question=Pair("What has the patient decided?", "What do you want to do?"),
        help=Pair(
            "The patient's alone; nothing is ticked beforehand.",
            "The choice is yours. You can change your mind at any time.",
        ),
        values={
            "pending": Pair("No decision yet", "I have not chosen yet"),
            "will_not_run": Pair("Will not run", "I will not run"),
            "will_run_within_plan": Pair(
                "Will run within the plan", "I will run the way my plan says"
            ),
            "will_run_against_advice": Pair(
                "Will run against advice", "I will run, although my doctor advises against it"
            ),
            "undecided": Pair("Undecided", "I do not know yet"),
        },
    ),
    "difficulty_stopping": VariableText(
        label=Pair("Difficulty stopping", "Hard to stop"),
        question=Pair(
            "Does the patient find it hard to stop running?",
            "Would it be hard for you to stop running?",
        ),
        help=Pair("Ask without blame.", "Lots of runners feel that way."),
        values=_YES_NO,
    ),
    "runs_now": VariableText(
        label=Pair("Runs at present", "Running now"),
        question=Pair("Does the patient run at present?", "Do you run at the moment?"),
        help=Pair(
            "Changes only the wording: before starting, or before going on.",
            "Yes, if you have been out for a run in the last weeks.",
        ),
        values=_YES_NO,
    ),
    "glute_pelvis_work": VariableText(
        label=Pair("Buttock and pelvis work", "Training your bottom and hips"),
        question=Pair(
            "Does the patient train buttocks and pelvis?",
            "Do you train the muscles of your bottom and hips?",
        ),
        help=Pair(
            "Useful, not necessary: it does not classify.",
            "They help to keep your lower back steady.",
        ),
        values=_YES_NO,
    ),
    "discopathy": VariableText(
        label=Pair("Disc disease", "A disc problem"),
        question=Pair(
            "Is a disc disease among the diagnoses that count?", "Do you have a disc problem?"
        ),
        help=Pair("Derived from the diagnoses.", NO_QUESTION_TO_PATIENTS),
        values={
            "no": Pair("No", "No"),
            "yes": Pair("Yes", "Yes"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "eased_by": VariableText(
        label=Pair("Eased by", "What helped"),
        question=Pair("What eased the pain?", "What made the pain go away?"),
        help=Pair(
            "Nothing, even after rest, proposes persistent pain; a clinician accepts it.",
            "Choose what helped most.",
        ),
        values={
            "walking": Pair("Walking", "Walking"),
            "stopping": Pair("Stopping", "When I stopped"),
            "stretching": Pair("Stretching", "Stretching"),
            "rest": Pair("Rest at home", "A rest at home"),
            "nothing": Pair("Nothing, even after rest", "Nothing, not even rest"),
        },
    ),
    "kind": VariableText(
        label=Pair("Kind of disease", "Kind of problem"),
        question=Pair("What kind of diagnosis is it?", "What kind of problem is it?"),
        help=Pair("Follows from the diagnosis catalogue.", NO_QUESTION_TO_PATIENTS),
        values={
            "discopathy": Pair("Disc disease", "A disc problem"),
            "spondylolisthesis": Pair("Spondylolisthesis", "A slipped bone in the spine"),
            "other_spine_disease": Pair("Another spine disease", "Another spine problem"),
            "symptom": Pair("Symptom, no disease", "A sign, not a disease"),
            "cause": Pair("Cause of pain, no spine disease", "A reason why it hurts"),
            "emergency": Pair("Emergency", "Something that needs help right now"),
        },
    ),
    "running_excluded": VariableText(
        label=Pair("Excludes running?", "Too far on for running?"),
        question=Pair(
            "Is it so advanced that it excludes running?", "Is it too far on for running?"
        ),
        help=Pair(
            "Your own judgement, never computed from a grade. Leave 'not judged yet' until you "
            "have made it.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "no": Pair("No", "No"),
            "not_judged": Pair("Not judged yet", "Your doctor has yet to say"),
            "yes": Pair("Yes", "Yes"),
        },
    ),
    "verification": VariableText(
        label=Pair("Verification", "Checked?"),
        question=Pair("Who stands behind the diagnosis?", "Has a doctor checked it?"),
        help=Pair(
            "A diagnosis that only the patient reports counts as 'to be found out'.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "confirmed": Pair("Confirmed", "Yes, a doctor has found it"),
            "patient_reported": Pair("Reported by the patient", "You told us about it"),
            "refuted": Pair("Refuted", "A doctor has looked, and you do not have it"),
            "entered_in_error": Pair("Entered in error", "It was written down by mistake"),
        },
    ),
    "status": VariableText(
        label=Pair("Status", "Still there?"),
        question=Pair("Is it active?", "Do you still have it?"),
        help=Pair("A resolved diagnosis no longer counts.", NO_QUESTION_TO_PATIENTS),
        values={
            "active": Pair("Active", "Yes"),
            "resolved": Pair("Resolved", "No, it is over"),
        },
    ),
}
