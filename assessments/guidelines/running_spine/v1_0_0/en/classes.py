"""The five classes in English, for each reason a wording of its own."""

from assessments.guidelines.texts import ClassText, ClassWords

HEALTHY = ClassText(
    definition=(
        "No factor contributes more than 0: no spine disease known, no back pain, and every "
        "condition met."
    ),
    words={
        "default": ClassWords(
            name="Running beneficial",
            duty="Encourage; keep the conditions.",
            label="Low risk",
            patient_title="Running is good for you.",
            patient_text="You can run. Keep up your other training too.",
        )
    },
)

CONDITIONS = ClassText(
    definition=(
        "Worst factor is 1: no spine disease known, pain (if any) settles or comes from muscle "
        "weakness, and at least one condition is unmet or such pain is present."
    ),
    words={
        "unmet": ClassWords(
            name="Beneficial with conditions",
            duty="List the unmet conditions; running allowed alongside them.",
            label="Low risk if conditions are met",
            patient_title="Running is good for you if you do a few things.",
            patient_text="Here is your list.",
        ),
        "pain_with_steps": ClassWords(
            name="Beneficial with conditions",
            duty="Every condition is met; running allowed, with the stop rule for the pain.",
            label="Low risk if conditions are met",
            patient_title="Running is good for you.",
            patient_text="If it hurts, follow the steps.",
        ),
        "pain_with_own_rule": ClassWords(
            name="Beneficial with conditions",
            duty="Every condition is met; running allowed, with a stop rule of this patient's own.",
            label="Low risk if conditions are met",
            patient_title="Running is good for you.",
            patient_text="If it hurts, follow the rule in your plan.",
        ),
        "signed": ClassWords(
            name="Beneficial with conditions",
            duty="Name the conditions in the plan; running allowed alongside them.",
            label="Low risk if conditions are met",
            patient_title="Running is good for you if you do a few things.",
            patient_text="They are in your plan.",
        ),
    },
)

_FIND_OUT = "Work-up; no advice for or against running yet; plan another activity."
_CONFIRM = (
    "Confirm or refute the reported disease; no advice for or against running yet; plan another "
    "activity."
)
FIND_CAUSE = ClassText(
    definition=(
        "Worst factor is 2: persistent or chronic pain whose cause is not established, or a spine "
        "disease that only the patient reports; no confirmed spine disease."
    ),
    words={
        "pain": ClassWords(
            name="Find out first",
            duty=_FIND_OUT,
            label="Undetermined",
            patient_title="Let us find out why it hurts first.",
            patient_text="",
        ),
        "reported": ClassWords(
            name="Find out first",
            duty=_CONFIRM,
            label="Undetermined",
            patient_title="Let us check first what your back really has.",
            patient_text="",
        ),
        "pain_and_reported": ClassWords(
            name="Find out first",
            duty=(
                "Work-up, and confirm or refute the reported disease; no advice for or against "
                "running yet; plan another activity."
            ),
            label="Undetermined",
            patient_title="Let us find out why it hurts first.",
            patient_text="Let us check first what your back really has.",
        ),
    },
)

CONSULT = ClassText(
    definition=(
        "Worst factor is 3: a spine disease that the clinician has not judged to exclude running "
        "(or not judged yet), or pain with a known cause for which the article gives no answer."
    ),
    words={
        "spine_disease": ClassWords(
            name="Consult before starting (advised against)",
            duty=(
                "Orthopaedist or neurosurgeon before starting; advise against; alternatives; "
                "informed decision."
            ),
            label="High risk",
            patient_title="Talk to a specialist before you run.",
            patient_text="The risk is high. The choice is yours.",
        ),
        "spine_disease_consulted": ClassWords(
            name="Consulted, advised against",
            duty=(
                "Consultation recorded, and the class stays; advise against; alternatives; "
                "informed decision."
            ),
            label="High risk",
            patient_title="You have seen a specialist.",
            patient_text="The risk is still high. The choice is yours.",
        ),
        "other_cause": ClassWords(
            name="Consult before starting",
            duty="Orthopaedist or neurosurgeon before starting; alternatives; informed decision.",
            label="Needs a doctor's opinion",
            patient_title="Talk to your doctor before you run.",
            patient_text="Our guide has no answer for this cause. The choice is yours.",
        ),
        "other_cause_consulted": ClassWords(
            name="Consulted, no answer in the guideline",
            duty="Consultation recorded, and the class stays; alternatives; informed decision.",
            label="Needs a doctor's opinion",
            patient_title="You have seen a specialist.",
            patient_text="Our guide has no answer for this cause. The choice is yours.",
        ),
        "signed": ClassWords(
            name="Consult before starting",
            duty="Orthopaedist or neurosurgeon before starting; alternatives; informed decision.",
            label="Needs a doctor's opinion",
            patient_title="Talk to your doctor before you run.",
            patient_text="We want to look at this with you first. The choice is yours.",
        ),
        "signed_consulted": ClassWords(
            name="Consulted, signed by the clinician",
            duty="Consultation recorded, and the class stays; alternatives; informed decision.",
            label="Needs a doctor's opinion",
            patient_title="You have seen a specialist.",
            patient_text="We look at running together with you. The choice is yours.",
        ),
    },
)

EXCLUDED = ClassText(
    definition=(
        "Worst factor is 4: at least one active disease that the clinician has judged so advanced "
        "that it excludes running."
    ),
    words={
        "default": ClassWords(
            name="Excluded by definition",
            duty=(
                "No running in the plan; alternatives; informed decision still recorded; account "
                "not locked."
            ),
            label="Running excluded",
            patient_title="Running is not safe for your back.",
            patient_text="There are other ways to be active.",
        )
    },
)

CLASSES = {
    "healthy": HEALTHY,
    "conditions": CONDITIONS,
    "find_cause": FIND_CAUSE,
    "consult": CONSULT,
    "excluded": EXCLUDED,
}
