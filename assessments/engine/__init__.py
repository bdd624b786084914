"""How any guideline is evaluated: finite facts, decision tables, the worst factor wins.

The engine knows no medicine. A guideline hands it facts, factors, classes, claims and
recommendations; it checks them when they are loaded, and answers each case with the class,
the range, the deciding questions, what could change, and the trace.
"""

from assessments.engine.conditions import ALWAYS, Condition, Is
from assessments.engine.errors import CaseErrors, GuidelineError
from assessments.engine.facts import Applicability, Domain, Fact
from assessments.engine.parts import (
    Advice,
    Applies,
    Claim,
    Contradiction,
    Mode,
    Recommendation,
    RiskClass,
    Wording,
)
from assessments.engine.rules import Change, DecidingQuestion, Judgement, Rules, Standing
from assessments.engine.tables import ANY, Cell, Factor, Row, one_of

__all__ = [
    "ALWAYS",
    "ANY",
    "Advice",
    "Applicability",
    "Applies",
    "CaseErrors",
    "Cell",
    "Change",
    "Claim",
    "Condition",
    "Contradiction",
    "DecidingQuestion",
    "Domain",
    "Fact",
    "Factor",
    "GuidelineError",
    "Is",
    "Judgement",
    "Mode",
    "Recommendation",
    "RiskClass",
    "Row",
    "Rules",
    "Standing",
    "Wording",
    "one_of",
]
