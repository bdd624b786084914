"""The levels of a diagnosis, to be ticked, each with its grade and its slip where they belong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from patients import catalogue, spine
from patients.actions.diagnoses import Level

SLIP = _("Enter the slip in per cent, for example 30.")


class Slip(forms.DecimalField):
    """A measured slip in per cent; a decimal comma is read as a point."""

    def to_python(self, value):
        """The number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


@dataclass(frozen=True)
class LevelRow:
    """One level as the form offers it: its tick, and where they belong its grade and slip."""

    level: str
    ticked: bool
    grade: BoundField | None
    slip: BoundField | None

    @property
    def errors(self) -> list:
        """What is wrong with grade or slip."""
        return [
            *(self.grade.errors if self.grade else ()),
            *(self.slip.errors if self.slip else ()),
        ]


class LevelFields(forms.Form):
    """For each level of the spine a tick, a grade and a slip; a form of one catalogue entry."""

    entry: catalogue.Entry

    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        required=False,
        choices=spine.LEVEL_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("%(value)s is no level. Choose from C0/C1 to L5/S1, such as L4/L5.")
        },
    )

    def grading_fields(self) -> None:
        """Add a grade and a slip for every level; which of them are shown follows the entry."""
        grades = {
            catalogue.MEYERDING: spine.MEYERDING_CHOICES,
            catalogue.PFIRRMANN: spine.PFIRRMANN_CHOICES,
        }.get(self.entry.grading, [(grade, grade) for grade in spine.GRADES])
        for level in spine.LEVELS:
            self.fields[name_of("grade", level)] = forms.ChoiceField(
                label=_("%(level)s, grade") % {"level": level},
                choices=[("", _("no grade")), *grades],
                required=False,
                error_messages={"invalid_choice": _("Choose a grade from I to V.")},
            )
            self.fields[name_of("slip", level)] = Slip(
                label=_("%(level)s, slip in per cent") % {"level": level},
                max_digits=4,
                decimal_places=1,
                required=False,
                error_messages=dict.fromkeys(
                    ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), SLIP
                ),
            )

    def clean(self):
        """Refuse a grade whose level is not ticked."""
        entered = super().clean()
        ticked = entered.get("levels", [])
        for level in spine.LEVELS:
            graded = entered.get(name_of("grade", level)) or entered.get(name_of("slip", level))
            if graded and level not in ticked:
                self.add_error(
                    "levels",
                    _("%(level)s has a grade but is not ticked. Tick it, or clear its grade.")
                    % {"level": level},
                )
        return entered

    def entered_levels(self) -> list[Level]:
        """The ticked levels as the actions take them."""
        return [
            Level(
                level,
                self.cleaned_data.get(name_of("grade", level)) or "",
                self.cleaned_data.get(name_of("slip", level)),
            )
            for level in spine.LEVELS
            if level in self.cleaned_data["levels"]
        ]

    def level_groups(self) -> list[tuple[str, list[LevelRow]]]:
        """The levels to tick, by region: those of the chosen one, or of all that are possible.

        A level that was ticked or graded elsewhere stays in sight, so that it can be put right.
        """
        region = self["region"].value()
        regions = [region] if region in spine.REGIONS else list(self.entry.regions)
        offered: dict[str, str] = {}
        for each in regions:
            for level in spine.levels_of(each):
                if not self._has_no_disc(level):
                    offered.setdefault(level, each)
        for level in spine.LEVELS:
            if level not in offered and self._was_entered(level):
                offered[level] = spine.regions_of(level)[0]
        groups: dict[str, list[LevelRow]] = {}
        for level in spine.LEVELS:
            if level in offered:
                groups.setdefault(offered[level], []).append(self._row(level))
        return [
            (spine.REGION_LABELS[spine.Region(name)] if len(groups) > 1 else "", rows)
            for name, rows in groups.items()
        ]

    def _has_no_disc(self, level: str) -> bool:
        is_disc = self.entry.kind == catalogue.Kind.DISCOPATHY
        return is_disc and level in spine.LEVELS_WITHOUT_DISC

    def _was_entered(self, level: str) -> bool:
        ticked = level in (self["levels"].value() or ())
        return ticked or any(self[name_of(what, level)].value() for what in ("grade", "slip"))

    def _row(self, level: str) -> LevelRow:
        grade, slip = self[name_of("grade", level)], self[name_of("slip", level)]
        slipped = self.entry.grading == catalogue.MEYERDING
        return LevelRow(
            level=level,
            ticked=level in (self["levels"].value() or ()),
            grade=grade if self.entry.grading or grade.value() else None,
            slip=slip if slipped or slip.value() else None,
        )


def as_initial(levels: Iterable[Mapping]) -> dict:
    """Levels as plain values (level, grade, slip_percent), as a beginning of the form."""
    initial: dict = {"levels": [level["level"] for level in levels]}
    for level in levels:
        initial[name_of("grade", level["level"])] = level["grade"]
        initial[name_of("slip", level["level"])] = level["slip_percent"]
    return initial


def is_about_levels(name: str) -> bool:
    """Whether a field is one of those that belong to single levels."""
    return name.startswith(("grade_", "slip_"))


def name_of(what: str, level: str) -> str:
    """The name of a level's field, such as grade_L4_L5."""
    return f"{what}_{level.replace('/', '_')}"
