"""What an entry of the diagnosis catalogue is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from patients.spine import REGIONS, Region

ICD10CM = "icd10cm"
ICD10 = "icd10"
SYSTEMS = (ICD10CM, ICD10)

# The release the ICD-10-CM codes were checked against; a record keeps the one it was coded in.
RELEASE = "ICD-10-CM April 2026"


class Kind(StrEnum):
    """What a diagnosis means to the guideline; only the first three are spine diseases."""

    DISCOPATHY = "discopathy"
    SPONDYLOLISTHESIS = "spondylolisthesis"
    OTHER_SPINE_DISEASE = "other_spine_disease"
    SYMPTOM = "symptom"
    CAUSE = "cause"
    EMERGENCY = "emergency"


KIND_LABELS = {
    Kind.DISCOPATHY: _("disc disease"),
    Kind.SPONDYLOLISTHESIS: _("spondylolisthesis"),
    Kind.OTHER_SPINE_DISEASE: _("other spine disease"),
    Kind.SYMPTOM: _("symptom, not a spine disease"),
    Kind.CAUSE: _("cause of pain, not a spine disease"),
    Kind.EMERGENCY: pgettext_lazy("kind of diagnosis", "emergency"),
}
KINDS = tuple(kind.value for kind in Kind)
KIND_CHOICES = [(kind.value, label) for kind, label in KIND_LABELS.items()]
SPINE_DISEASE_KINDS = (
    Kind.DISCOPATHY.value,
    Kind.SPONDYLOLISTHESIS.value,
    Kind.OTHER_SPINE_DISEASE.value,
)

MEYERDING = "meyerding"
PFIRRMANN = "pfirrmann"
_GRADING = {Kind.SPONDYLOLISTHESIS: MEYERDING, Kind.DISCOPATHY: PFIRRMANN}


class UnknownDiagnosisError(KeyError):
    """No entry of the catalogue has this key."""

    def __str__(self) -> str:
        return str(
            _("Choose a diagnosis from the list; the catalogue has none called “%(key)s”.")
            % {"key": self.args[0]}
        )


@dataclass(frozen=True)
class Code:
    """One billable ICD-10-CM code with our own title.

    `region` is where the code says the finding sits, None where it says nothing or several sites.
    It is written down for each code: the two editions number their sites in opposite ways, so a
    site is never read from a digit.
    """

    code: str
    title: str | Promise
    region: Region | None = None


@dataclass(frozen=True)
class Entry:
    """One diagnosis a doctor can choose.

    `regions` are those it may be recorded in; `icd10` is the bare WHO code, without any title;
    `synonyms` are what doctors type, in any language, and are never shown.
    """

    key: str
    title: str | Promise
    kind: Kind
    regions: tuple[Region, ...]
    icd10: str
    icd10cm: tuple[Code, ...]
    synonyms: tuple[str, ...] = field(default=())

    @property
    def grading(self) -> str | None:
        """The grade that fits: `meyerding`, `pfirrmann` or None."""
        return _GRADING.get(self.kind)

    @property
    def counts_as_spine_disease(self) -> bool:
        """Whether the guideline sees a spine disease in it."""
        return self.kind.value in SPINE_DISEASE_KINDS

    def codes_in(self, region: str) -> Iterator[Code]:
        """The ICD-10-CM codes that do not contradict a region."""
        return (code for code in self.icd10cm if code.region in (None, region))


def titles(entry: Entry) -> Iterator[str]:
    """The title of an entry in each language of the portal, English first."""
    for language in dict(settings.LANGUAGES):
        with override(language):
            yield str(entry.title)


ANYWHERE = tuple(Region(region) for region in REGIONS)
