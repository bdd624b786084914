"""What is open for one patient, each with the one thing that closes it; derived, never stored."""

from assessments.standing import Standing
from portal.clinic.duties import diary, flags, record, verdict
from portal.clinic.duties.duty import Duty, asks_more, assess_url

__all__ = ["Duty", "asks_more", "assess_url", "of"]


def of(standing: Standing) -> list[Duty]:
    """Everything open, the most urgent first; an emergency comes before and apart from them."""
    return [
        duty
        for find in (
            flags.urgent_flags,
            diary.new_leg_symptoms,
            diary.not_easing,
            diary.worse_next_morning,
            diary.runs_though_excluded,
            verdict.changed_since_signature,
            record.joined,
            flags.safety_check,
            verdict.draft,
            verdict.ready,
            record.stages,
            record.reported,
            record.said_by_the_patient,
            record.proposals,
            record.corrections,
            verdict.consultation,
            verdict.decision,
            verdict.review,
        )
        for duty in find(standing)
    ]
