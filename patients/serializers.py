"""How patients and diagnoses look to other systems, and what those may send."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from patients import catalogue, spine
from patients.models import Clinic, Diagnosis, DiagnosisLevel, Patient, PatientIdentifier
from patients.models.clinic import CodeSystem
from patients.models.diagnosis import ImagingKind, RunningExcluded, Side, Status, Verification


class StrictSerializer(serializers.Serializer):
    """What may be sent: a field that nobody asked for is refused, not passed over."""

    def to_internal_value(self, data):
        """The checked values; unknown fields and faulty ones in one answer."""
        errors: dict = {}
        if isinstance(data, dict):
            known = ", ".join(self.fields)
            says = _("This cannot be given here. Give only: %(known)s.") % {"known": known}
            errors = {name: [says] for name in data if name not in self.fields}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as faults:
            raise serializers.ValidationError({**faults.detail, **errors}) from faults
        if errors:
            raise serializers.ValidationError(errors)
        return values


class OneOf(serializers.ChoiceField):
    """A value from a list; a wrong one is answered with the list."""

    def fail(self, key, **about):
        """Name what may be given."""
        if key == "invalid_choice":
            allowed = ", ".join(str(value) or '""' for value in self.choices)
            raise serializers.ValidationError(
                _("Use one of: %(allowed)s.") % {"allowed": allowed}, code=key
            )
        super().fail(key, **about)


# Refusals -----------------------------------------------------------------------------------------


class RefusalSerializer(serializers.Serializer):
    """Why it did not happen, in a sentence for the person who tried."""

    reason = serializers.CharField()


class DifferenceSerializer(serializers.Serializer):
    """One thing that somebody changed meanwhile."""

    what = serializers.CharField()
    yours = serializers.CharField()
    now = serializers.CharField()


class StaleSerializer(RefusalSerializer):
    """Why not now; and, where somebody changed the record meanwhile, both versions."""

    differences = DifferenceSerializer(many=True, required=False)


# People -------------------------------------------------------------------------------------------


class PersonSerializer(serializers.Serializer):
    """Somebody who signs in."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class ClinicSerializer(serializers.ModelSerializer):
    """The clinic that a patient belongs to."""

    class Meta:
        model = Clinic
        fields = ("id", "name", "slug")


class IdentifierSerializer(serializers.ModelSerializer):
    """A number under which another system knows the patient."""

    class Meta:
        model = PatientIdentifier
        fields = ("system", "value")


class PatientSerializer(serializers.ModelSerializer):
    """Who the patient is and how to reach them; nothing clinical."""

    clinic = ClinicSerializer()
    responsible = PersonSerializer(allow_null=True)
    identifiers = IdentifierSerializer(many=True)
    signs_in = serializers.SerializerMethodField()

    class Meta:
        model = Patient
        fields = (
            "id",
            "clinic",
            "record_number",
            "identifiers",
            "family_name",
            "given_names",
            "birth_date",
            "sex",
            "email",
            "phone",
            "address",
            "language",
            "responsible",
            "deceased_on",
            "transferred_on",
            "merged_into",
            "signs_in",
            "version",
            "registered_at",
        )
        read_only_fields = fields

    def get_signs_in(self, patient: Patient) -> bool:
        """Whether the patient has a sign-in."""
        return patient.user_id is not None


# Diagnoses ----------------------------------------------------------------------------------------


class LevelSerializer(serializers.ModelSerializer):
    """An affected level with the grade found there."""

    class Meta:
        model = DiagnosisLevel
        fields = ("level", "grade", "slip_percent")
        read_only_fields = fields


class DiagnosisSerializer(serializers.ModelSerializer):
    """A diagnosis as it stands."""

    title = serializers.CharField()
    levels = LevelSerializer(many=True)
    counts = serializers.BooleanField(
        help_text=_("Whether it is a spine disease that holds today, so that the class rests on it")
    )
    recorded_by = PersonSerializer()
    changed_by = PersonSerializer()

    class Meta:
        model = Diagnosis
        fields = (
            "id",
            "catalogue_key",
            "title",
            "kind",
            "code",
            "code_system",
            "region",
            "levels",
            "side",
            "running_excluded",
            "verification",
            "status",
            "counts",
            "onset",
            "imaging_on",
            "imaging_kind",
            "imaging_finding",
            "note",
            "version",
            "recorded_at",
            "recorded_by",
            "changed_at",
            "changed_by",
        )
        read_only_fields = fields


class PatientSearchSerializer(StrictSerializer):
    """What patients are looked for by; all of it together, nothing of it needed."""

    q = serializers.CharField(
        required=False,
        help_text=_("Words of the names, the record number or the birth date, as beginnings"),
    )
    birth_date = serializers.DateField(required=False)
    record_number = serializers.CharField(required=False, help_text=_("The whole record number"))
    responsible = serializers.UUIDField(
        required=False, help_text=_("The id of the responsible clinician")
    )
    clinic = serializers.UUIDField(required=False, help_text=_("The id of the clinic"))


class LevelEntrySerializer(StrictSerializer):
    """An affected level as it is sent."""

    level = OneOf(spine.LEVEL_CHOICES)
    grade = OneOf([("", _("no grade")), *((grade, grade) for grade in spine.GRADES)], default="")
    slip_percent = serializers.DecimalField(
        max_digits=4, decimal_places=1, allow_null=True, default=None
    )


class DiagnosisEntrySerializer(StrictSerializer):
    """A diagnosis as it is sent; who records it, when and for which clinic is not the sender's."""

    catalogue_key = OneOf([(entry.key, entry.title) for entry in catalogue.ENTRIES])
    region = OneOf(spine.REGION_CHOICES)
    levels = LevelEntrySerializer(many=True, required=False)
    code = serializers.CharField(max_length=12, allow_blank=True, required=False)
    code_system = OneOf(CodeSystem.choices, required=False, help_text=_("The clinic's own if none"))
    side = OneOf(Side.choices, required=False)
    running_excluded = OneOf(RunningExcluded.choices, required=False)
    verification = OneOf(Verification.choices, required=False)
    status = OneOf(Status.choices, required=False)
    onset = serializers.DateField(allow_null=True, required=False)
    imaging_on = serializers.DateField(allow_null=True, required=False)
    imaging_kind = OneOf(ImagingKind.choices, required=False)
    imaging_finding = serializers.CharField(allow_blank=True, required=False, trim_whitespace=False)
    note = serializers.CharField(
        allow_blank=True,
        required=False,
        trim_whitespace=False,
        help_text=_("For colleagues; the patient never reads it"),
    )


class CodeSerializer(serializers.Serializer):
    """A code that may be chosen, with our own title; WHO codes stand without one."""

    system = serializers.CharField()
    code = serializers.CharField()
    title = serializers.CharField()


class CatalogueEntrySerializer(serializers.Serializer):
    """A diagnosis that can be recorded."""

    key = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(catalogue.KIND_CHOICES)
    counts_as_spine_disease = serializers.BooleanField()
    regions = serializers.ListField(child=serializers.CharField())
    grading = serializers.CharField(
        allow_null=True, help_text=_("The grade that fits: meyerding, pfirrmann, or none")
    )
    codes = serializers.SerializerMethodField()

    def get_codes(self, entry: catalogue.Entry) -> list[dict[str, str]]:
        """Every code that may be chosen for it."""
        cm = [
            {"system": catalogue.ICD10CM, "code": each.code, "title": str(each.title)}
            for each in entry.icd10cm
        ]
        return [*cm, {"system": catalogue.ICD10, "code": entry.icd10, "title": ""}]
