"""How safety checks look to other systems, and what those may send."""

from rest_framework import serializers

from assessments.models import SafetyCheck, SafetyClearance
from assessments.safety import red_flags, scope
from assessments.safety.answers import ANSWERS
from patients.serializers import OneOf, PersonSerializer, StrictSerializer


def question(words: str) -> OneOf:
    """A question that is answered yes, no or not sure."""
    return OneOf([(answer, answer) for answer in ANSWERS], required=False, help_text=words)


def given(**options) -> serializers.DictField:
    """The answers given, by question."""
    return serializers.DictField(child=serializers.CharField(), **options)


class RedFlagsSerializer(StrictSerializer):
    """The red-flag questions; a follow-up only where its parent is yes or not sure."""

    def get_fields(self):
        """One field for each question."""
        return {flag.id: question(flag.question) for flag in red_flags.RED_FLAGS}


class ConditionsSerializer(StrictSerializer):
    """What the article says nothing about."""

    def get_fields(self):
        """One field for each condition."""
        return {each.id: question(each.question) for each in scope.ASKED}


class SafetyCheckEntrySerializer(StrictSerializer):
    """One round of the questions; one left open is never taken for a no."""

    red_flags = RedFlagsSerializer()
    conditions = ConditionsSerializer()


class NoticeSerializer(serializers.Serializer):
    """What the person who answered reads next."""

    heading = serializers.CharField()
    lines = serializers.ListField(child=serializers.CharField())


class CheckedSerializer(serializers.ModelSerializer):
    """What a round of the questions came to, for whoever answered them."""

    red_flags = given()
    conditions = given(source="scope")
    notice = serializers.SerializerMethodField()

    class Meta:
        model = SafetyCheck
        fields = ("id", "recorded_at", "outcome", "red_flags", "conditions", "notice")
        read_only_fields = fields

    def get_notice(self, check: SafetyCheck) -> NoticeSerializer(allow_null=True):
        """In the words of whoever asked; none where nothing is positive."""
        notice = self.context["notice"]
        return None if notice is None else NoticeSerializer(notice).data


class ClearanceSerializer(serializers.ModelSerializer):
    """What a clinician found, and why the flags are cleared."""

    recorded_by = PersonSerializer()

    class Meta:
        model = SafetyClearance
        fields = ("reason", "recorded_at", "recorded_by")
        read_only_fields = fields


class SafetyCheckSerializer(serializers.ModelSerializer):
    """A safety check as the staff read it."""

    red_flags = given()
    conditions = given(source="scope")
    clearances = ClearanceSerializer(many=True)
    recorded_by = PersonSerializer()

    class Meta:
        model = SafetyCheck
        fields = (
            "id",
            "recorded_at",
            "recorded_by",
            "author_role",
            "at_home",
            "outcome",
            "red_flags",
            "conditions",
            "clearances",
            "layer_version",
        )
        read_only_fields = fields
