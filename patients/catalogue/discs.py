"""The discopathies of the catalogue: diseases of the intervertebral discs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from patients.catalogue.entry import Code, Entry, Kind
from patients.spine import Region

CERVICAL, THORACIC, LUMBAR = Region.CERVICAL, Region.THORACIC, Region.LUMBAR
LUMBOSACRAL, UNSPECIFIED = Region.LUMBOSACRAL, Region.UNSPECIFIED

_DEGENERATION = ("degenerative disc disease", "DDD", "disc wear", "disk degeneration")
_DEGENERATION += ("black disc", "chondrosis", "osteochondrosis", "discopathia", "dyskopatia")
_DEGENERATION += ("discopathy", "dark disc", "dehydrated disc", "Bandscheibendegeneration")

_DISPLACEMENT = ("slipped disc", "herniated disc", "disc herniation", "disk herniation", "HNP")
_DISPLACEMENT += ("herniated nucleus pulposus", "hernia nuclei pulposi", "prolapse", "disc bulge")
_DISPLACEMENT += ("prolapsed disc", "protrusion", "extrusion", "sequester", "ruptured disc")
_DISPLACEMENT += ("przepuklina krążka", "przepuklina dysku", "wypadnięcie dysku", "discopathy")
_DISPLACEMENT += ("Bandscheibenvorfall", "Bandscheibenprolaps", "dyskopatia", "discopathia")

_RADICULOPATHY = ("disc with radiculopathy", "disc with nerve root compression", "root syndrome")
_RADICULOPATHY += ("discogenic radiculopathy", "herniated disc with radiculopathy", "discopathy")
_RADICULOPATHY += ("nerve root pain from a disc", "dyskopatia", "zespół korzeniowy")
_RADICULOPATHY += ("slipped disc with radiculopathy",)

_MYELOPATHY = ("disc with myelopathy", "disc with cord compression", "discopathy", "mielopatia")
_MYELOPATHY += ("discogenic myelopathy", "spinal cord compression by a disc", "dyskopatia")


def _cervical(
    stem: str,
    unspecified: Promise,
    high: Promise,
    mid: Promise,
    c4_c5: Promise,
    c5_c6: Promise,
    c6_c7: Promise,
    cervicothoracic: Promise,
) -> tuple[Code, ...]:
    """The seven codes of a cervical disc disease: they name the level, not only the region."""
    return (
        Code(f"{stem}0", unspecified, CERVICAL),
        Code(f"{stem}1", high, CERVICAL),
        Code(f"{stem}20", mid, CERVICAL),
        Code(f"{stem}21", c4_c5, CERVICAL),
        Code(f"{stem}22", c5_c6, CERVICAL),
        Code(f"{stem}23", c6_c7, CERVICAL),
        Code(f"{stem}3", cervicothoracic, CERVICAL),
    )


ENTRIES = (
    Entry(
        "disc-degeneration-lumbar",
        _("Lumbar disc degeneration"),
        Kind.DISCOPATHY,
        (LUMBAR,),
        "M51.3",
        (
            Code("M51.360", _("Lumbar disc degeneration, back pain only"), LUMBAR),
            Code("M51.361", _("Lumbar disc degeneration, leg pain only"), LUMBAR),
            Code("M51.362", _("Lumbar disc degeneration, back and leg pain"), LUMBAR),
            Code("M51.369", _("Lumbar disc degeneration, no pain mentioned"), LUMBAR),
        ),
        (*_DEGENERATION, "lumbar disc disease", "lumbar DDD", "discopathia lumbalis"),
    ),
    Entry(
        "disc-degeneration-lumbosacral",
        _("Lumbosacral disc degeneration"),
        Kind.DISCOPATHY,
        (LUMBOSACRAL,),
        "M51.3",
        (
            Code("M51.370", _("Lumbosacral disc degeneration, back pain only"), LUMBOSACRAL),
            Code("M51.371", _("Lumbosacral disc degeneration, leg pain only"), LUMBOSACRAL),
            Code("M51.372", _("Lumbosacral disc degeneration, back and leg pain"), LUMBOSACRAL),
            Code("M51.379", _("Lumbosacral disc degeneration, no pain mentioned"), LUMBOSACRAL),
        ),
        (*_DEGENERATION, "lumbosacral disc disease", "L5 S1 disc degeneration"),
    ),
    Entry(
        "disc-degeneration-thoracic",
        _("Thoracic / thoracolumbar disc degeneration"),
        Kind.DISCOPATHY,
        (THORACIC,),
        "M51.3",
        (
            Code("M51.34", _("Thoracic disc degeneration"), THORACIC),
            Code("M51.35", _("Thoracolumbar disc degeneration"), THORACIC),
        ),
        (*_DEGENERATION, "thoracic disc disease", "dorsal disc degeneration"),
    ),
    Entry(
        "disc-displacement-lumbar",
        _("Lumbar / lumbosacral disc displacement (herniation)"),
        Kind.DISCOPATHY,
        (LUMBAR, LUMBOSACRAL),
        "M51.2",
        (
            Code("M51.26", _("Lumbar disc displacement"), LUMBAR),
            Code("M51.27", _("Lumbosacral disc displacement"), LUMBOSACRAL),
        ),
        (*_DISPLACEMENT, "lumbar disc disease", "lumbar disc prolapse"),
    ),
    Entry(
        "disc-displacement-thoracic",
        _("Thoracic / thoracolumbar disc displacement"),
        Kind.DISCOPATHY,
        (THORACIC,),
        "M51.2",
        (
            Code("M51.24", _("Thoracic disc displacement"), THORACIC),
            Code("M51.25", _("Thoracolumbar disc displacement"), THORACIC),
        ),
        (*_DISPLACEMENT, "thoracic disc disease", "dorsal disc herniation"),
    ),
    Entry(
        "disc-radiculopathy-lumbar",
        _("Lumbar / lumbosacral disc disorder with radiculopathy"),
        Kind.DISCOPATHY,
        (LUMBAR, LUMBOSACRAL),
        "M51.1",
        (
            Code("M51.16", _("Lumbar disc disorder with radiculopathy"), LUMBAR),
            Code("M51.17", _("Lumbosacral disc disorder with radiculopathy"), LUMBOSACRAL),
        ),
        (*_RADICULOPATHY, "sciatica due to disc", "discogenic sciatica", "lumbar disc disease"),
    ),
    Entry(
        "disc-radiculopathy-thoracic",
        _("Thoracic / thoracolumbar disc disorder with radiculopathy"),
        Kind.DISCOPATHY,
        (THORACIC,),
        "M51.1",
        (
            Code("M51.14", _("Thoracic disc disorder with radiculopathy"), THORACIC),
            Code("M51.15", _("Thoracolumbar disc disorder with radiculopathy"), THORACIC),
        ),
        (*_RADICULOPATHY, "thoracic disc disease"),
    ),
    Entry(
        "disc-myelopathy-lumbar-thoracic",
        _("Disc disorder with myelopathy, thoracic to lumbar"),
        Kind.DISCOPATHY,
        (THORACIC, LUMBAR),
        "M51.0",
        (
            Code("M51.04", _("Thoracic disc disorder with myelopathy"), THORACIC),
            Code("M51.05", _("Thoracolumbar disc disorder with myelopathy"), THORACIC),
            Code("M51.06", _("Lumbar disc disorder with myelopathy"), LUMBAR),
        ),
        _MYELOPATHY,
    ),
    Entry(
        "disc-other-lumbar",
        _("Other lumbar / lumbosacral disc disorder"),
        Kind.DISCOPATHY,
        (LUMBAR, LUMBOSACRAL),
        "M51.8",
        (
            Code("M51.86", _("Other lumbar disc disorder"), LUMBAR),
            Code("M51.87", _("Other lumbosacral disc disorder"), LUMBOSACRAL),
        ),
        ("lumbar disc disease", "disc calcification", "discopathy", "dyskopatia"),
    ),
    Entry(
        "disc-unspecified",
        _("Disc disorder, region not cervical, unspecified"),
        Kind.DISCOPATHY,
        (THORACIC, LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "M51.9",
        (Code("M51.9", _("Disc disorder, thoracic to lumbosacral, unspecified")),),
        ("discopathy", "dyskopatia", "discopathia", "disc disease", "Bandscheibenschaden"),
    ),
    Entry(
        "disc-annulus-lumbar",
        _("Annulus fibrosus defect, lumbar / lumbosacral"),
        Kind.DISCOPATHY,
        (LUMBAR, LUMBOSACRAL),
        # M51.A- exists in ICD-10-CM only; a code beside displacement or degeneration there.
        "M51.8",
        (
            Code("M51.A0", _("Lumbar annulus defect, size not stated"), LUMBAR),
            Code("M51.A1", _("Lumbar annulus defect, small"), LUMBAR),
            Code("M51.A2", _("Lumbar annulus defect, large"), LUMBAR),
            Code("M51.A3", _("Lumbosacral annulus defect, size not stated"), LUMBOSACRAL),
            Code("M51.A4", _("Lumbosacral annulus defect, small"), LUMBOSACRAL),
            Code("M51.A5", _("Lumbosacral annulus defect, large"), LUMBOSACRAL),
        ),
        ("annular tear", "annular fissure", "HIZ", "high intensity zone", "torn disc"),
    ),
    Entry(
        "disc-degeneration-cervical",
        _("Cervical disc degeneration"),
        Kind.DISCOPATHY,
        (CERVICAL,),
        "M50.3",
        _cervical(
            "M50.3",
            _("Cervical disc degeneration, level not stated"),
            _("High cervical disc degeneration, C2/C3 or C3/C4"),
            _("Mid-cervical disc degeneration, level not stated"),
            _("Cervical disc degeneration, C4/C5"),
            _("Cervical disc degeneration, C5/C6"),
            _("Cervical disc degeneration, C6/C7"),
            _("Cervicothoracic disc degeneration, C7/T1"),
        ),
        (*_DEGENERATION, "cervical disc disease", "neck disc", "discopathia cervicalis"),
    ),
    Entry(
        "disc-displacement-cervical",
        _("Cervical disc displacement"),
        Kind.DISCOPATHY,
        (CERVICAL,),
        "M50.2",
        _cervical(
            "M50.2",
            _("Cervical disc displacement, level not stated"),
            _("High cervical disc displacement, C2/C3 or C3/C4"),
            _("Mid-cervical disc displacement, level not stated"),
            _("Cervical disc displacement, C4/C5"),
            _("Cervical disc displacement, C5/C6"),
            _("Cervical disc displacement, C6/C7"),
            _("Cervicothoracic disc displacement, C7/T1"),
        ),
        (*_DISPLACEMENT, "cervical disc disease", "neck disc", "cervical disc prolapse"),
    ),
    Entry(
        "disc-radiculopathy-cervical",
        _("Cervical disc disorder with radiculopathy"),
        Kind.DISCOPATHY,
        (CERVICAL,),
        "M50.1",
        _cervical(
            "M50.1",
            _("Cervical disc disorder with radiculopathy, level not stated"),
            _("High cervical disc disorder with radiculopathy, C2/C3 or C3/C4"),
            _("Mid-cervical disc disorder with radiculopathy, level not stated"),
            _("Cervical disc disorder with radiculopathy, C4/C5"),
            _("Cervical disc disorder with radiculopathy, C5/C6"),
            _("Cervical disc disorder with radiculopathy, C6/C7"),
            _("Cervicothoracic disc disorder with radiculopathy, C7/T1"),
        ),
        (*_RADICULOPATHY, "cervical disc disease", "arm pain from a disc"),
    ),
    Entry(
        "disc-myelopathy-cervical",
        _("Cervical disc disorder with myelopathy"),
        Kind.DISCOPATHY,
        (CERVICAL,),
        "M50.0",
        _cervical(
            "M50.0",
            _("Cervical disc disorder with myelopathy, level not stated"),
            _("High cervical disc disorder with myelopathy, C2/C3 or C3/C4"),
            _("Mid-cervical disc disorder with myelopathy, level not stated"),
            _("Cervical disc disorder with myelopathy, C4/C5"),
            _("Cervical disc disorder with myelopathy, C5/C6"),
            _("Cervical disc disorder with myelopathy, C6/C7"),
            _("Cervicothoracic disc disorder with myelopathy, C7/T1"),
        ),
        (*_MYELOPATHY, "cervical disc disease", "cervical myelopathy"),
    ),
    Entry(
        "disc-unspecified-cervical",
        _("Cervical disc disorder, unspecified"),
        Kind.DISCOPATHY,
        (CERVICAL,),
        "M50.9",
        (Code("M50.90", _("Cervical disc disorder, unspecified"), CERVICAL),),
        ("cervical discopathy", "cervical disc disease", "neck disc", "dyskopatia szyjna"),
    ),
)
