"""The entries of the catalogue that are no spine disease: symptoms, causes of pain, emergencies."""

from django.utils.translation import gettext_lazy as _

from patients.catalogue.entry import ANYWHERE, Code, Entry, Kind
from patients.spine import Region

CERVICAL, THORACIC, LUMBAR = Region.CERVICAL, Region.THORACIC, Region.LUMBAR
LUMBOSACRAL, UNSPECIFIED = Region.LUMBOSACRAL, Region.UNSPECIFIED

ENTRIES = (
    Entry(
        "low-back-pain",
        _("Low back pain (symptom)"),
        Kind.SYMPTOM,
        (LUMBAR, LUMBOSACRAL),
        "M54.5",
        (
            Code("M54.50", _("Low back pain, unspecified")),
            Code("M54.51", _("Low back pain from the vertebral endplates")),
            Code("M54.59", _("Low back pain, other")),
        ),
        ("LBP", "lumbago", "lumbalgia", "back ache", "Kreuzschmerzen", "ból krzyża"),
    ),
    Entry(
        "thoracic-pain",
        _("Thoracic spine pain (symptom)"),
        Kind.SYMPTOM,
        (THORACIC,),
        "M54.6",
        (Code("M54.6", _("Thoracic spine pain"), THORACIC),),
        ("upper back pain", "mid back pain", "thoracalgia"),
    ),
    Entry(
        "neck-pain",
        _("Neck pain (symptom)"),
        Kind.SYMPTOM,
        (CERVICAL,),
        "M54.2",
        (Code("M54.2", _("Neck pain"), CERVICAL),),
        ("cervicalgia", "ból szyi", "ból karku", "Nackenschmerzen"),
    ),
    Entry(
        "sciatica",
        # Not for pain from a disc: that is a disc disorder with radiculopathy (M51.1, M50.1).
        _("Sciatica (symptom)"),
        Kind.SYMPTOM,
        (LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "M54.3",
        (
            Code("M54.30", _("Sciatica, side not stated")),
            Code("M54.31", _("Sciatica, right side")),
            Code("M54.32", _("Sciatica, left side")),
        ),
        ("ischialgia", "leg pain", "rwa kulszowa", "Ischias"),
    ),
    Entry(
        "lumbago-sciatica",
        _("Low back pain with sciatica (symptom)"),
        Kind.SYMPTOM,
        (LUMBAR, LUMBOSACRAL),
        "M54.4",
        (
            Code("M54.40", _("Low back pain with sciatica, side not stated")),
            Code("M54.41", _("Low back pain with sciatica, right side")),
            Code("M54.42", _("Low back pain with sciatica, left side")),
        ),
        ("lumboischialgia", "Lumboischialgie", "LBP with leg pain"),
    ),
    Entry(
        "radiculopathy",
        _("Radiculopathy, not from a disc"),
        Kind.SYMPTOM,
        (LUMBAR, LUMBOSACRAL),
        "M54.1",
        (
            Code("M54.16", _("Lumbar radiculopathy, not from a disc"), LUMBAR),
            Code("M54.17", _("Lumbosacral radiculopathy, not from a disc"), LUMBOSACRAL),
        ),
        ("nerve root pain", "radiculitis", "radikulopatia"),
    ),
    Entry(
        "dorsalgia",
        _("Back pain, unspecified (symptom)"),
        Kind.SYMPTOM,
        ANYWHERE,
        "M54.9",
        (Code("M54.9", _("Back pain, unspecified")),),
        ("backache", "non-specific back pain", "ból pleców", "Rückenschmerzen"),
    ),
    Entry(
        "cauda-equina",
        _("Cauda equina syndrome (red flag)"),
        Kind.EMERGENCY,
        (LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "G83.4",
        (Code("G83.4", _("Cauda equina syndrome")),),
        ("CES", "zespół ogona końskiego", "Kaudasyndrom", "cauda syndrome"),
    ),
    Entry(
        "deconditioning",
        _("Lack of physical exercise (cause of pain)"),
        Kind.CAUSE,
        (UNSPECIFIED,),
        "Z72.3",
        (Code("Z72.3", _("Lack of physical exercise")),),
        ("sedentary", "desk work", "inactivity", "deconditioned"),
    ),
    Entry(
        "back-muscle-wasting",
        _("Back muscle wasting (cause of pain)"),
        Kind.CAUSE,
        ANYWHERE,
        "M62.5",
        (
            Code("M62.5A0", _("Muscle wasting, neck"), CERVICAL),
            Code("M62.5A1", _("Muscle wasting, thoracic back"), THORACIC),
            # One code for the whole loin: ICD-10-CM calls it lumbosacral.
            Code("M62.5A2", _("Muscle wasting, lower back")),
            Code("M62.5A9", _("Muscle wasting of the back, level not stated")),
        ),
        ("paraspinal atrophy", "multifidus atrophy", "sarcopenia of the back", "muscle atrophy"),
    ),
    Entry(
        "muscle-weakness",
        _("Muscle weakness (cause of pain)"),
        Kind.CAUSE,
        (LUMBAR, UNSPECIFIED),
        "M62.8",
        (
            Code("M62.81", _("Muscle weakness, general")),
            Code("M62.85", _("Dysfunction of the multifidus muscles, lumbar"), LUMBAR),
        ),
        ("weak back", "weak core", "weak muscles", "multifidus", "osłabienie mięśni"),
    ),
)
