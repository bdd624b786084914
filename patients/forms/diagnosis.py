"""Forms of a diagnosis: recording, changing and ending one, and "I examined the spine"."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from django import forms
from django.utils.translation import gettext_lazy as _

from patients import catalogue, spine
from patients.forms.contact import Day
from patients.forms.levels import LevelFields, as_initial, is_about_levels
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
JUDGE = _("Choose yes, no, or “not judged yet”.")
ESTABLISH = _("Choose how far the diagnosis is established.")


class DiagnosisForm(LevelFields, SubmissionForm):
    """One diagnosis of the catalogue: where it sits, what it means for running, how we know."""

    field_order = ("region", "levels")

    region = forms.ChoiceField(
        label=_("Region"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the region.")},
    )
    running_excluded = forms.ChoiceField(
        label=_("Does it exclude running?"),
        choices=EXCLUDES_CHOICES,
        initial=RunningExcluded.NOT_JUDGED,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), JUDGE),
    )
    verification = forms.ChoiceField(
        label=_("How far is it established?"),
        choices=ESTABLISHED_CHOICES,
        initial=Verification.CONFIRMED,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), ESTABLISH),
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
        label=_("Note for colleagues"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Not in the plan; the patient may read it among all that is kept."),
    )

    def __init__(self, data=None, *args, entry, code_system: str, **kwargs):
        super().__init__(_with_region(data, entry), *args, **kwargs)
        self.entry = entry
        self.fields["region"].choices = [
            (region.value, spine.REGION_LABELS[region]) for region in entry.regions
        ]
        self.fields["region"].error_messages["invalid_choice"] = _(
            "This diagnosis sits elsewhere. Choose one of the regions shown."
        )
        self.fields["region"].help_text = _("May stay open where a level says it.")
        if len(entry.regions) == 1:
            self.initial["region"] = entry.regions[0].value
            self.fields["region"].widget = forms.HiddenInput()
        self.fields["code"].choices = _code_choices(entry, code_system)
        self.fields["code"].error_messages["invalid_choice"] = _(
            "%(value)s does not belong to this diagnosis. Choose one from the list, or none."
        )
        if not entry.counts_as_spine_disease:
            del self.fields["running_excluded"]
        self.grading_fields()

    def entered(self) -> dict:
        """What the actions take: the fields of a diagnosis, and its levels with grade and slip."""
        values = super().entered()
        plain = {name: value for name, value in values.items() if not is_about_levels(name)}
        return {**plain, "levels": self.entered_levels()}

    def more_is_open(self) -> bool:
        """Whether something stands in the fields that are folded away."""
        names = ("side", "onset", "imaging_kind", "imaging_on", "imaging_finding", "note")
        return any(self[name].value() or self[name].errors for name in names)


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
        initial |= as_initial(levels)
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
        error_messages=dict.fromkeys(("required", "invalid_choice"), JUDGE),
    )


class ExaminationForm(SubmissionForm):
    """The day on which somebody examined the spine; empty means today."""

    examined_on = Day(label=_("Examined on"), required=False)


def _with_region(data, entry):
    """What was sent; where the region was left open and the levels lie in one, with that one."""
    if data is None or data.get("region"):
        return data
    found = spine.region_of(data.getlist("levels"), [region.value for region in entry.regions])
    if not found:
        return data
    completed = data.copy()
    completed["region"] = found
    return completed


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
