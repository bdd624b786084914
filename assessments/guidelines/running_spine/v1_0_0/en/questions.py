"""The nine questions in English: how a doctor reads them, and how an eleven-year-old would."""

from assessments.guidelines.texts import Pair, VariableText

NOT_RECORDED = Pair("Not recorded", "I am not sure")
NO_QUESTION_TO_PATIENTS = "Your doctor answers this."

CLASSIFYING = {
    "spine_status": VariableText(
        label=Pair("Spine", "Your spine"),
        question=Pair("What is known of the spine?", "What do we know about your spine?"),
        help=Pair(
            "Derived from the diagnoses: the worst active one counts. Record or change a "
            "diagnosis, or that you have examined the spine.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "no_disease": Pair(
                "No spine disease (examined)", "A doctor has looked and found no spine problem"
            ),
            "not_assessed": Pair(
                "No spine disease known (not examined)",
                "No spine problem is known. No doctor has looked yet",
            ),
            "disease_reported": Pair(
                "Disease reported by the patient, not confirmed",
                "You told us about a spine problem. It has not been checked yet",
            ),
            "disease_not_advanced": Pair(
                "Disease that does not exclude running by itself", "A spine problem"
            ),
            "disease_stage_unknown": Pair(
                "Disease, not yet judged whether it excludes running",
                "A spine problem. Your doctor has yet to say how far on it is",
            ),
            "disease_advanced": Pair(
                "Disease so advanced that it excludes running",
                "A spine problem that is too far on for running",
            ),
        },
        missing="Say what is known of the spine.",
    ),
    "back_pain": VariableText(
        label=Pair("Back pain", "Back pain"),
        question=Pair("Is there back pain?", "Does your back hurt?"),
        help=Pair(
            "Settles: it comes during or after a run and is gone after walking, stopping or rest "
            "at home. Persistent: still there after rest at home, or you call it chronic.",
            "Think about your runs, and about the time after them.",
        ),
        values={
            "none": Pair("No back pain", "No, it does not hurt"),
            "settles": Pair(
                "Comes with running and settles", "Yes, but it goes away when I walk, stop or rest"
            ),
            "persistent": Pair(
                "Persists after rest, or chronic", "Yes, and it still hurts when I have had a rest"
            ),
        },
        missing="Choose whether there is back pain.",
    ),
    "pain_cause": VariableText(
        label=Pair("Cause of the pain", "Why it hurts"),
        question=Pair("What causes the pain?", "Why does your back hurt?"),
        help=Pair(
            "Your judgement. Muscle weakness is never inferred from a desk job alone. If it is "
            "not established, choose 'not known yet'.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "muscle_weakness": Pair("Muscle weakness", "Weak muscles"),
            "unknown": Pair("Not known yet", "We do not know yet"),
            "other_known": Pair("Another known cause", "Something else that your doctor knows"),
            "spinal_disease": Pair("A spinal disease", "A spine problem"),
        },
        missing="Choose what caused the pain, or 'not known yet'.",
    ),
    "technique": VariableText(
        label=Pair("Running technique", "How you run"),
        question=Pair("How is the running technique?", "How do you run?"),
        help=Pair(
            "Ergonomic means all three: little bounce, straight back, slight forward flow. "
            "Overrule the patient's answer after watching a run.",
            "Good running has little bounce and a straight back, and you lean forward a tiny bit.",
        ),
        values={
            "ergonomic": Pair(
                "Ergonomic: little bounce, straight back, slight forward flow",
                "I do not bounce much, my back is straight and I lean forward a bit",
            ),
            "novice": Pair("Novice, or one of the three is missing", "I bounce, or I am new to it"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "core_strengthening": VariableText(
        label=Pair("Core strengthening", "Training your middle"),
        question=Pair(
            "Does the patient strengthen the core regularly?",
            "Do you train your tummy and back muscles?",
        ),
        help=Pair(
            "The article gives no dose: regular is what you would call regular.",
            "The plank is one way to do it.",
        ),
        values={
            "regular": Pair("Regularly", "Yes, as a habit"),
            "not_regular": Pair("Not regularly", "No, or only now and then"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "stretching": VariableText(
        label=Pair("Stretching", "Stretching"),
        question=Pair("When does the patient stretch?", "When do you stretch?"),
        help=Pair(
            "Both before and after counts as after.",
            "If you stretch before and after your run, choose 'after'.",
        ),
        values={
            "after": Pair("After training", "After my run"),
            "before_only": Pair("Only before training", "Just before my run"),
            "none": Pair("Does not stretch", "I do not stretch"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "regeneration": VariableText(
        label=Pair("Regeneration", "Rest days"),
        question=Pair("Are recovery days planned?", "Do you plan days to rest?"),
        help=Pair(
            "Planned recovery as a part of training.",
            "On a rest day you do not run, so that your body can get over the last run.",
        ),
        values={
            "yes": Pair("Planned", "Yes"),
            "no": Pair("Not planned", "No"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "usual_surface": VariableText(
        label=Pair("Usual surface", "Where you run"),
        question=Pair("On what does the patient mostly run?", "Where do you run most?"),
        help=Pair(
            "Cement, slabs and concrete are the hardest. Asphalt, track, treadmill and grass are "
            "not named by the article and count as 'other'.",
            "Choose the ground that you run on most of the time.",
        ),
        values={
            "trail": Pair("Trail", "On soft paths and trails"),
            "other": Pair(
                "Other: asphalt, track, treadmill, grass",
                "On a road, a track, a treadmill or grass",
            ),
            "cement": Pair("Cement, slabs, concrete", "On concrete or paving slabs"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "shoes": VariableText(
        label=Pair("Running shoes", "Your shoes"),
        question=Pair("Which shoes does the patient run in?", "What shoes do you run in?"),
        help=Pair("Judged together with the surface.", "Look at the soles of your shoes."),
        values={
            "cushioned": Pair("Well cushioned", "Shoes with thick, soft soles"),
            "low_cushion_trail": Pair("Low-cushion trail shoes", "Trail shoes with thin soles"),
            "other": Pair("Other", "Other shoes"),
            "not_recorded": NOT_RECORDED,
        },
    ),
}
