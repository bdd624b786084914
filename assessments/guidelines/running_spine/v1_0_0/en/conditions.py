"""Factors, strengths and unmet conditions in English; nothing unrecorded is called not done."""

from assessments.guidelines.texts import FactorText, Pair

FACTORS = {
    "spine": FactorText(
        Pair("Spine", "Your spine"),
        Pair(
            "The spine's disease decides here; no training answer changes it.",
            "This comes from your spine. Shoes, paths or training do not change it.",
        ),
    ),
    "pain": FactorText(
        Pair("Back pain and its cause", "Your back pain"),
        Pair(
            "The pain and its cause decide here; no training answer changes it.",
            "This comes from your pain. Shoes, paths or training do not change it.",
        ),
    ),
    "technique": FactorText(Pair("Technique", "How you run")),
    "core": FactorText(Pair("Core strengthening", "Training your middle")),
    "stretching": FactorText(Pair("Stretching", "Stretching")),
    "regeneration": FactorText(Pair("Regeneration", "Rest days")),
    "surface_and_shoes": FactorText(Pair("Surface and shoes", "Your ground and your shoes")),
}

STRENGTHS = {
    "necessary": Pair("necessary", "You need this."),
    "required": Pair("required", "This is a part of training."),
    "advised": Pair("advised", "This is better for you."),
    "over_time": Pair("mastered over time", "This takes time."),
}

CONDITIONS = {
    "technique_novice": Pair(
        "Technique is learned over time: little bounce, straight back, slight forward flow.",
        "Learn to run with less bounce. It takes time, so go bit by bit.",
    ),
    "technique_to_check": Pair(
        "Technique to be checked: bounce, straight back, forward flow.",
        "To be checked: how you run. Ask your clinic to watch you run.",
    ),
    "core_not_regular": Pair(
        "Core strengthening is necessary: make it regular.",
        "You need to train your middle often. The plank is a good start.",
    ),
    "core_to_check": Pair(
        "Core strengthening to be checked: it is necessary, and it should be regular.",
        "To be checked: do you train your middle often? You need it when you run.",
    ),
    "stretching_before_only": Pair(
        "Stretching after the session, rather than only before it, is advised.",
        "It is better to stretch after your run, not just before it.",
    ),
    "stretching_none": Pair(
        "Stretching is necessary: after each session.",
        "You need to stretch after each run.",
    ),
    "stretching_to_check": Pair(
        "Stretching to be checked: it is necessary, after each session.",
        "To be checked: do you stretch after you run? You need it.",
    ),
    "regeneration_no": Pair(
        "Planned recovery is required as a part of training.",
        "Plan days to rest. Rest is a part of training.",
    ),
    "regeneration_to_check": Pair(
        "Planned recovery to be checked: it is a required part of training.",
        "To be checked: do you plan days to rest? Rest is a part of training.",
    ),
    "shoes_on_cement": Pair(
        "Well-cushioned shoes are necessary on cement, slabs and concrete.",
        "You need shoes with thick, soft soles on hard ground. Soft paths are better still.",
    ),
    "shoes_on_cement_to_check": Pair(
        "Shoes to be checked: good cushioning is necessary on cement, slabs and concrete.",
        "To be checked: your shoes. You need thick, soft soles on hard ground.",
    ),
    "shoes_on_other": Pair(
        "Cushioned shoes are advised on this surface, or a change to trails.",
        "Shoes with soft soles are better where you run. Soft paths are good too.",
    ),
    "shoes_on_other_to_check": Pair(
        "Shoes to be checked: cushioned ones are advised on this surface.",
        "To be checked: your shoes. Soft soles are better where you run.",
    ),
    "surface_to_check": Pair(
        "Surface to be checked, and the shoes with it: on hard ground cushioning is necessary.",
        "To be checked: where you run. On hard ground you need shoes with soft soles.",
    ),
}

MODES = {
    "automatic": Pair("In the plan", "In your plan"),
    "offered": Pair("Offered, tick if suitable", "Your doctor can add this"),
    "if_running": Pair("Only once the patient decides to run", "Only if you choose to run"),
}

WARNINGS = {
    "cause_without_disease": (
        "The pain is put down to a spinal disease, but none is confirmed: record the disease or "
        "change the cause."
    ),
}

MARKERS = {
    "provisional": Pair(
        "Provisional: it rests on a spine that is not fully assessed.",
        "Not final: your spine has not been fully checked yet.",
    ),
    "overridden": Pair(
        "Signed by a clinician against the computed class.",
        "Your doctor chose this for you.",
    ),
}
