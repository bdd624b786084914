"""The fifteen fictional patients of the demonstration, each with a story."""

from dataclasses import dataclass, field
from datetime import date

from portal.demo.diaries import GAIL, HALE, MAX, POLA, DemoDay

BEST = {
    "back_pain": "none",
    "technique": "ergonomic",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "low_cushion_trail",
    "runs_now": "yes",
}


@dataclass(frozen=True)
class DemoDiagnosis:
    """A diagnosis of a story."""

    key: str
    region: str
    levels: tuple[tuple[str, str], ...] = ()
    running_excluded: str = "not_judged"
    verification: str = "confirmed"
    code: str = ""


@dataclass(frozen=True)
class Story:
    """One fictional patient, and how far the story has gone."""

    given: str
    family: str
    born: date
    about: str
    clinic: str = "harbour"
    answers: dict[str, str] = field(default_factory=lambda: dict(BEST))
    diagnoses: tuple[DemoDiagnosis, ...] = ()
    examined: bool = True
    red_flags: dict[str, str] = field(default_factory=dict)
    consultation: str = ""
    activities: tuple[tuple[str, str, str], ...] = ()
    movement_cautions: str = ""
    own_stop_rule: str = ""
    override: tuple[str, str, str] = ("", "", "")
    signed: bool = True
    choice: str = ""
    teach_back: str = ""
    signs_in: bool = False
    diary: tuple[DemoDay, ...] = ()
    language: str = "en"


