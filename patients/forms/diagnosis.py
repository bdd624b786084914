"""Forms of a diagnosis: recording, changing and ending one, and "I examined the spine"."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from patients import catalogue, spine
from patients.actions.diagnoses import Level
from patients.forms.contact import Day
from patients.forms.submission import SeenForm, SubmissionForm
from patients.models.diagnosis import (
    Diagnosis,
    ImagingKind,
    RunningExcluded,
    Side,
    Status,
    Verification,
)

# In the order in which one answers; the model's order is that of its default.
EXCLUDES_CHOICES = [
    (choice.value, choice.label)
    for choice in (RunningExcluded.NO, RunningExcluded.NOT_JUDGED, RunningExcluded.YES)
]
ESTABLISHED_CHOICES = [
    (choice.value, choice.label)
    for choice in (Verification.CONFIRMED, Verification.PATIENT_REPORTED)
]
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


class DiagnosisForm(SubmissionForm):
    """One diagnosis of the catalogue: where it sits, what it means for running, how we know."""

    region = forms.ChoiceField(
        label=_("Region"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the region.")},
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        required=False,
        choices=spine.LEVEL_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("%(value)s is no level. Choose from C0/C1 to L5/S1, such as L4/L5.")
        },
    )
    running_excluded = forms.ChoiceField(
        label=_("Does it exclude running?"),
        choices=EXCLUDES_CHOICES,
        initial=RunningExcluded.NOT_JUDGED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, no, or “not judged yet”.")},
    )
    verification = forms.ChoiceField(
        label=_("How far is it established?"),
        choices=ESTABLISHED_CHOICES,
        initial=Verification.CONFIRMED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far the diagnosis is established.")},
    )
    code = forms.ChoiceField(label=_("Code"), required=False)
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices, required=False)
    onset = Day(label=_("Since"), required=False)
    imaging_kind = forms.ChoiceField(
        label=_("Imaging"), choices=ImagingKind.choices, required=False
    )
    imaging_on = Day(label=_("Imaging on"), required=False)
    imaging_finding = forms.CharField(
        label=_("Finding in words"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    note = forms.CharField(
        label=_("Note for colleagues"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, entry, code_system: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["region"].choices = [
            (region.value, spine.REGION_LABELS[region]) for region in entry.regions
        ]
        self.fields["region"].error_messages["invalid_choice"] = _(
            "This diagnosis sits elsewhere. Choose one of the regions shown."
        )
        if len(entry.regions) == 1:
            self.initial["region"] = entry.regions[0].value
            self.fields["region"].widget = forms.HiddenInput()
        self.fields["code"].choices = _code_choices(entry, code_system)
        self.fields["code"].error_messages["invalid_choice"] = _(
            "%(value)s does not belong to this diagnosis. Choose one from the list, or none."
        )
        if not entry.counts_as_spine_disease:
            del self.fields["running_excluded"]
        self._grading_fields()

    def _grading_fields(self) -> None:
        grades = {
            catalogue.MEYERDING: spine.MEYERDING_CHOICES,
            catalogue.PFIRRMANN: spine.PFIRRMANN_CHOICES,
        }.get(self.entry.grading, [(grade, grade) for grade in spine.GRADES])
        for level in spine.LEVELS:
            self.fields[_name("grade", level)] = forms.ChoiceField(
                label=_("%(level)s, grade") % {"level": level},
                choices=[("", _("no grade")), *grades],
                required=False,
                error_messages={"invalid_choice": _("Choose a grade from I to V.")},
            )
            self.fields[_name("slip", level)] = Slip(
                label=_("%(level)s, slip in per cent") % {"level": level},
                max_digits=4,
                decimal_places=1,
                required=False,
                error_messages=dict.fromkeys(
                    ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), SLIP
                ),
            )

    def clean(self):
        """Refuse a grade without its level, and a code that names another region."""
        entered = super().clean()
        ticked = entered.get("levels", [])
        for level in spine.LEVELS:
            graded = entered.get(_name("grade", level)) or entered.get(_name("slip", level))
            if graded and level not in ticked:
                self.add_error(
                    "levels",
                    _("%(level)s has a grade but is not ticked. Tick it, or clear its grade.")
                    % {"level": level},
                )
        self._check_code(entered.get("code"), entered.get("region"))
        return entered

    def _check_code(self, code: str | None, region: str | None) -> None:
        says = {known.code: known.region for known in self.entry.icd10cm}.get(code)
        if says is not None and region and says != region:
            self.add_error(
                "code",
                _("%(code)s says %(says)s, you chose %(region)s. Change the code or the region.")
                % {
                    "code": code,
                    "says": spine.REGION_LABELS[says],
                    "region": spine.REGION_LABELS[spine.Region(region)],
                },
            )

    def entered(self) -> dict:
        """What the actions take: the fields of a diagnosis, its levels with grade and slip."""
        values = {
            name: value
            for name, value in super().entered().items()
            if not name.startswith(("grade_", "slip_"))
        }
        values["levels"] = [
            Level(
                level,
                self.cleaned_data.get(_name("grade", level)) or "",
                self.cleaned_data.get(_name("slip", level)),
            )
            for level in spine.LEVELS
            if level in self.cleaned_data["levels"]
        ]
        return values

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

    def more_is_open(self) -> bool:
        """Whether something stands in the fields that are folded away."""
        names = ("side", "onset", "imaging_kind", "imaging_on", "imaging_finding", "note")
        return any(self[name].value() or self[name].errors for name in names)

    def _has_no_disc(self, level: str) -> bool:
        is_disc = self.entry.kind == catalogue.Kind.DISCOPATHY
        return is_disc and level in spine.LEVELS_WITHOUT_DISC

    def _was_entered(self, level: str) -> bool:
        ticked = level in (self["levels"].value() or ())
        return ticked or any(self[_name(what, level)].value() for what in ("grade", "slip"))

    def _row(self, level: str) -> LevelRow:
        grade, slip = self[_name("grade", level)], self[_name("slip", level)]
        slipped = self.entry.grading == catalogue.MEYERDING
        return LevelRow(
            level=level,
            ticked=level in (self["levels"].value() or ()),
            grade=grade if self.entry.grading or grade.value() else None,
            slip=slip if slipped or slip.value() else None,
        )


class ChangeDiagnosisForm(DiagnosisForm, SeenForm):
    """A diagnosis as it stands, to be changed, with the reason."""

    status = forms.ChoiceField(
        label=_("Does it hold today?"), choices=Status.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why do you change it?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a few words why you change it.")},
    )

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs):
        super().__init__(*args, entry=diagnosis.entry, code_system=diagnosis.code_system, **kwargs)
        self.diagnosis = diagnosis
        stands = diagnosis.verification
        if stands not in dict(ESTABLISHED_CHOICES):
            self.fields["verification"].choices = [
                *ESTABLISHED_CHOICES,
                (stands, Verification(stands).label),
            ]
        codes = self.fields["code"].choices
        if diagnosis.code and diagnosis.code not in catalogue.codes(
            diagnosis.catalogue_key, diagnosis.code_system
        ):
            # An older release had this code: the record keeps it until somebody chooses another.
            self.fields["code"].choices = [*codes, (diagnosis.code, diagnosis.code)]

    @classmethod
    def of(cls, diagnosis: Diagnosis, levels: Iterable[Mapping]) -> "ChangeDiagnosisForm":
        """The form as it is first shown; `levels` as plain values with level, grade, slip."""
        plain = [
            name for name in (*DiagnosisForm.base_fields, "status") if hasattr(diagnosis, name)
        ]
        initial = {name: getattr(diagnosis, name) for name in plain if name != "levels"}
        initial["levels"] = [level["level"] for level in levels]
        for level in levels:
            initial[_name("grade", level["level"])] = level["grade"]
            initial[_name("slip", level["level"])] = level["slip_percent"]
        return cls(diagnosis=diagnosis, initial={**initial, "seen": diagnosis.version})

    def plain(self) -> dict:
        """What was entered, as plain values, to be compared with what stands."""
        entered = self.entered()
        return {**entered, "levels": [asdict(level) for level in entered["levels"]]}


class ReasonForm(SeenForm):
    """A reason in words, for what ends a diagnosis."""

    reason = forms.CharField(
        label=_("Why?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why.")},
    )


class ConfirmForm(ReasonForm):
    """What the patient reported is so; whether it excludes running is judged with it."""

    running_excluded = forms.ChoiceField(
        label=_("Does it exclude running?"),
        choices=EXCLUDES_CHOICES,
        initial=RunningExcluded.NOT_JUDGED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, no, or “not judged yet”.")},
    )


class ExaminationForm(SubmissionForm):
    """The day on which somebody examined the spine; empty means today."""

    examined_on = Day(label=_("Examined on"), required=False)


def _name(what: str, level: str) -> str:
    return f"{what}_{level.replace('/', '_')}"


def _code_choices(entry, system: str) -> list:
    """The entry's codes, by the region they name where there are several."""
    none = ("", _("no code"))
    if system != catalogue.ICD10CM:
        return [none, *((code, code) for code in catalogue.codes(entry.key, system))]
    groups: dict = {}
    for code in entry.icd10cm:
        groups.setdefault(code.region, []).append((code.code, f"{code.code} {code.title}"))
    if len(groups) == 1:
        return [none, *next(iter(groups.values()))]
    return [
        none,
        *(
            (spine.REGION_LABELS[region] if region else _("any region"), codes)
            for region, codes in groups.items()
        ),
    ]
