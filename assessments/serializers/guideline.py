"""The guideline's data and the contract of `evaluate`, as they stand in the OpenAPI document."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from assessments.guidelines import EDITIONS
from assessments.guidelines.contract import CIRCUMSTANCES, RECORDED
from assessments.models.assessment import ClassCode

KINDS = (
    "discopathy",
    "spondylolisthesis",
    "other_spine_disease",
    "symptom",
    "cause",
    "emergency",
)


def texts_list(**options) -> serializers.ListField:
    """A list of strings."""
    return serializers.ListField(child=serializers.CharField(), **options)


def one_of(values, **options) -> serializers.ChoiceField:
    """A value that stands for itself."""
    return serializers.ChoiceField([(str(value), str(value)) for value in values], **options)


def class_range(**options) -> serializers.ListField:
    """The best and the worst class that something may turn out to be."""
    return serializers.ListField(
        child=one_of(ClassCode.values), min_length=2, max_length=2, **options
    )


# The edition --------------------------------------------------------------------------------------


class EditionLineSerializer(serializers.Serializer):
    """An edition by name."""

    id = serializers.CharField()
    in_force_from = serializers.DateField()
    in_force = serializers.BooleanField()


class WordingSerializer(serializers.Serializer):
    """How a class reads for one reason; what belongs to the other audience is empty."""

    reason = serializers.CharField()
    name = serializers.CharField()
    label = serializers.CharField()
    duty = serializers.CharField()
    text = serializers.CharField()


class RiskClassSerializer(serializers.Serializer):
    """One of the classes, best to worst."""

    code = one_of(ClassCode.values)
    rank = serializers.IntegerField()
    definition = serializers.CharField()
    claims = texts_list()
    wordings = WordingSerializer(many=True)


class OnlyWhenSerializer(serializers.Serializer):
    """The variable and its values on which another one depends."""

    variable = serializers.CharField()
    values = texts_list()


class ValueSerializer(serializers.Serializer):
    """A value that may be given, and what it may turn out to be: itself, unless it is unknown."""

    value = serializers.CharField()
    label = serializers.CharField()
    may_be = texts_list()


class VariableSerializer(serializers.Serializer):
    """A question of the guideline, its values best to worst."""

    name = serializers.CharField()
    label = serializers.CharField()
    question = serializers.CharField()
    help = serializers.CharField()
    required = serializers.BooleanField()
    default = serializers.CharField(allow_null=True)
    only_when = OnlyWhenSerializer(allow_null=True)
    supplied_by = texts_list()
    values = ValueSerializer(many=True)
    claims = texts_list()


class RowSerializer(serializers.Serializer):
    """One row of a factor's table: for these values, this class."""

    number = serializers.IntegerField()
    when = serializers.DictField(child=texts_list())
    gives = one_of(ClassCode.values)
    rank = serializers.IntegerField()
    strength = serializers.CharField(allow_null=True)
    says = serializers.CharField()
    claims = texts_list()


class FactorSerializer(serializers.Serializer):
    """One side of the case; the worst factor decides."""

    name = serializers.CharField()
    title = serializers.CharField()
    reads = texts_list()
    changeable = serializers.BooleanField()
    way_out = serializers.DictField(child=serializers.CharField())
    cannot_change = serializers.CharField()
    rows = RowSerializer(many=True)


class AppliesSerializer(serializers.Serializer):
    """In which classes, in which mode and when a recommendation applies."""

    classes = texts_list()
    mode = serializers.CharField()
    when = serializers.CharField()


class WordedSerializer(serializers.Serializer):
    """One of several texts."""

    wording = serializers.CharField()
    text = serializers.CharField()


class RecommendationSerializer(serializers.Serializer):
    """What is advised, and exactly when."""

    id = serializers.CharField()
    name = serializers.CharField()
    applies = AppliesSerializer(many=True)
    texts = WordedSerializer(many=True)
    claims = texts_list()


