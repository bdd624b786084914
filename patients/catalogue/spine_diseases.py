"""The spine diseases of the catalogue that are not of the disc."""

from django.utils.translation import gettext_lazy as _

from patients.catalogue.entry import ANYWHERE, Code, Entry, Kind
from patients.spine import Region

CERVICAL, THORACIC, LUMBAR = Region.CERVICAL, Region.THORACIC, Region.LUMBAR
LUMBOSACRAL, UNSPECIFIED = Region.LUMBOSACRAL, Region.UNSPECIFIED

_SLIP = ("slipped vertebra", "vertebral slip", "listhesis", "anterolisthesis", "kręgozmyk")
_SLIP += ("Wirbelgleiten", "olisthesis", "Meyerding")

_STENOSIS = ("spinal canal stenosis", "narrow canal", "stenosis canalis spinalis")
_STENOSIS += ("stenoza kanału kręgowego", "Spinalkanalstenose", "Spinalstenose")

_SPONDYLOSIS = ("facet arthrosis", "facet arthropathy", "facet joint osteoarthritis")
_SPONDYLOSIS += ("spine osteoarthritis", "spondyloza", "spondylosis deformans", "Spondylarthrose")
_SPONDYLOSIS += ("facet syndrome", "degenerative spine", "osteophytes")

