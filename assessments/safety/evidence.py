"""Evidence notes: what research says for and against what the article claims.

Shown to clinicians next to the claim, and to patients on request in plain words. A note informs; it
never alters the class, and never promises a percentage to anybody.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.safety.sources import Mark, Source


@dataclass(frozen=True)
class EvidenceNote:
    """What is known about some claims of the guideline.

    `supports` and `challenges` are for clinicians, empty where nothing was found; `for_patient` is
    the same in plain words; `consequence` is what the product does with it.
    """

    id: str
    claims: tuple[str, ...]
    title: str
    supports: str
    challenges: str
    for_patient: str
    consequence: str
    sources: tuple[Source, ...]


NG59 = "NICE guideline NG59, low back pain and sciatica in over 16s"

NOTES = (
    EvidenceNote(
        "EV-01",
        ("A14", "A15", "A35", "A36"),
        "Running with a diagnosed disc disease",
        "No source was found for how often complaints worsen or lead to surgery.",
        "In 79 healthy adults long-term runners had better disc hydration and larger discs than "
        "people without sport; fast walking and slow running (2 m/s) loaded discs most "
        "favourably. Cross-sectional, so an association only. A pilot study of middle-aged men "
        "asked the same question. For diagnosed discs there is little direct evidence.",
        _(
            "The doctor in our source warns of running with a bad disc. Studies of healthy runners "
            "found strong discs. There are few studies of people who have a disc problem. So "
            "nobody can say for sure what will happen to you."
        ),
        "Say that the author warns, that research in healthy runners points the other way, and "
        "that diagnosed discs are little studied. Never show a percentage.",
        (
            Source("Belavy DL et al. Sci Rep 2017;7:45975 (abstract)", Mark.VERIFIED),
            Source("Belavy DL et al. Sci Rep 2017;7:45975 (group figures)", Mark.SECONDARY),
            Source(
                "Mitchell UH et al. PLoS ONE 2020 (title only)",
                Mark.VERIFIED,
                "10.1371/journal.pone.0229457",
            ),
        ),
    ),
    EvidenceNote(
        "EV-02",
        ("A18", "A19"),
        "Running with chronic back pain",
        "ASTEROID trial, 40 adults aged 18 to 45 with non-specific chronic low back pain, 12 "
        "weeks of run-walk, three times 30 minutes a week: pain -15.3 of 100 (95% CI -25.3 to "
        "-5.3) and ODI -5.2 (-10.1 to -0.2) against a waiting list. Discs did not change overall.",
        "A small trial that does not cover diagnosed disease; 9 non-serious, likely related "
        "adverse events (7 lower limb, 1 low back pain). Most chronic low back pain stays "
        "non-specific after a proper work-up, and NG59 1.1.4 advises against routine imaging.",
        _(
            "In one small study, people with long back pain and no known cause ran and walked in "
            "turn. On the whole they had less pain than people who waited. A few got sore legs."
        ),
        "Finding the cause must not trap anybody nor lead to needless imaging: an override from "
        "“find out first” to “conditions” is offered as “non-specific after assessment, serious "
        "causes excluded”, with its reason on record.",
        (
            Source(
                "Neason C et al. (ASTEROID). Br J Sports Med 2024",
                Mark.VERIFIED,
                "10.1136/bjsports-2024-108245",
            ),
            Source("ASTEROID, secondary analysis of the discs", Mark.SECONDARY),
            Source(f"{NG59}, 1.1.4", Mark.VERIFIED),
        ),
    ),
    EvidenceNote(
        "EV-03",
        ("A6", "A7"),
        "Running as a burden on the lumbar spine",
        "",
        "Systematic review of 19 studies: prevalence of low back pain in runners 0.7 to 20.2 per "
        "cent, incidence 0.3 to 22 per cent, low beside the general population; the authors "
        "suggest that running may protect.",
        _("In these studies runners did not seem to have more back pain than other people."),
        "Shown beside the claim; changes nothing.",
        (
            Source(
                "Maselli F et al. BMC Musculoskelet Disord 2020",
                Mark.VERIFIED,
                "10.1186/s12891-020-03357-4",
            ),
        ),
    ),
    EvidenceNote(
        "EV-04",
        ("A37",),
        "Advanced disease and what images show",
        "Up to the age of 50 some findings are more common with pain: degeneration (odds ratio "
        "2.24), protrusion (2.65), spondylolysis (5.06).",
        "Disc degeneration is seen in people without any pain: from 37 per cent at 20 years to 96 "
        "per cent at 80.",
        _(
            "Worn discs are seen on pictures of many people who have no pain. A picture alone does "
            "not say if you can run. Your doctor looks at more than the picture."
        ),
        "Whether a disease excludes running is never derived from an imaging grade.",
        (
            Source("Brinjikji W et al. AJNR 2015;36:811", Mark.VERIFIED),
            Source("Brinjikji W et al. AJNR 2015;36:2394", Mark.VERIFIED),
        ),
    ),
    EvidenceNote(
        "EV-05",
        ("A13", "A25"),
        "Sport with spondylolisthesis",
        "Return to sport depends on the sport, so asking a specialist first is supported.",
        "Low-grade (Meyerding I to II) isthmic disease in young athletes: about 85 per cent were "
        "treated successfully without surgery.",
        _(
            "Many young people with a small slip did well without an operation. If they could go "
            "back to their sport depended on the sport. That is why a specialist should look first."
        ),
        "Shown beside the claim; no reason to lower the class.",
        (
            Source(
                "Review, Eur J Orthop Surg Traumatol 2015 (abstract)",
                Mark.VERIFIED,
                "10.1007/s00590-014-1560-7",
            ),
        ),
    ),
    EvidenceNote(
        "EV-06",
        ("A22", "A30"),
        "Stretching after training",
        "No harm from it was found.",
        "Stretching before or after exercise does not protect from soreness (0.9 mm on a scale of "
        "100 mm); before exercise it reduces injuries by nothing useful (hazard ratio 0.95, 0.78 "
        "to 1.16).",
        _("We know of no harm from it. But studies did not find that it stops sore muscles."),
        "Harmless advice; the texts promise no prevention.",
        (
            Source("Herbert RD, Gabriel M. BMJ 2002 (abstract)", Mark.VERIFIED),
            Source(
                "Cochrane review of stretching and soreness, 2011 (listing)",
                Mark.VERIFIED,
                "10.1002/14651858.CD004577.pub3",
            ),
        ),
    ),
    EvidenceNote(
        "EV-07",
        ("A43", "A44", "A45"),
        "Shoes and surface",
        "Trials on cushioning and running injuries exist; they were not checked here.",
        "None on lumbar pain was found.",
        _(
            "We found no study that shows that a shoe or a path stops back pain. The advice comes "
            "from what one doctor has seen."
        ),
        "The advice stands as the article's; no number is promised.",
        (Source("Malisoux L and colleagues, trials on cushioning", Mark.NOT_VERIFIED),),
    ),
    EvidenceNote(
        "EV-08",
        ("A27",),
        "Alternatives that stabilise the spine",
        "NG59 1.2: consider group exercise (biomechanical, aerobic, mind-body or combined). The "
        "summary of NG59 names stretching, strengthening, aerobic exercise, yoga and tai chi as "
        "the main component of treatment.",
        "For martial arts no support in a guideline was found.",
        _(
            "Health experts name yoga, stretching and strength work for sore backs. For martial "
            "arts we found no such advice. Ask your doctor which kind suits you."
        ),
        "Agrees. The clinician selects martial arts; non-contact and without falls is preferred "
        "(a caution of the product).",
        (
            Source(f"{NG59}, 1.2 (wording)", Mark.NOT_VERIFIED),
            Source("Summary of NG59. BMJ 2017;356:i6748", Mark.VERIFIED),
        ),
    ),
    EvidenceNote(
        "EV-09",
        ("A40", "A41"),
        "Stopping all activity",
        "Advice to keep active is standard (NG59 1.1.3).",
        "",
        _("If your back hurts, the usual advice is to keep moving."),
        "Supports REC-14: no plan without an activity.",
        (Source(f"{NG59}, 1.1.3", Mark.VERIFIED),),
    ),
)


def notes_for(claims: Collection[str]) -> tuple[EvidenceNote, ...]:
    """The notes that speak about any of these claims (`A1` to `A52`), in the notes' order."""
    return tuple(note for note in NOTES if set(note.claims) & set(claims))
