"""How signed plans look: whole to the staff, and in their own words to the patient."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from assessments.models import Plan, PlanItem
from assessments.models.decision import Choice
from assessments.serializers.guideline import one_of, texts_list
from assessments.serializers.safety import NoticeSerializer
from assessments.standing import PENDING
from patients.serializers import PersonSerializer

# For the staff ------------------------------------------------------------------------------------


class PlanItemSerializer(serializers.ModelSerializer):
    """An activity, a recommendation or an own item, with its frozen texts by language."""

    claims = texts_list()
    texts = serializers.DictField(child=serializers.DictField())

    class Meta:
        model = PlanItem
        fields = (
            "position",
            "kind",
            "mode",
            "activity",
            "recommendation",
            "dose",
            "frequency",
            "claims",
            "texts",
        )
        read_only_fields = fields


class LeftOutSerializer(serializers.Serializer):
    """What the guideline makes automatic and the clinician took out, with the reason."""

    id = serializers.CharField()
    reason = serializers.CharField()


class PlanLineSerializer(serializers.ModelSerializer):
    """A plan in a list."""

    assessment = serializers.UUIDField(source="assessment_id")
    in_force = serializers.BooleanField(source="assessment.is_in_force")
    signed_at = serializers.DateTimeField(source="assessment.signed_at")
    signed_by = PersonSerializer(source="assessment.signed_by")

    class Meta:
        model = Plan
        fields = (
            "id",
            "assessment",
            "class_code",
            "in_force",
            "signed_at",
            "signed_by",
            "review_on",
        )
        read_only_fields = fields


class PlanSerializer(PlanLineSerializer):
    """A plan whole, every text as it was frozen at the signature."""

    texts = serializers.DictField(child=serializers.DictField(), help_text=_("By language"))
    left_out = LeftOutSerializer(many=True)
    items = PlanItemSerializer(many=True)

    class Meta(PlanLineSerializer.Meta):
        fields = (
            *PlanLineSerializer.Meta.fields,
            "language",
            "texts",
            "items",
            "left_out",
            "stop_rule_kind",
            "own_stop_rule",
            "movement_cautions",
        )
        read_only_fields = fields


# For the patient ----------------------------------------------------------------------------------


class ClaimWordsSerializer(serializers.Serializer):
    """A claim of the article behind a sentence."""

    id = serializers.CharField()
    paragraph = serializers.IntegerField()
    text = serializers.CharField()


class StudiesSerializer(serializers.Serializer):
    """What studies say for and against, in plain words, and where that stands."""

    text = serializers.CharField()
    sources = texts_list()


class GroundsSerializer(serializers.Serializer):
    """Why a sentence stands there: claims, what studies say of them, how sure that is."""

    claims = ClaimWordsSerializer(many=True)
    evidence = StudiesSerializer(many=True)
    level = serializers.CharField()


class ClassTitleSerializer(serializers.Serializer):
    """The class in the patient's words."""

    title = serializers.CharField(source="class_title")
    text = serializers.CharField(source="class_text")
    grounds = GroundsSerializer(source="class_grounds")


class OptionSerializer(serializers.Serializer):
    """An activity: what it is, why, how to begin, what to mind, how often."""

    name = serializers.CharField()
    what = serializers.CharField()
    why = serializers.CharField()
    begin = serializers.CharField()
    mind = serializers.CharField()
    often = serializers.CharField()
    note = serializers.CharField()
    grounds = GroundsSerializer()


class LineSerializer(serializers.Serializer):
    """An activity or an own item in its place, in short."""

    name = serializers.CharField()
    often = serializers.CharField()


class OwnItemSerializer(serializers.Serializer):
    """Something that the doctor added in words."""

    title = serializers.CharField()
    dose = serializers.CharField()


class PatientAdviceSerializer(serializers.Serializer):
    """A recommendation in the patient's words."""

    text = serializers.CharField()
    dose = serializers.CharField()
    grounds = GroundsSerializer()


class ThenSerializer(serializers.Serializer):
    """What the plan would tell the patient after a change, and what no longer."""

    holds = texts_list()
    gone = texts_list()


class ConditionSerializer(serializers.Serializer):
    """A condition that is not met, or not known to be."""

    text = serializers.CharField()
    strength = serializers.CharField()
    effect = serializers.CharField()
    then = ThenSerializer()
    grounds = GroundsSerializer()


class StopRuleSerializer(serializers.Serializer):
    """What to do when it hurts."""

    kind = one_of(Plan.StopRule.values)
    heading = serializers.CharField()
    intro = serializers.CharField()
    steps = texts_list()
    source = serializers.CharField()
    grounds = GroundsSerializer()


class ConsultedSerializer(serializers.Serializer):
    """What a specialist said."""

    heading = serializers.CharField()
    who = serializers.CharField()
    on = serializers.DateField()
    outcome = serializers.CharField()


class PatientPlanSerializer(serializers.Serializer):
    """The plan as the patient reads it, as things stand; nothing that is written for colleagues."""

    shown_class = serializers.SerializerMethodField(
        help_text=_("None where the clinic shows the class to clinicians only")
    )
    markers = texts_list()
    health_notes = texts_list()
    consultation = ConsultedSerializer(allow_null=True)
    in_order = LineSerializer(many=True)
    options = OptionSerializer(many=True)
    running_option = OptionSerializer(allow_null=True)
    own_items = OwnItemSerializer(many=True)
    movement_cautions = serializers.CharField()
    running = serializers.CharField()
    running_advice = PatientAdviceSerializer(many=True)
    conditions_intro = PatientAdviceSerializer(allow_null=True)
    conditions = ConditionSerializer(many=True)
    all_conditions = serializers.CharField()
    all_conditions_then = ThenSerializer()
    cannot_change = texts_list()
    advice = PatientAdviceSerializer(many=True)
    against_advice_heading = serializers.CharField()
    against_advice = PatientAdviceSerializer(many=True)
    stop_rule = StopRuleSerializer()
    help_lines = texts_list()
    emergency_number = serializers.CharField()
    clinic_name = serializers.CharField()
    clinic_phone = serializers.CharField()
    review_on = serializers.DateField(allow_null=True)
    signed_by = serializers.CharField()
    signed_on = serializers.DateTimeField()
    edition = serializers.CharField()
    provenance = serializers.CharField()

    def get_shown_class(self, page) -> ClassTitleSerializer(allow_null=True):
        """The class, where patients see it."""
        return ClassTitleSerializer(page).data if page.shows_class else None


class OwnPlanSerializer(serializers.Serializer):
    """One's own plan and decision; while a red flag is open, what to do about that instead."""

    held_back = one_of(("emergency", "urgent"), allow_null=True)
    notice = NoticeSerializer(allow_null=True)
    decision = one_of((PENDING, *Choice.values))
    plan_id = serializers.UUIDField(allow_null=True)
    plan = PatientPlanSerializer(allow_null=True)
