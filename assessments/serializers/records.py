"""How answers and assessments look to other systems, and what those may send."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from assessments.models import Assessment, AssessmentEnd, Intake
from assessments.models.intake import ANSWERS
from assessments.serializers.guideline import FullAnswerSerializer, texts_list
from patients.serializers import OneOf, PersonSerializer, StrictSerializer

# Answers and drafts -------------------------------------------------------------------------------


class SourceSerializer(serializers.Serializer):
    """Who said it, in which role, and when."""

    role = serializers.CharField()
    who = serializers.CharField()
    at = serializers.CharField()


class ProposalSerializer(SourceSerializer):
    """What the patient says otherwise, until a clinician accepts it or not."""

    value = serializers.CharField()


class IntakeSerializer(serializers.ModelSerializer):
    """The newest snapshot of answers; send its id as `seen_intake` with the next ones."""

    answers = serializers.SerializerMethodField()
    sources = serializers.DictField(child=SourceSerializer())
    proposals = serializers.DictField(child=ProposalSerializer())
    recorded_by = PersonSerializer()

    class Meta:
        model = Intake
        fields = (
            "id",
            "answers",
            "diagnosis_reported",
            "sources",
            "proposals",
            "recorded_at",
            "recorded_by",
            "author_role",
        )
        read_only_fields = fields

    def get_answers(self, intake: Intake) -> dict[str, str]:
        """Every answer; empty where nobody has answered."""
        return {fact: getattr(intake, fact) for fact in ANSWERS}


class AnswersSerializer(StrictSerializer):
    """The guideline's questions with their answers; an empty one takes an answer back."""

    def get_fields(self):
        """One field for each question."""
        return {
            fact: OneOf([(value, value) for value in ("", *values)], required=False)
            for fact, values in ANSWERS.items()
        }


class DraftEntrySerializer(StrictSerializer):
    """What a clinician assesses with."""

    answers = AnswersSerializer()
    declined = serializers.ListField(
        child=OneOf([(fact, fact) for fact in ANSWERS]),
        default=list,
        help_text=_("Questions whose proposal by the patient is not accepted"),
    )
    seen_intake = serializers.UUIDField(
        allow_null=True,
        help_text=_("The id of the answers that you read last, null if there were none"),
    )


class FrozenFactSerializer(serializers.Serializer):
    """An answer as it was when the class was computed, with its source."""

    value = serializers.CharField()
    source = serializers.DictField(child=serializers.CharField())


class FrozenFactsSerializer(serializers.Serializer):
    """The answers that the class was computed from."""

    answers = serializers.DictField(child=FrozenFactSerializer())
    consultation = serializers.CharField()
    decision = serializers.CharField()


class FrozenSpineSerializer(serializers.Serializer):
    """The diagnoses that the class was computed from."""

    diagnoses = serializers.ListField(child=serializers.DictField(child=serializers.CharField()))
    examined = serializers.BooleanField()
    status = serializers.CharField()
    source = serializers.DictField(child=serializers.CharField())


class TraceSerializer(serializers.Serializer):
    """Which row of which factor spoke."""

    factor = serializers.CharField()
    row = serializers.IntegerField()
    rank = serializers.IntegerField()
    claims = texts_list()


class AssessmentEndSerializer(serializers.ModelSerializer):
    """How a signed assessment ended."""

    at = serializers.DateTimeField(source="recorded_at")
    by = PersonSerializer(source="recorded_by")
    replaced_by = serializers.UUIDField(source="replaced_by_id", allow_null=True)

    class Meta:
        model = AssessmentEnd
        fields = ("kind", "at", "by", "replaced_by", "reason")
        read_only_fields = fields


class AssessmentLineSerializer(serializers.ModelSerializer):
    """An assessment in a list."""

    state = serializers.SerializerMethodField()
    signed_class = serializers.SerializerMethodField()
    range = serializers.SerializerMethodField()
    recorded_by = PersonSerializer()
    signed_by = PersonSerializer(allow_null=True)
    plan = serializers.SerializerMethodField(
        help_text=_("The id of the plan that it was signed with")
    )

    class Meta:
        model = Assessment
        fields = (
            "id",
            "state",
            "edition",
            "computed_class",
            "signed_class",
            "range",
            "provisional",
            "revision",
            "recorded_at",
            "recorded_by",
            "changed_at",
            "signed_at",
            "signed_by",
            "signer_role",
            "plan",
        )
        read_only_fields = fields

    def get_state(self, assessment: Assessment) -> str:
        """Draft, signed (in force), superseded or withdrawn."""
        if not assessment.is_signed:
            return "draft"
        return "signed" if assessment.is_in_force else str(assessment.end.kind)

    def get_signed_class(self, assessment: Assessment) -> str | None:
        """The class that a clinician took responsibility for; none in a draft."""
        return assessment.signed_class if assessment.is_signed else None

    def get_range(self, assessment: Assessment) -> list[str]:
        """The best and the worst class that it may turn out to be."""
        return [assessment.range_low, assessment.range_high]

    def get_plan(self, assessment: Assessment) -> str | None:
        """The plan's id."""
        return str(assessment.plan.pk) if hasattr(assessment, "plan") else None


class AssessmentSerializer(AssessmentLineSerializer):
    """An assessment whole: what it rests on, the guideline's answer, and the signature."""

    facts = FrozenFactsSerializer()
    spine = FrozenSpineSerializer()
    answer = FullAnswerSerializer()
    trace = TraceSerializer(many=True)
    override_class = serializers.CharField()
    acknowledgements = serializers.DictField(child=serializers.CharField())
    intake = serializers.UUIDField(source="intake_id")
    safety_check = serializers.UUIDField(source="safety_check_id")
    end = serializers.SerializerMethodField()

    class Meta(AssessmentLineSerializer.Meta):
        fields = (
            *AssessmentLineSerializer.Meta.fields,
            "facts",
            "spine",
            "answer",
            "trace",
            "override_class",
            "override_reason",
            "override_words",
            "acknowledgements",
            "intake",
            "safety_check",
            "end",
        )
        read_only_fields = fields

    def get_end(self, assessment: Assessment) -> AssessmentEndSerializer(allow_null=True):
        """How it ended; none while it is a draft or in force."""
        ended = getattr(assessment, "end", None)
        return None if ended is None else AssessmentEndSerializer(ended).data