STORIES = (
    Story(
        "Hale",
        "Example",
        date(1990, 4, 12),
        "examined, no spine disease, trained runner: running beneficial",
        activities=(("running", "45 minutes", "three times a week"),),
        choice="will_run_within_plan",
        teach_back="Running is good for me as long as I keep up the other training.",
        signs_in=True,
        diary=HALE,
    ),
    Story(
        "Nora",
        "Neverseen",
        date(1984, 9, 30),
        "never examined, no pain: running beneficial, provisional",
        examined=False,
        activities=(("running", "30 minutes", "twice a week"),),
    ),
    Story(
        "Conrad",
        "Concrete",
        date(1979, 1, 22),
        "runs on concrete in thin shoes, does no core work: beneficial with conditions",
        answers={
            **BEST,
            "usual_surface": "cement",
            "shoes": "other",
            "core_strengthening": "not_regular",
        },
        activities=(
            ("running", "30 minutes", "twice a week"),
            ("core_plank", "3 planks of 30 seconds", "every other day"),
        ),
        signs_in=True,
    ),
    Story(
        "Della",
        "Deskworker",
        date(1988, 6, 3),
        "chronic pain judged to come from weak muscles: beneficial with conditions",
        answers={
            **BEST,
            "back_pain": "persistent",
            "pain_cause": "muscle_weakness",
            "technique": "novice",
            "core_strengthening": "not_regular",
            "usual_surface": "other",
            "shoes": "cushioned",
        },
        activities=(
            ("running", "run and walk in turns, 20 minutes", "three times a week"),
            ("core_plank", "as shown", "daily"),
        ),
    ),
    Story(
        "Axel",
        "Acheson",
        date(1995, 11, 8),
        "back ache on runs that goes when walking, never examined: a draft that waits",
        answers={"back_pain": "settles", "pain_cause": "unknown", "technique": "novice"},
        examined=False,
        signed=False,
    ),
    Story(
        "Cora",
        "Causeless",
        date(1972, 2, 17),
        "persistent pain, cause not found: find out first",
        answers={**BEST, "back_pain": "persistent", "pain_cause": "unknown"},
        activities=(("walking", "30 minutes, level ground", "daily"),),
        choice="undecided",
        teach_back="Nobody knows yet why it hurts, so I wait with running.",
        signs_in=True,
    ),
    Story(
        "Otis",
        "Overridden",
        date(1981, 8, 25),
        "persistent pain after a full work-up: signed down to beneficial with conditions",
        answers={**BEST, "back_pain": "persistent", "pain_cause": "unknown"},
        activities=(("running", "run and walk in turns, 20 minutes", "twice a week"),),
        override=(
            "conditions",
            "non_specific_serious_excluded",
            "Examined and followed up; no serious cause found; the pain is non-specific.",
        ),
    ),
    Story(
        "Rory",
        "Reporter",
        date(1993, 12, 1),
        "says there is a disc problem, nobody has confirmed it: check first",
        diagnoses=(
            DemoDiagnosis("disc-unspecified", "unspecified", verification="patient_reported"),
        ),
        examined=False,
        activities=(("walking", "as far as it is comfortable", "daily"),),
    ),
    Story(
        "Lista",
        "Slipwell",
        date(1976, 5, 14),
        "spondylolisthesis grade II, stage not judged: consult first, provisional, undecided",
        answers={**BEST, "back_pain": "settles", "pain_cause": "spinal_disease"},
        diagnoses=(
            DemoDiagnosis("spondylolisthesis", "lumbosacral", (("L5/S1", "II"),), code="M43.17"),
        ),
        activities=(
            ("pilates", "small group, begin gently", "twice a week"),
            ("walking", "30 minutes, level ground", "daily"),
        ),
        movement_cautions="No deep bending backwards; keep the middle firm in every exercise.",
        own_stop_rule="Stop. Lie down with bent knees for ten minutes. Call us the same day.",
        signs_in=True,
    ),
    Story(
        "Disa",
        "Discworth",
        date(1968, 3, 9),
        "lumbar disc, judged not to exclude running, consulted: will not run",
        answers={**BEST, "back_pain": "settles", "pain_cause": "spinal_disease"},
        diagnoses=(
            DemoDiagnosis(
                "disc-displacement-lumbar",
                "lumbar",
                (("L4/L5", "III"),),
                running_excluded="no",
                code="M51.26",
            ),
        ),
        consultation="No operation needed at present; stabilising training advised.",
        activities=(
            ("yoga", "beginners' course", "once a week"),
            ("gym", "machine exercises without load on the back", "twice a week"),
        ),
        own_stop_rule="Stop, walk home, rest. Call us if it is not gone the next morning.",
        choice="will_not_run",
        teach_back="Running could make the disc hurt more, and I might need an operation.",
        signs_in=True,
    ),
    Story(
        "Gail",
        "Againstwind",
        date(1986, 7, 19),
        "lumbar disc degeneration, advised against running: runs against advice",
        answers={
            **BEST,
            "back_pain": "settles",
            "pain_cause": "spinal_disease",
            "usual_surface": "other",
            "shoes": "cushioned",
            "difficulty_stopping": "yes",
        },
        diagnoses=(
            DemoDiagnosis(
                "disc-degeneration-lumbar",
                "lumbar",
                (("L3/L4", "IV"), ("L4/L5", "IV")),
                running_excluded="no",
            ),
        ),
        activities=(("pilates", "one-to-one at first", "once a week"),),
        own_stop_rule="Stop at once and walk home. No run before we have spoken.",
        choice="will_run_against_advice",
        teach_back="It may hurt more and get worse. I know that and I cannot give it up yet.",
        signs_in=True,
        diary=GAIL,
    ),
    Story(
        "Max",
        "Advanced",
        date(1959, 10, 27),
        "lumbar stenosis judged to exclude running: excluded",
        clinic="hill",
        answers={**BEST, "back_pain": "persistent", "pain_cause": "spinal_disease"},
        diagnoses=(
            DemoDiagnosis(
                "stenosis-lumbar", "lumbar", (("L3/L4", ""), ("L4/L5", "")), running_excluded="yes"
            ),
        ),
        activities=(("walking", "short and often, level ground", "daily"),),
        own_stop_rule="Sit down and lean forward. Call us if it does not ease within the hour.",
        signs_in=True,
        diary=MAX,
    ),
    Story(
        "Erin",
        "Emergency",
        date(1991, 1, 5),
        "a red flag is open: nothing can be signed",
        answers={**BEST, "back_pain": "persistent", "pain_cause": "unknown"},
        red_flags={"RF-03": "yes"},
        signed=False,
        signs_in=True,
    ),
    Story(
        "Otto",
        "Othercause",
        date(1983, 4, 2),
        "pain from another known cause: needs a doctor's opinion",
        clinic="hill",
        answers={**BEST, "back_pain": "settles", "pain_cause": "other_known"},
        activities=(("walking", "40 minutes", "daily"), ("core_plank", "as shown", "daily")),
    ),
    Story(
        "Pola",
        "Przykładowa",
        date(1989, 2, 11),
        "reads and writes in Polish; lumbar disc, advised against running: undecided",
        answers={**BEST, "back_pain": "settles", "pain_cause": "spinal_disease"},
        diagnoses=(
            DemoDiagnosis(
                "disc-displacement-lumbar", "lumbar", (("L4/L5", "II"),), running_excluded="no"
            ),
        ),
        activities=(
            ("pilates", "mała grupa, na początek łagodnie", "dwa razy w tygodniu"),
            ("walking", "30 minut po płaskim", "codziennie"),
        ),
        movement_cautions="Bez głębokiego wyginania się do tyłu.",
        signs_in=True,
        diary=POLA,
        language="pl",
    ),
)
