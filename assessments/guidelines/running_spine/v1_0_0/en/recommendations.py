"""The recommendations in English: their names, the doctor's text and the patient's."""

from assessments.guidelines.texts import RecommendationText


def always(text: str) -> dict[str, str]:
    """The same words in every case."""
    return {"default": text}


RECOMMENDATIONS = {
    "REC-01": RecommendationText(
        name="Alternatives (stabilising activities)",
        clinician=(
            "Offer torso-stabilising activity instead of running: Pilates, yoga, selected gym "
            "exercises, martial arts. Pick at least one together with the patient; 'appropriate' "
            "gym work means chosen for this diagnosis. Nothing on the list is pre-ticked; "
            "cautions per activity are in the safety layer."
        ),
        patient=always(
            "You can be active without running. Good choices are Pilates, yoga, some gym "
            "work, and even martial arts. They train the deep muscles that hold your back "
            "steady. Pick one you like with your doctor."
        ),
    ),
    "REC-02": RecommendationText(
        name="Core and plank",
        clinician="Prescribe regular core strengthening, plank as the reference exercise.",
        patient=always(
            "Make your middle strong. Do the plank often. It works your tummy, back, arms and "
            "legs all at once."
        ),
    ),
    "REC-03": RecommendationText(
        name="Buttocks and pelvis",
        clinician=(
            "Add gluteal and pelvic strengthening: affects posture, stabilises the lumbar region, "
            "lengthens stride."
        ),
        patient={
            "may_run": (
                "Train your bottom and hip muscles. They help to keep your lower back steady. You "
                "may run better too."
            ),
            "default": (
                "Train your bottom and hip muscles. They help to keep your lower back steady."
            ),
        },
    ),
    "REC-04": RecommendationText(
        name="Stretch after, not before",
        clinician=(
            "Stretching belongs after the session. Neglect is linked to contracture and low back "
            "discomfort."
        ),
        patient=always(
            "Stretch after training, not before it. If you skip this, your muscles can get "
            "tight and your back can ache."
        ),
    ),
    "REC-05": RecommendationText(
        name="Regeneration",
        clinician="Plan recovery (regeneration and relaxation) as part of training.",
        patient=always("Rest is part of training. Give your body time to get over each run."),
    ),
    "REC-06": RecommendationText(
        name="Surface",
        clinician="Advise against cement, slabs and concrete; prefer trail.",
        patient=always(
            "Where you run matters. Hard ground like concrete or paving slabs is the worst "
            "for your back. Soft paths and trails are better."
        ),
    ),
    "REC-07": RecommendationText(
        name="Cushioned shoes on hard surface",
        clinician="If running on cement, slabs or concrete: well-cushioned shoes are necessary.",
        patient=always("If you must run on hard ground, wear shoes with thick, soft soles."),
    ),
    "REC-08": RecommendationText(
        name="Low-cushion shoes on trails, with balance caveat",
        clinician=(
            "On trails: low-cushion trail shoes. Caveat: needs attention, leg and torso strength "
            "and balance on unstable ground. Do not present as a treatment for a diagnosed "
            "patient."
        ),
        patient=always(
            "On trails, wear trail shoes with a thin sole. Look where you step. The ground is "
            "not flat, so your legs and body must work harder to keep your balance."
        ),
    ),
    "REC-09": RecommendationText(
        name="Technique",
        clinician=(
            "Coach: minimal vertical torso movement, straight back relative to the pelvis, slight "
            "forward flow. Needs whole-body endurance and flexibility, so build up."
        ),
        patient=always(
            "Try not to bounce when you run. Keep your back straight and lean a tiny bit "
            "forward. It takes time to learn, so build up bit by bit."
        ),
    ),
    "REC-10": RecommendationText(
        name="Stop rule for pain during or after a run",
        clinician=(
            "S1 slow down and walk. S2 if pain persists: stop, try to stretch, check. S3 still "
            "pain at home after rest: consider seeing the doctor. Stated only for people without "
            "a diagnosed spine disease; for a diagnosed patient write an individual rule."
        ),
        patient=always(
            "Does your back hurt when you run? Step 1: slow down and walk. Step 2: still "
            "sore? Stop. Try to stretch. See if it goes away. Step 3: still sore at home when "
            "you have had a rest? Think about seeing your doctor."
        ),
    ),
    "REC-11": RecommendationText(
        name="Consult before starting",
        clinician=(
            "Consultation with an orthopaedist or neurosurgeon before the patient starts running. "
            'Record who, when and the outcome (one tick when the signer is one: "this visit is '
            'the consultation"). It does not lower the class.'
        ),
        patient={
            "excluded": "Please see a bone doctor or a brain and spine surgeon about your back.",
            "spine_disease_runs_now": (
                "Please see a bone doctor or a brain and spine surgeon before you run any more. "
                "Running could make your back worse."
            ),
            "spine_disease": (
                "Please see a bone doctor or a brain and spine surgeon before you start to run. "
                "Running could make your back worse."
            ),
            "other_cause_runs_now": (
                "Please see a bone doctor or a brain and spine surgeon before you run any more."
            ),
            "other_cause": (
                "Please see a bone doctor or a brain and spine surgeon before you start to run."
            ),
        },
    ),
    "REC-12": RecommendationText(
        name="Find the cause first",
        clinician=(
            "Establish the cause of the pain (C2: before advising for or against running). The "
            "answer depends on the cause."
        ),
        patient={
            "find_cause": (
                "We do not know yet why your back hurts. Let us find out first. Then we can tell "
                "you if running is a good idea."
            ),
            "default": "We do not know yet why your back hurts. Let us find out first.",
        },
    ),
    "REC-13": RecommendationText(
        name="Informed-decision statement",
        clinician=(
            "Discuss condition and risk; advise; then record the patient's own decision, dated "
            "and signed. The risk is the patient's to bear and the decision is the patient's. It "
            "does not waive the clinician's duty of care."
        ),
        patient={
            "spine_disease": (
                "Your doctor has told you about your back and about the risk. Running may make "
                "your back hurt more. If you choose to run, you take that risk. The choice is "
                "yours. You can change your mind at any time."
            ),
            "other_cause": (
                "Your doctor has talked with you about your back. If you choose to run, you take "
                "the risk. The choice is yours. You can change your mind at any time."
            ),
        },
    ),
    "REC-14": RecommendationText(
        name="Never advise doing nothing",
        clinician=(
            "Constraint, not a tip: no plan may be signed without at least one physical activity. "
            "If nothing listed is safe today, agree walking or another activity in your own "
            "words, with a review date; otherwise the draft stays unsigned, with the reason. "
            "Weigh present health against the harm of inactivity."
        ),
        patient={
            "silent": "",
            "default": (
                "Please do not stop moving. Being still for a long time can make you ill in other "
                "ways. We will find a way to be active that fits you."
            ),
        },
    ),
    "REC-15": RecommendationText(
        name="Surgery warning",
        clinician=(
            "Tell the patient that in discopathy the complaints running may aggravate often end "
            "with surgery (the article's words)."
        ),
        patient=always(
            "If running makes a bad disc hurt more, you might need an operation. Your doctor "
            "can tell you how likely that is for you."
        ),
    ),
    "REC-16": RecommendationText(
        name="Exercise-dependence remark",
        clinician=(
            "Running is described as extremely addictive; expect difficulty in stopping. Ask "
            "without blame, offer support, agree an alternative."
        ),
        patient=always(
            "It can be very hard to stop running when you love it. Lots of runners feel that "
            "way. Tell your doctor if you find it hard. You are not alone."
        ),
    ),
    "REC-17": RecommendationText(
        name="Running is encouraged",
        clinician=(
            "No spine disease known: running stimulates and strengthens the paraspinal muscles. "
            "Not inherently harmful, beginners included."
        ),
        patient=always("Running is good for your back. It makes your back muscles strong."),
    ),
    "REC-18": RecommendationText(
        name="Running helps weak muscles",
        clinician=(
            "Pain from muscle weakness (sedentary, desk work): running strengthens the spinal "
            "muscles, together with REC-02 to REC-05."
        ),
        patient=always(
            "Your back hurts because the muscles are weak. Sitting a lot can do that. Running "
            "can help to make them strong."
        ),
    ),
    "REC-19": RecommendationText(
        name="Running is excluded",
        clinician=(
            "The clinician has judged the disease so advanced that it excludes running by "
            "definition. Do not put running in the plan."
        ),
        patient=always(
            "Your back problem is too far on for running. We do not want you to get hurt. "
            "There are other ways to be active."
        ),
    ),
    "REC-20": RecommendationText(
        name="Advice against running",
        clinician=(
            "Advise against running: high risk that the changes and the lumbar spine deteriorate "
            "and complaints increase. State the diagnosis."
        ),
        patient=always(
            "We think you should not run. There is a high risk that it makes your back worse."
        ),
    ),
    "REC-21": RecommendationText(
        name="Supporting work is a condition, not an extra",
        clinician=(
            "List each unmet condition (core, stretching, regeneration, technique, surface or "
            "shoes) as what must change for running to be healthy for the spine."
        ),
        patient=always(
            "You can run. But first, there are a few things to put right. Your list is below."
        ),
    ),
    "REC-22": RecommendationText(
        name="Confirm or refute what the patient reports",
        clinician=(
            "The patient reports a spine disease that no clinician here has confirmed. Examine, "
            "then confirm or refute; until then advise neither for nor against running."
        ),
        patient={
            "find_cause": (
                "You told us about a problem in your back. Let us check it together first. Then "
                "we can tell you if running is a good idea."
            ),
            "default": "You told us about a problem in your back. Let us check it together first.",
        },
    ),
}
