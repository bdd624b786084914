"""A diagnosis through time, in words: as it stands, as it stood, and what each change changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from patients import catalogue
from patients.models import Diagnosis
from patients.words import in_words, name_of

SHOWN = (
    "region",
    "levels",
    "running_excluded",
    "verification",
    "status",
    "code",
    "side",
    "onset",
    "imaging_kind",
    "imaging_on",
    "imaging_finding",
    "note",
)


@dataclass(frozen=True)
class Change:
    """One change: who made it, when and why, and what it changed."""

    number: int
    at: datetime
    by: object
    reason: str
    differences: list[tuple[str, str, str]]


def facts(stood: Mapping) -> list[tuple[str, str]]:
    """A diagnosis as plain values (`actions.diagnoses.as_it_stands`): each name with its words."""
    is_disease = catalogue.get(stood["catalogue_key"]).counts_as_spine_disease
    return [
        (_name(field), _words(field, stood))
        for field in SHOWN
        if is_disease or field != "running_excluded"
    ]


def differences(before: Mapping, after: Mapping) -> list[tuple[str, str, str]]:
    """What differs between two states: (what, as it stood before, as it stood after)."""
    return [
        (name, stood, stands)
        for (name, stood), (_same, stands) in zip(facts(before), facts(after), strict=True)
        if stood != stands
    ]


def changes(diagnosis: Diagnosis, now: Mapping) -> list[Change]:
    """Every change of a diagnosis, newest first; `now` is the state in which it stands."""
    found, after = [], now
    for version in diagnosis.versions.select_related("recorded_by"):
        found.append(
            Change(
                number=version.number + 1,
                at=version.recorded_at,
                by=version.recorded_by,
                reason=version.reason,
                differences=differences(version.stood, after),
            )
        )
        after = version.stood
    return found


def levels_in_words(levels: Iterable[Mapping], grading: str | None) -> str:
    """Affected levels with grade and slip, such as "L4/L5 (Meyerding II, slip 30 %), L5/S1"."""
    return ", ".join(_level_in_words(level, grading) for level in levels)


def imaging_in_words(stood: Mapping) -> str:
    """What a picture showed, such as "MRI, 3 March 2026: disc at L5/S1"; empty without one."""
    made = [_words(field, stood) for field in ("imaging_kind", "imaging_on")]
    when = ", ".join(words for words in made if words)
    return ": ".join(part for part in (when, stood.get("imaging_finding") or "") if part)


def _name(field: str) -> str:
    return _("Levels") if field == "levels" else name_of(Diagnosis, field)


def _words(field: str, stood: Mapping) -> str:
    if field == "levels":
        return levels_in_words(stood["levels"], catalogue.get(stood["catalogue_key"]).grading)
    if field == "code" and stood["code"]:
        system = in_words(Diagnosis, "code_system", stood["code_system"])
        return f"{stood['code']} ({system})"
    return in_words(Diagnosis, field, stood.get(field))


def _level_in_words(level: Mapping, grading: str | None) -> str:
    found = []
    if level.get("grade"):
        found.append(f"{(grading or _('grade')).capitalize()} {level['grade']}")
    if level.get("slip_percent") is not None:
        slip = f"{Decimal(level['slip_percent']).normalize():f}"
        found.append(_("slip %(percent)s %%") % {"percent": slip})
    return f"{level['level']} ({', '.join(found)})" if found else level["level"]