class ClaimSerializer(serializers.Serializer):
    """One statement of the article, in our words, and the rules that rest on it."""

    id = serializers.CharField()
    paragraph = serializers.IntegerField()
    kind = serializers.CharField()
    text = serializers.CharField()
    used_by = texts_list()


class EditionSerializer(serializers.Serializer):
    """An edition, whole."""

    id = serializers.CharField()
    in_force_from = serializers.DateField()
    audience = serializers.CharField()
    language = serializers.CharField()
    languages = texts_list()
    review_status = serializers.CharField()
    provenance = serializers.CharField()
    classes = RiskClassSerializer(many=True)
    variables = VariableSerializer(many=True)
    circumstances = VariableSerializer(many=True)
    factors = FactorSerializer(many=True)
    recommendations = RecommendationSerializer(many=True)
    claims = ClaimSerializer(many=True)


class GuidelineSerializer(serializers.Serializer):
    """The editions there are, and the one in force."""

    editions = EditionLineSerializer(many=True)
    in_force = EditionSerializer()


# The contract of `evaluate`: documented here, checked by assessments.guidelines.contract ---------


class CaseDiagnosisSerializer(serializers.Serializer):
    """A diagnosis of a case; only its kind is required."""

    kind = one_of(KINDS)
    running_excluded = one_of(("no", "not_judged", "yes"), required=False)
    verification = one_of(
        ("confirmed", "patient_reported", "refuted", "entered_in_error"), required=False
    )
    status = one_of(("active", "resolved"), required=False)


class CaseSerializer(serializers.Serializer):
    """One case: the spine by its status, or by diagnoses with examined; and the answers."""

    id = serializers.CharField(required=False, help_text=_("Given back with the answer"))
    diagnoses = CaseDiagnosisSerializer(many=True, required=False)
    examined = serializers.BooleanField(required=False)

    def get_fields(self):
        """With the edition's variables, and what advice depends on."""
        newest = list(EDITIONS.values())[-1]
        recorded = newest.rules.circumstances
        return {
            **super().get_fields(),
            **{
                name: one_of(fact.values, required=name == "back_pain")
                for name, fact in newest.facts.items()
            },
            **{
                name: one_of(RECORDED.get(name) or recorded[name].values, required=False)
                for name in CIRCUMSTANCES
            },
        }


class DecidingQuestionSerializer(serializers.Serializer):
    """An unknown variable, and the range that each answer to it would leave."""

    fact = serializers.CharField()
    ranges = serializers.DictField(child=class_range())


class ChangeSerializer(serializers.Serializer):
    """What a person can change, and the class that would follow."""

    factors = texts_list()
    answers = serializers.DictField(child=serializers.CharField())

    def get_fields(self):
        """With `class`, which is no name for an attribute."""
        return {**super().get_fields(), "class": one_of(ClassCode.values)}


class AdviceSerializer(serializers.Serializer):
    """A recommendation that applies."""

    id = serializers.CharField()
    mode = one_of(("automatic", "offered", "if_running"))
    claims = texts_list()


class FullAnswerSerializer(serializers.Serializer):
    """The guideline's answer: class, range, reasons, questions, way out and advice."""

    edition = serializers.CharField()
    rank = serializers.IntegerField(min_value=0, max_value=4)
    label = serializers.CharField()
    provisional = serializers.BooleanField()
    reasons = texts_list()
    factors = serializers.DictField(child=serializers.IntegerField())
    range = class_range()
    deciding_questions = DecidingQuestionSerializer(many=True)
    changes = ChangeSerializer(many=True)
    recommendations = AdviceSerializer(many=True)
    warnings = texts_list()

    def get_fields(self):
        """With `class`, which is no name for an attribute."""
        return {**super().get_fields(), "class": one_of(ClassCode.values)}


class AnswerSerializer(FullAnswerSerializer):
    """The answer to one case."""

    id = serializers.CharField(allow_null=True)


class RefusedCaseSerializer(serializers.Serializer):
    """A case that cannot be classified, with a sentence for each field."""

    id = serializers.CharField(allow_null=True)
    errors = serializers.DictField(child=serializers.CharField())
