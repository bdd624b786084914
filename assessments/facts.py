"""From the record to the guideline's facts; each fact knows who said it and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import Intake
from assessments.models.intake import ANSWERS
from assessments.standing import Standing

# The answers that classify; the others only choose advice (guideline, 2.1 and 2.3).
CLASSIFYING = (
    "back_pain",
    "pain_cause",
    "technique",
    "core_strengthening",
    "stretching",
    "regeneration",
    "usual_surface",
    "shoes",
)
ADVISING = tuple(fact for fact in ANSWERS if fact not in CLASSIFYING)


@dataclass(frozen=True)
class Facts:
    """What the record says today, in the guideline's values.

    `diagnoses` are plain rows (kind, running_excluded, verification, status) of all that is
    recorded; `answers` and `advising` hold only what was answered; `sources` says who, in which
    role and when.
    """

    diagnoses: tuple[Mapping[str, str], ...]
    examined: bool
    answers: Mapping[str, str]
    advising: Mapping[str, str]
    consultation: str
    decision: str
    sources: Mapping[str, Mapping[str, str]]
    joined: str = ""  # when another record was last merged into this one, or parted from it

    def with_answers(self, answers: Mapping[str, str]) -> "Facts":
        """The same record with these answers instead, as while somebody is still answering."""
        given = {fact: value for fact, value in answers.items() if value}
        return Facts(
            diagnoses=self.diagnoses,
            examined=self.examined,
            answers={fact: given[fact] for fact in CLASSIFYING if fact in given},
            advising={fact: given[fact] for fact in ADVISING if fact in given},
            consultation=self.consultation,
            decision=self.decision,
            sources=self.sources,
            joined=self.joined,
        )

    def frozen(self) -> dict:
        """Everything as plain values, the way an assessment keeps it."""
        return {
            "answers": {
                fact: {"value": value, "source": dict(self.sources.get(fact, {}))}
                for fact, value in {**self.answers, **self.advising}.items()
            },
            "consultation": self.consultation,
            "decision": self.decision,
        }

    def frozen_spine(self) -> dict:
        """The diagnoses as they stood, and whether the spine was examined."""
        return {
            "diagnoses": [dict(diagnosis) for diagnosis in self.diagnoses],
            "examined": self.examined,
            "source": dict(self.sources.get("spine_status", {})),
            **({"joined": self.joined} if self.joined else {}),
        }


def gather(standing: Standing) -> Facts:
    """The facts of one patient's record as it stands."""
    answered = answers_of(standing)
    said = standing.intake.sources if standing.intake else {}
    sources = {fact: said[fact] for fact in answered if fact in said}
    sources["spine_status"] = _source_of_spine(standing)
    return Facts(
        diagnoses=diagnoses_of(standing),
        examined=standing.is_examined,
        answers={fact: value for fact, value in answered.items() if fact in CLASSIFYING},
        advising={fact: value for fact, value in answered.items() if fact in ADVISING},
        consultation=standing.consultation.speciality if standing.consultation else "",
        decision=standing.choice,
        sources=sources,
        joined=joined_of(standing),
    )


def joined_of(standing: Standing) -> str:
    """Which records make up this one, by when that changed last; empty where it never did."""
    joined = standing.patient.joined_at
    return joined.isoformat() if joined else ""


def answers_of(standing: Standing) -> dict[str, str]:
    """Every answer that stands, by its fact; what nobody answered is left out."""
    intake = standing.intake or Intake()
    return {fact: getattr(intake, fact) for fact in ANSWERS if getattr(intake, fact)}


def diagnoses_of(standing: Standing) -> tuple[dict[str, str], ...]:
    """All that is recorded, as plain rows."""
    return tuple(
        {
            "key": diagnosis.catalogue_key,
            "id": str(diagnosis.pk),
            "kind": diagnosis.kind,
            "running_excluded": diagnosis.running_excluded,
            "verification": diagnosis.verification,
            "status": diagnosis.status,
        }
        for diagnosis in standing.diagnoses
    )


def _source_of_spine(standing: Standing) -> dict[str, str]:
    """Who said last what the spine has: the newest counting diagnosis, else the examination."""
    if standing.counting:
        newest = max(standing.counting, key=lambda diagnosis: diagnosis.changed_at)
        return {
            "role": "",
            "who": str(newest.changed_by),
            "at": newest.changed_at.isoformat(),
        }
    if standing.examination:
        return {
            "role": "",
            "who": str(standing.examination.recorded_by),
            "at": standing.examination.recorded_at.isoformat(),
        }
    return {"role": "", "who": _("nobody has examined the spine"), "at": ""}