ENTRIES = (
    Entry(
        "schmorl-nodes",
        _("Schmorl nodes"),
        # An imaging finding; by the guideline any spine disease counts, the clinician judges it.
        Kind.OTHER_SPINE_DISEASE,
        (THORACIC, LUMBAR, LUMBOSACRAL),
        "M51.4",
        (
            Code("M51.44", _("Schmorl nodes, thoracic"), THORACIC),
            Code("M51.45", _("Schmorl nodes, thoracolumbar"), THORACIC),
            Code("M51.46", _("Schmorl nodes, lumbar"), LUMBAR),
            Code("M51.47", _("Schmorl nodes, lumbosacral"), LUMBOSACRAL),
        ),
        ("endplate defect", "intravertebral disc herniation", "guzki Schmorla"),
    ),
    Entry(
        "spondylolisthesis",
        _("Spondylolisthesis"),
        Kind.SPONDYLOLISTHESIS,
        ANYWHERE,
        "M43.1",
        (
            Code("M43.10", _("Spondylolisthesis, site not stated")),
            Code("M43.12", _("Spondylolisthesis, cervical"), CERVICAL),
            Code("M43.14", _("Spondylolisthesis, thoracic"), THORACIC),
            Code("M43.16", _("Spondylolisthesis, lumbar"), LUMBAR),
            Code("M43.17", _("Spondylolisthesis, lumbosacral"), LUMBOSACRAL),
            Code("M43.19", _("Spondylolisthesis, several sites")),
        ),
        (*_SLIP, "isthmic spondylolisthesis", "lytic slip", "degenerative spondylolisthesis"),
    ),
    Entry(
        "spondylolisthesis-congenital",
        _("Congenital spondylolisthesis"),
        Kind.SPONDYLOLISTHESIS,
        ANYWHERE,
        "Q76.2",
        (Code("Q76.2", _("Congenital spondylolisthesis")),),
        (*_SLIP, "dysplastic spondylolisthesis", "congenital spondylolysis"),
    ),
    Entry(
        "spondylolysis",
        _("Spondylolysis"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "M43.0",
        (
            Code("M43.00", _("Spondylolysis, site not stated")),
            Code("M43.06", _("Spondylolysis, lumbar"), LUMBAR),
            Code("M43.07", _("Spondylolysis, lumbosacral"), LUMBOSACRAL),
            Code("M43.09", _("Spondylolysis, several sites")),
        ),
        (
            "pars defect",
            "pars interarticularis defect",
            "isthmic defect",
            "kręgoszczelina",
            "lysis",
        ),
    ),
    Entry(
        "stenosis-lumbar",
        _("Lumbar spinal stenosis"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL),
        "M48.0",
        (
            Code("M48.061", _("Lumbar stenosis without claudication"), LUMBAR),
            Code("M48.062", _("Lumbar stenosis with claudication"), LUMBAR),
            Code("M48.07", _("Lumbosacral stenosis"), LUMBOSACRAL),
        ),
        (*_STENOSIS, "neurogenic claudication", "LSS"),
    ),
    Entry(
        "stenosis-cervical-thoracic",
        _("Cervical / thoracic spinal stenosis"),
        Kind.OTHER_SPINE_DISEASE,
        (CERVICAL, THORACIC),
        "M48.0",
        (
            Code("M48.02", _("Cervical stenosis"), CERVICAL),
            Code("M48.04", _("Thoracic stenosis"), THORACIC),
        ),
        (*_STENOSIS, "cervical canal stenosis"),
    ),
    Entry(
        "spondylosis-lumbar",
        _("Lumbar / lumbosacral spondylosis, no myelopathy or radiculopathy"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL),
        "M47.8",
        (
            Code("M47.816", _("Lumbar spondylosis, cord and roots free"), LUMBAR),
            Code("M47.817", _("Lumbosacral spondylosis, cord and roots free"), LUMBOSACRAL),
        ),
        _SPONDYLOSIS,
    ),
    Entry(
        "spondylosis-radiculopathy-lumbar",
        _("Lumbar / lumbosacral spondylosis with radiculopathy"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL),
        "M47.2",
        (
            Code("M47.26", _("Lumbar spondylosis with radiculopathy"), LUMBAR),
            Code("M47.27", _("Lumbosacral spondylosis with radiculopathy"), LUMBOSACRAL),
        ),
        (*_SPONDYLOSIS, "foraminal stenosis with radiculopathy"),
    ),
    Entry(
        "instability-lumbar",
        _("Lumbar / lumbosacral instability"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL),
        "M53.2",
        (
            Code("M53.2X6", _("Lumbar instability"), LUMBAR),
            Code("M53.2X7", _("Lumbosacral instability"), LUMBOSACRAL),
        ),
        ("segmental instability", "unstable spine", "niestabilność kręgosłupa", "Instabilität"),
    ),
    Entry(
        "scoliosis",
        _("Scoliosis"),
        Kind.OTHER_SPINE_DISEASE,
        (THORACIC, LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "M41.9",
        (
            Code("M41.9", _("Scoliosis, unspecified")),
            Code("M41.126", _("Adolescent idiopathic scoliosis, lumbar"), LUMBAR),
            Code("M41.26", _("Other idiopathic scoliosis, lumbar"), LUMBAR),
        ),
        ("curved spine", "AIS", "adult scoliosis", "skolioza", "Skoliose", "idiopathic scoliosis"),
    ),
    Entry(
        "scheuermann",
        _("Juvenile spinal osteochondrosis"),
        Kind.OTHER_SPINE_DISEASE,
        (THORACIC, LUMBAR, UNSPECIFIED),
        "M42.0",
        (
            Code("M42.00", _("Juvenile spinal osteochondrosis, site not stated")),
            Code("M42.04", _("Juvenile spinal osteochondrosis, thoracic"), THORACIC),
            Code("M42.06", _("Juvenile spinal osteochondrosis, lumbar"), LUMBAR),
        ),
        ("Scheuermann", "Scheuermann disease", "juvenile kyphosis", "choroba Scheuermanna"),
    ),
    Entry(
        "stress-fracture-vertebra",
        _("Fatigue (stress) fracture of vertebra"),
        Kind.OTHER_SPINE_DISEASE,
        (LUMBAR, LUMBOSACRAL, UNSPECIFIED),
        "M48.4",
        (
            Code("M48.40XA", _("Vertebral fatigue fracture, site not stated, initial encounter")),
            Code("M48.46XA", _("Lumbar fatigue fracture, initial encounter"), LUMBAR),
            Code("M48.47XA", _("Lumbosacral fatigue fracture, initial encounter"), LUMBOSACRAL),
        ),
        ("stress reaction", "pars stress fracture", "złamanie przeciążeniowe", "Ermüdungsbruch"),
    ),
    Entry(
        "postlaminectomy",
        _("Postlaminectomy syndrome"),
        Kind.OTHER_SPINE_DISEASE,
        ANYWHERE,
        "M96.1",
        (Code("M96.1", _("Postlaminectomy syndrome")),),
        ("failed back surgery syndrome", "FBSS", "persistent pain after spine surgery", "PSPS"),
    ),
    Entry(
        "fusion-pseudarthrosis",
        _("Pseudarthrosis after fusion"),
        Kind.OTHER_SPINE_DISEASE,
        ANYWHERE,
        "M96.0",
        (Code("M96.0", _("Pseudarthrosis after fusion")),),
        ("non-union", "nonunion", "failed fusion", "staw rzekomy", "Pseudarthrose"),
    ),
    Entry(
        "arthrodesis-status",
        _("Arthrodesis (fusion) status"),
        Kind.OTHER_SPINE_DISEASE,
        ANYWHERE,
        "Z98.1",
        (Code("Z98.1", _("Arthrodesis (fusion) status")),),
        ("spinal fusion", "spondylodesis", "fused spine", "TLIF", "PLIF", "ALIF", "ACDF"),
    ),
)
