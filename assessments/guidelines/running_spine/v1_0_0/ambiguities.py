"""Where the article is silent or contradicts itself, and the decision taken for each."""

from assessments.guidelines.parts import Ambiguity

AMBIGUITIES = (
    Ambiguity(
        "AMB-01",
        '"Advanced" (A37) has no threshold.',
        (
            "`running_excluded` is a clinician's tri-state judgement; never computed from imaging "
            "grades; default `not_judged` = C3 provisional."
        ),
    ),
    Ambiguity(
        "AMB-02",
        '"By definition exclude" (A37) against "always the patient\'s decision" (A26).',
        (
            "The class and the plan exclude running; the person is not locked out. Decision, "
            "logging and stop rule stay available, and the contradiction is shown as "
            "`will_run_against_advice`."
        ),
    ),
    Ambiguity(
        "AMB-03",
        (
            '"Healthy" means "not suffering from spine diseases" (A17 context) and also '
            '"undiagnosed" (A48).'
        ),
        "`not_assessed` without pain classifies like `no_disease`, marked provisional.",
    ),
    Ambiguity(
        "AMB-04",
        (
            'The consult rule names two diagnoses (A13), the dissuasion rule all "diseases of the '
            'spine" (A25).'
        ),
        "All spine diseases behave the same (C3).",
    ),
    Ambiguity(
        "AMB-05",
        'Chronic pain "depends on the cause" (A18) but only one cause is answered (A19).',
        (
            "`muscle_weakness` = C1; `unknown` = C2; `other_known` = C3, because outside the "
            "article a doctor must decide, with its own wording."
        ),
    ),
    Ambiguity(
        "AMB-06",
        ('Certainty differs: "can only increase" (A15), "high risk" (A14), "may aggravate" (A35).'),
        (
            'Patient texts say "high risk" and "may", never "will". For `other_known` without a '
            'spine disease, no risk wording: "Talk to your doctor before you run; our guide has '
            'no answer for this cause."'
        ),
    ),
    Ambiguity(
        "AMB-07",
        (
            "Trail is called the most effective against pain (A45) without exceptions, yet needs "
            "balance (A46) and diagnosed people are advised against running (A25)."
        ),
        (
            "Trail is surface advice for people who may run (or have decided to). It never lowers "
            "a class and is not offered as treatment."
        ),
    ),
    Ambiguity(
        "AMB-08",
        "Cushioned shoes are necessary (A44) and low-cushion shoes are best (A45).",
        "Both hold, split by surface: REC-07 and REC-08.",
    ),
    Ambiguity(
        "AMB-09",
        "Asphalt, track, treadmill, grass not mentioned.",
        "`other`: treated as needing cushioned shoes (the cautious side).",
    ),
    Ambiguity(
        "AMB-10",
        'Heading says "after or during a run"; steps S1-S2 only make sense during.',
        "One protocol with entry at S1 (during) or S3 (after).",
    ),
    Ambiguity(
        "AMB-11",
        "No durations, doses, frequencies anywhere.",
        "None invented. The clinician may add free text per plan item.",
    ),
    Ambiguity(
        "AMB-12",
        "Stretch after training (A22), yet the stop rule says try to stretch (A50).",
        "No conflict: S2 stretches after training has stopped.",
    ),
    Ambiguity(
        "AMB-13",
        '"Chronic" and "persists" undefined.',
        "`persistent` = after home and rest, or so called by the clinician.",
    ),
    Ambiguity(
        "AMB-14",
        '"Severity of our ailments" (A2) matters but no scale is given.',
        (
            "Severity enters as disease stage (clinician) and as `settles`/`persistent`. A 0-10 "
            "score is logged, displayed, not classifying."
        ),
    ),
    Ambiguity(
        "AMB-15",
        (
            'Novice or experienced undefined; "does running harm beginners more?" is answered '
            '"not inherently harmful".'
        ),
        "Novice alone is never worse than C1.",
    ),
    Ambiguity(
        "AMB-16",
        "Does a consultation change the risk?",
        "No. It satisfies an obligation; class stays C3.",
    ),
    Ambiguity(
        "AMB-17",
        (
            'Alternatives are stated for diagnosed people only (A27); C2 is silent; "even martial '
            'arts" is unqualified.'
        ),
        (
            "Automatic for C3, C4; C2 unticked offer because REC-14 needs some activity; "
            "clinician chooses which, martial arts included."
        ),
    ),
    Ambiguity(
        "AMB-18",
        "Muscle weakness and a diagnosis together.",
        "Worst wins: C3.",
    ),
    Ambiguity(
        "AMB-19",
        ('"Orthopedic doctor or neurosurgeon" (A13), "their doctor" (A25), "your doctor" (A51).'),
        (
            "REC-11 requires one of the two specialities; REC-10 any doctor. A consultation with "
            "`other` does not close REC-11."
        ),
    ),
    Ambiguity(
        "AMB-20",
        'Masculine forms ("himself", "he").',
        "Neutral wording.",
    ),
    Ambiguity(
        "AMB-21",
        'The straight back "against the pelvis" is a translation; "forward flow" is vague.',
        "Coach-level tips only; no measurement.",
    ),
    Ambiguity(
        "AMB-22",
        "Speciality of the interviewee is knee and ankle.",
        "Provenance line with every result.",
    ),
    Ambiguity(
        "AMB-23",
        "Missing answers.",
        (
            "`spine_status`, `back_pain`, `pain_cause` are mandatory before signing (`pain_cause` "
            "starts as `unknown`, an honest value, not a gap). Lifestyle answers may be missing "
            "and then count as the worst recorded value."
        ),
    ),
    Ambiguity(
        "AMB-24",
        'Text is about the lumbar spine, "discopathy" is not limited to it.',
        "Any region counts the same.",
    ),
    Ambiguity(
        "AMB-25",
        '"Which often end with surgery": no rate given, antecedent is the ailments.',
        (
            "Clinician text quotes it as the article's words; patient text says \"might need an "
            'operation" and sends the question to the doctor.'
        ),
    ),
    Ambiguity(
        "AMB-26",
        "Age, pregnancy, osteoporosis, previous spinal surgery, heart disease not mentioned.",
        (
            "Outside the guideline: see the out-of-scope list of the safety layer. Previous "
            "spinal surgery is recorded as `other_spine_disease`."
        ),
    ),
    Ambiguity(
        "AMB-27",
        "Ranking of C2 against C3 is not stated.",
        (
            'C3 above C2, so that an established disease is never hidden behind "cause unknown"; '
            "both sets of recommendations still appear."
        ),
    ),
    Ambiguity(
        "AMB-28",
        '"Necessary" extras (A29) apply to healthy runners too.',
        "C0 requires all conditions met; otherwise C1.",
    ),
    Ambiguity(
        "AMB-29",
        (
            "Everything about disease is said of people who are *diagnosed* (A13, A25, A34); a "
            "patient's own word is neither a diagnosis nor nothing."
        ),
        (
            "`disease_reported` = C2: find out first. A clinician's confirmation or refutation "
            "moves it. The stop rule's steps are not offered meanwhile (own rule or the product "
            "default)."
        ),
    ),
    Ambiguity(
        "AMB-30",
        "Beginning or already running: A13 speaks of starting.",
        "Same class; only the wording follows `runs_now`.",
    ),
    Ambiguity(
        "AMB-31",
        (
            "The article's conditions differ in strength: extra exercise and stretching, and "
            "cushioning on cement, are necessary (A29, A44); strengthening, stretching and "
            "regeneration are required (A20); stretching after rather than before, plank, trail, "
            "buttock and pelvis work are advised (A22, A23, A45, A32); technique is gradual and "
            "is mastered over time (A11)."
        ),
        (
            "All unmet ones give C1; each condition carries its strength (`necessary`, "
            "`required`, `advised`, `over_time`) and is worded by it. A condition that is not "
            'recorded is worded as "to be checked", never as "not done".'
        ),
    ),
)
